/** Whether a change to a property replaces the resource: measured or read facts, looked up by the property's path. */
import type { PathStep } from "../graph/values.ts";
import atlas from "./replacement/atlas-replacement.json" with { type: "json" };
import aws from "./replacement/aws-replacement.json" with { type: "json" };

export type ChangeClass = "replace" | "update" | "unknown";

interface TypeFacts {
  readonly replace: readonly string[];
  readonly update: readonly string[];
  readonly unmeasured: readonly string[];
}

interface MeasuredPath {
  readonly segments: readonly string[];
  readonly change: ChangeClass;
}

const types: Readonly<Record<string, TypeFacts>> = { ...aws.types, ...atlas.types };
const indexes = new Map<string, readonly MeasuredPath[]>();

/**
 * What a change at a path does to a resource of type `token`. Indices in the path are passed over. The longest measured
 * path on the way decides; where the path ends above measured ones (a whole block was added or removed), they decide
 * if they agree. Anything else, unmeasured properties and types among it, is unknown.
 */
export function replacementOf(token: string, path: readonly PathStep[]): ChangeClass {
  const segments = path.filter((step) => typeof step === "string");
  if (segments.length === 0) return "unknown";
  const measured = measuredPaths(token);
  const above = measured.filter((fact) => isPrefix(fact.segments, segments));
  const longest = Math.max(0, ...above.map((fact) => fact.segments.length));
  if (longest > 0) return agreed(above.filter((fact) => fact.segments.length === longest));
  return agreed(measured.filter((fact) => fact.segments.length > segments.length && isPrefix(segments, fact.segments)));
}

function agreed(found: readonly MeasuredPath[]): ChangeClass {
  const [first, ...rest] = found;
  return first && rest.every(({ change }) => change === first.change) ? first.change : "unknown";
}

function isPrefix(shorter: readonly string[], longer: readonly string[]): boolean {
  return (
    shorter.length <= longer.length &&
    shorter.every((segment, index) =>
      index === 0 ? segment === longer[0] : singular(segment) === singular(longer[index] ?? ""),
    )
  );
}

/** Pulumi names lists in the plural, the measured nested segments have Terraform's singular. */
function singular(segment: string): string {
  if (/[^aeiou]ies$/.test(segment)) return `${segment.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z|us)es$/.test(segment)) return segment.slice(0, -2);
  return /[^su]s$/.test(segment) ? segment.slice(0, -1) : segment;
}

function measuredPaths(token: string): readonly MeasuredPath[] {
  const known = indexes.get(token);
  if (known) return known;
  const type = Object.hasOwn(types, token) ? types[token] : undefined;
  const paths = (list: readonly string[] | undefined, change: ChangeClass) =>
    (list ?? []).map((path) => ({ segments: path.split("."), change }));
  const index = [
    ...paths(type?.replace, "replace"),
    ...paths(type?.update, "update"),
    ...paths(type?.unmeasured, "unknown"),
  ];
  indexes.set(token, index);
  return index;
}
