/** The configuration that a stack's program reads. */
import type { StackGraph } from "./graph.ts";
import type { Configuration, PlainValue } from "./values.ts";

/** A value that a person or another stack sets. */
export interface Setting {
  /** Without namespace. */
  readonly key: string;
  readonly secret: boolean;
  /** The run commands make a random value where the stack has none; else a person sets it. */
  readonly generated: boolean;
}

/** The settings that a graph reads, by key in order. */
export function settingsOf(stack: StackGraph): readonly Setting[] {
  const keys = new Map<string, boolean>();
  const generatedKeys = new Set<string>();
  const visit = (value: PlainValue): void => {
    if (typeof value !== "object" || value === null) return;
    if ((value as { $?: unknown }).$ === "configuration") {
      const { key, secret, generated } = value as Configuration;
      if (generated === true) generatedKeys.add(key);
      keys.set(key, secret || (keys.get(key) ?? false));
      return;
    }
    for (const member of Object.values(value)) visit(member as PlainValue);
  };
  for (const node of stack.nodes) if (node.madeBy === undefined) visit(node.inputs);
  for (const { value } of Object.values(stack.outputs)) visit(value);
  return [...keys]
    .map(([key, secret]) => ({ key, secret, generated: generatedKeys.has(key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
