/** Compares what exists in the simulated cloud with what the compiler planned. */
import type { PlanStack } from "../../src/analysis/plan.ts";
import { archiveWire, isRecord, UNKNOWN, type Wire } from "../../src/graph/wire.ts";
import type { CloudObject } from "./cloud.ts";

/**
 * What is not as planned: an object without a plan or a plan without an object, an input with another value, one that
 * nobody planned. What the plan leaves unknown has to have a value. Inputs that providers add by themselves are let pass:
 * the automatic name and the tags of all.
 */
export function differencesFromPlan(plan: PlanStack, objects: readonly CloudObject[]): readonly string[] {
  const planned = new Map(plan.resources.filter(({ provider }) => provider !== null).map((one) => [one.urn, one]));
  const found = new Map(objects.map((object) => [object.urn, object]));
  const differences: string[] = [];
  for (const { urn } of objects) if (!planned.has(urn)) differences.push(`${urn} is not planned`);
  for (const { urn, type, name, inputs } of planned.values()) {
    if (isComponent(type)) continue;
    const object = found.get(urn);
    if (object === undefined) {
      differences.push(`${urn} does not exist`);
      continue;
    }
    const made = new Set(["__defaults", "tagsAll", ...((object.inputs["__defaults"] ?? []) as readonly string[])]);
    const actual = Object.fromEntries(Object.entries(object.inputs).filter(([property]) => !made.has(property)));
    for (const difference of differing(inputs, actual, "")) differences.push(`${type} ${name}${difference}`);
  }
  return differences.sort();
}

function isComponent(type: string): boolean {
  return type.startsWith("awsx:");
}

/** An archive, or one of its texts: both have the member by which Pulumi marks what is no plain value. */
function isArchivePart(value: { readonly [key: string]: Wire }): boolean {
  const [mark = ""] = Object.keys(archiveWire({}) as object).filter((key) => key !== "assets");
  return mark in value && ("assets" in value || "text" in value);
}

function* differing(planned: Wire | undefined, actual: Wire | undefined, path: string): Generator<string> {
  if (planned === UNKNOWN && actual !== undefined && actual !== null && actual !== "") return;
  if (Array.isArray(planned) && Array.isArray(actual)) {
    const length = Math.max(planned.length, actual.length);
    for (let index = 0; index < length; index++) yield* differing(planned[index], actual[index], `${path}[${index}]`);
  } else if (isRecord(planned) && isRecord(actual)) {
    for (const key of new Set([...Object.keys(planned), ...Object.keys(actual)])) {
      // Beside the texts of archives the engine puts their hashes.
      if (key === "hash" && isArchivePart(planned)) continue;
      yield* differing(planned[key], actual[key], `${path}.${key}`);
    }
  } else if (planned !== actual) {
    yield `${path}: planned ${JSON.stringify(planned)}, made ${JSON.stringify(actual)}`;
  }
}
