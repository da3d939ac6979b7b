/** Names of environments in messages. */
import type { RuleContext } from "./rule.ts";

/** `"production" and "staging"`, each once, sorted. */
export function namesOf(contexts: readonly RuleContext[]): string {
  const names = [...new Set(contexts.map(({ environment }) => environment))].sort().map((name) => `"${name}"`);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
