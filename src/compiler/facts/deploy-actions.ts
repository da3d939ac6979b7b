/** What a deployment needs of IAM, by the types of resources that it deploys. */
import facts from "./deploy-actions.json" with { type: "json" };

const actionsByType: Readonly<Record<string, readonly string[]>> = facts.types;
const reads: Readonly<Record<string, readonly string[]>> = facts.reads;

export type ActionGroup = keyof typeof facts.groups;

/** The parts that a deployment's rights are cut into, each below the size that a policy may have. */
export const actionGroups = Object.keys(facts.groups) as readonly ActionGroup[];

/** What the table says of a type, by its token; undefined where it says nothing, which is a gap. */
export function coverageOf(token: string): "actions" | "path" | "hand" | "none" | undefined {
  const fits = (prefixes: readonly string[]) => prefixes.some((prefix) => token.startsWith(prefix));
  if (fits(facts.path)) return "path";
  if (fits(Object.keys(facts.hand))) return "hand";
  if (fits(Object.keys(facts.none))) return "none";
  return fits(Object.keys(facts.types)) ? "actions" : undefined;
}

/** The actions that make, change, and remove resources of these types: sorted, none that another's wildcard covers. */
export function writingActions(tokens: Iterable<string>, group: ActionGroup): readonly string[] {
  const services: readonly string[] = facts.groups[group];
  const wanted = matching(facts.types, tokens)
    .flatMap((prefix) => actionsByType[prefix] ?? [])
    .filter((action) => services.includes(serviceOf(action)));
  const actions = [...new Set(wanted)].sort();
  return actions.filter((action) => !actions.some((other) => other !== action && covers(other, action)));
}

/** The actions that read what resources of these types are, of every service that they belong to; sorted. */
export function readingActions(tokens: Iterable<string>): readonly string[] {
  const services = new Set(
    matching(facts.types, tokens).flatMap((prefix) => (actionsByType[prefix] ?? []).map(serviceOf)),
  );
  return [...services].flatMap((service) => (reads[service] ?? []).map((action) => `${service}:${action}`)).sort();
}

/** The principals of the service-linked roles that AWS makes when the first resource of these types is made; sorted. */
export function linkedRoles(tokens: Iterable<string>): readonly string[] {
  const linked: Readonly<Record<string, string>> = facts.linked;
  return [...new Set(matching(linked, tokens).flatMap((prefix) => linked[prefix] ?? []))].sort();
}

/** `ec2` of `ec2:CreateVpc`. */
export function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(":"));
}

function matching(table: object, tokens: Iterable<string>): readonly string[] {
  const all = [...tokens];
  return Object.keys(table).filter((prefix) => all.some((token) => token.startsWith(prefix)));
}

function covers(pattern: string, action: string): boolean {
  return pattern.endsWith("*") && action.startsWith(pattern.slice(0, -1));
}
