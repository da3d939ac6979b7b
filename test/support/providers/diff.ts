/** Diff: what changed between the inputs of two checks, and whether it replaces the object: the measured facts decide. */
import { replacementOf } from "../../../src/analysis/replacement.ts";
import type { PathStep } from "../../../src/graph/values.ts";
import { isRecord, type Wire } from "../../../src/graph/wire.ts";
import { autoNameProperty, isAutoNamed } from "./check.ts";
import { plainProperties } from "./properties.ts";
import type { Properties } from "./store.ts";

export interface Change {
  readonly path: readonly PathStep[];
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

export interface Diff {
  readonly changes: readonly Change[];
  readonly deleteBeforeReplace: boolean;
}

/** Compares the inputs of an object with those that it shall have. */
export function diffInputs(type: string, olds: Properties, news: Properties): Diff {
  const before = plainProperties(olds);
  const after = plainProperties(news);
  const changes = [...changesBetween(ownOf(before), ownOf(after), [])].map((change) => ({
    ...change,
    replaces: isReplaced(type, change.path),
  }));
  // Two objects cannot have one name: pulumi-terraform-bridge deletes first where the name is given and stays.
  const property = autoNameProperty(type);
  const named = property !== undefined && !isAutoNamed(after) && before[property] === after[property];
  return { changes, deleteBeforeReplace: named && changes.some(({ replaces }) => replaces) };
}

/** `tags.Name`, `tags["a.b"]`, `ports[0].from`: Pulumi's notation of property paths. */
export function formatPath(path: readonly PathStep[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}

function isReplaced(type: string, path: readonly PathStep[]): boolean {
  // In another region it is another object; the measured facts have no region.
  return path[0] === "region" || replacementOf(type, path) === "replace";
}

function ownOf(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([property]) => !property.startsWith("__")));
}

function* changesBetween(
  before: Wire | undefined,
  after: Wire | undefined,
  path: readonly PathStep[],
): Generator<Omit<Change, "replaces">> {
  if (before === undefined || before === null) {
    if (after !== undefined && after !== null) yield { path, kind: "add" };
  } else if (after === undefined || after === null) {
    yield { path, kind: "delete" };
  } else if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let index = 0; index < length; index++) yield* changesBetween(before[index], after[index], [...path, index]);
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* changesBetween(before[key], after[key], [...path, key]);
    }
  } else if (before !== after) {
    yield { path, kind: "update" };
  }
}
