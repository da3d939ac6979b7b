/** Names of environment variables that a container cannot have for itself. */
import facts from "./reserved-variables.json" with { type: "json" };

const names = facts.names as Readonly<Record<string, string>>;

/** Why a name is reserved, to follow "the variable …"; `undefined` where it is free. */
export function reservedVariable(name: string): string | undefined {
  if (Object.hasOwn(names, name)) return names[name];
  return Object.entries(facts.prefixes).find(([prefix]) => name.startsWith(prefix))?.[1];
}
