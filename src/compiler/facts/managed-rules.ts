/** AWS's rule groups for web ACLs, by the names of the language. */
import facts from "./managed-rules.json" with { type: "json" };

export type ManagedRules = keyof typeof facts.groups;

export interface ManagedGroup {
  /** AWS's name. */
  readonly group: string;
  /** Rules that only count. */
  readonly count: readonly string[];
}

/** In the order in which a web ACL asks them. */
export const groupNames = Object.keys(facts.groups) as [ManagedRules, ...ManagedRules[]];

export function managedGroup(name: ManagedRules): ManagedGroup {
  return facts.groups[name];
}
