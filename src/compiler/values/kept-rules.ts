/** Which rules of compliance a platform keeps. */
import { CONFIG_RULES, type ConfigRuleName } from "../facts/config-rules.ts";

export interface ChosenRules {
  readonly rules: "baseline" | readonly ConfigRuleName[];
  readonly except: readonly { readonly rule: ConfigRuleName }[];
}

/** Those that are listed, or all, without those that are left out; in the order of the table. */
export function keptRules({ rules, except }: ChosenRules): readonly ConfigRuleName[] {
  const left = new Set(except.map(({ rule }) => rule));
  return CONFIG_RULES.filter((name) => (rules === "baseline" || rules.includes(name)) && !left.has(name));
}
