/**
 * What tests of the source's promises look at: the reference platform in production, in values that a person reads. Each
 * test's title is a promise of docs/coverage.md, word for word; test/docs/coverage.test.ts compares them.
 */
import type { GraphNode } from "../../src/graph/graph.ts";
import { graphOf, nodesOf, readable, referenceSources, stackOf } from "./reference.ts";

export const reference = graphOf(referenceSources());
export const production = stackOf(reference, "production");
/** What the account of production has once. */
export const account = stackOf(reference, "account-111122223333");

export type Inputs = Readonly<Record<string, unknown>>;

/** The inputs of every resource of a type in a stack, by logical name; throws where there is none. */
export function all(token: string, stack = production): ReadonlyMap<string, Inputs> {
  const nodes = nodesOf(stack, token);
  if (nodes.size === 0) throw new Error(`${stack.name} has no ${token}`);
  return new Map([...nodes].map(([name, node]) => [name, inputsOf(node)]));
}

/** The inputs of one resource in production; throws where it is not there. */
export function one(token: string, name: string): Inputs {
  const found = all(token).get(name);
  if (found === undefined) throw new Error(`production has no ${token} ${name}: ${[...all(token).keys()].join(", ")}`);
  return found;
}

function inputsOf({ inputs }: GraphNode): Inputs {
  return readable(inputs) as Inputs;
}

/** The containers of a task definition. */
export function containersOf(task: string): readonly Inputs[] {
  return one("aws:ecs/taskDefinition:TaskDefinition", task)["containerDefinitions"] as readonly Inputs[];
}
