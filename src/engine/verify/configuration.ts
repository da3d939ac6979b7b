/** The configuration that a stack's program reads. */
import type { StackGraph } from "../../graph/graph.ts";
import type { Configuration, PlainValue } from "../../graph/values.ts";

export interface ConfigurationKeys {
  /** All keys, sorted, without namespace. */
  readonly keys: readonly string[];
  readonly secretKeys: readonly string[];
  /** Those that the run commands make where the stack has none. */
  readonly generatedKeys: readonly string[];
}

/** The keys that a graph reads. */
export function configurationOf(stack: StackGraph): ConfigurationKeys {
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
  const sorted = [...keys.keys()].sort();
  return {
    keys: sorted,
    secretKeys: sorted.filter((key) => keys.get(key)),
    generatedKeys: sorted.filter((key) => generatedKeys.has(key)),
  };
}
