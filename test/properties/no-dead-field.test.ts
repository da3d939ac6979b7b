/**
 * No dead field: for every leaf of the language, two valid values in a minimal context that makes it relevant give a
 * different graph, another place for the state, other workflows, another estimate or table of backups, or other findings. Origins do not
 * count, nor what stands under `ignoreChanges`, nor that a finding repeats the value. There are no exceptions.
 */
import { expect, it } from "vitest";
import * as z from "zod";
import { checkBudgets } from "../../src/analysis/cost/budget.ts";
import { estimateStack } from "../../src/analysis/cost/estimate.ts";
import { locateState } from "../../src/cli/run/state.ts";
import { protectionOf } from "../../src/compiler/model/protection.ts";
import { unwrap } from "../../src/compiler/schema/describe.ts";
import { merged } from "../../src/compiler/schema/environment.ts";
import type { GraphNode } from "../../src/graph/graph.ts";
import { compiled, errorsOf } from "../support/compiled.ts";
import { type Plain, type PlainMap, type PlainSpec, sourcesOf } from "../support/generators/yaml-object.ts";
import type { LeafCase } from "../support/leaf-case.ts";
import { CONCRETE, ENVIRONMENT, leafCases, MINIMAL } from "../support/leaf-cases.ts";
import { workflowsOf } from "../support/scenarios.ts";

const environmentKeys = ["account", "protected"];

/** The paths of all leaves below a type. */
function leavesOf(type: z.core.$ZodType, path: string): string[] {
  const inner = unwrap(type);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape as Record<string, z.core.$ZodType>).flatMap(([key, member]) =>
      leavesOf(member, path === "" ? key : `${path}.${key}`),
    );
  }
  if (inner instanceof z.ZodRecord) return leavesOf(inner.valueType, `${path}.*`);
  if (inner instanceof z.ZodArray) return leavesOf(inner.element, `${path}[]`);
  if (inner instanceof z.ZodUnion) return [...new Set(inner.options.flatMap((option) => leavesOf(option, path)))];
  return [path];
}

const leaves = leavesOf(merged, "");

it("every leaf has a context, and every context a leaf", () => {
  expect(Object.keys(leafCases).sort()).toEqual([...leaves].sort());
});

it.each(Object.entries(leafCases))("%s", (path, one) => {
  const effects = one.values.map((value) => effectOf(path, one, value));
  if (one.absent !== undefined) effects.push(effectOf(path, one, undefined));
  expect(effects.length, `values of ${path} to compare`).toBeGreaterThan(1);
  expect(new Set(effects).size, `values of ${path} that make a difference`).toBe(effects.length);
});

/** What a value does; without one, what the case is without its section. */
function effectOf(path: string, one: LeafCase, value: Plain | undefined): string {
  const { platform = {}, beside = {}, environment = {}, others = {}, absent } = one;
  const whole = over(over(MINIMAL, platform), beside[String(value)] ?? {});
  const base = value === undefined ? without(whole, absent) : whole;
  const concrete = CONCRETE.reduce((text, [pattern, name]) => text.replace(pattern, name), path);
  // A union of a list and a scalar: the case gives the whole list.
  const steps = (Array.isArray(value) ? concrete.replace("[]", "") : concrete.replaceAll("[]", ".0")).split(".");
  const own = environmentKeys.includes(steps[0] ?? "");
  const spec: PlainSpec = {
    platform: own || value === undefined ? base : put(base, steps, value),
    environments: {
      production:
        own && value !== undefined ? put(over(ENVIRONMENT, environment), steps, value) : over(ENVIRONMENT, environment),
      ...others,
    },
    inventories: one.inventory === undefined ? {} : { production: one.inventory },
  };
  const sources = sourcesOf(spec);
  const { graph, delivery, diagnostics, environments = [] } = compiled(sources);
  expect(errorsOf(diagnostics, sources), `${path}: ${JSON.stringify(value)}`).toEqual([]);
  const stacks = graph?.stacks.map(({ nodes, ...stack }) => ({ ...stack, nodes: nodes.map(withoutIgnored) }));
  const state = environments.map(({ spec: own }) => locateState(own.state, "/project", "/project/spec"));
  const workflows = [...workflowsOf({ delivery })];
  const found = [...diagnostics, ...(graph ? checkBudgets(graph, environments) : [])];
  const findings = found.map(({ code, environments }) => [code, environments]);
  const [{ spec: first } = { spec: undefined }] = environments;
  const costs = graph?.stacks.map((stack) => first && estimateStack(stack, first.cost.usage).total);
  const protection = environments.map(({ spec: own }) => protectionOf(own));
  return JSON.stringify({ stacks, state, workflows, costs, findings, protection });
}

function withoutIgnored({ origin: _, ...node }: GraphNode): object {
  const ignored = new Set(node.options.ignoreChanges);
  return { ...node, inputs: Object.fromEntries(Object.entries(node.inputs).filter(([key]) => !ignored.has(key))) };
}

function without(map: PlainMap, key: string | undefined): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([one]) => one !== key));
}

/** Sections of the case take the place of the base's. */
function over(base: PlainMap, own: PlainMap): PlainMap {
  return { ...base, ...own };
}

/** A copy with the value at a path, whose steps are made where they are missing; 0 is an index. */
function put(container: Plain | undefined, [step, ...rest]: readonly string[], value: Plain): PlainMap {
  if (step === undefined) return value as PlainMap;
  if (step === "0") {
    const list = Array.isArray(container) ? [...(container as Plain[])] : [];
    list[Number(step)] = put(list[Number(step)], rest, value);
    return list as unknown as PlainMap;
  }
  const map = typeof container === "object" && container !== null ? (container as PlainMap) : {};
  const inner = Object.hasOwn(map, step) ? map[step] : undefined;
  return { ...map, [step]: put(inner, rest, value) };
}
