/** What AWS Config records and keeps, with the rules of the baseline chosen. */
import { CONFIG_RULES, type ConfigRuleName } from "../facts/config-rules.ts";
import type { ResolvedCompliance, ResolvedSpec } from "../overlay/resolved.ts";
import { keptRules } from "../values/kept-rules.ts";

export interface ComplianceModel {
  readonly recorder: ResolvedCompliance["recorder"];
  /** Days for which the account's bucket keeps what was recorded. */
  readonly retentionDays: number;
  /** Those that are kept, in the order of the table. */
  readonly rules: readonly ConfigRuleName[];
  /** Those that are left out, in the order of the table, and why. */
  readonly except: readonly { readonly rule: ConfigRuleName; readonly reason: string }[];
  readonly parameters: ResolvedCompliance["parameters"];
  /** Those of `rules` whose findings are put right at once, in the order of the table. */
  readonly remediate: readonly ConfigRuleName[];
  /** Whether somebody is told. */
  readonly notify: boolean;
}

export function buildCompliance({ compliance, observability }: ResolvedSpec): ComplianceModel | undefined {
  if (compliance === undefined) return undefined;
  const rules = keptRules(compliance);
  return {
    recorder: compliance.recorder,
    retentionDays: Number(compliance.retention.slice(0, -1)),
    rules,
    except: CONFIG_RULES.flatMap((name) => compliance.except.find(({ rule }) => rule === name) ?? []),
    parameters: compliance.parameters,
    remediate: rules.filter((name) => compliance.remediate.includes(name)),
    notify: compliance.notify && observability.notify !== undefined,
  };
}
