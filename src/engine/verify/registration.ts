/**
 * One resource as a Pulumi program registers it: what the monitor hears, and what the graph says it should hear. Resources
 * name each other by node id, so that a wrong parent does not make every URN that contains it differ.
 */
import type { NodeId } from "../../graph/values.ts";
import type { Wire } from "../../graph/wire.ts";

export interface Registration {
  /** `<type>::<name>`, as nodes of the graph are named. */
  readonly id: NodeId;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly kind: "resource" | "component" | "remote component";
  /** `undefined` for a child of the stack itself. */
  readonly parent: NodeId | undefined;
  readonly inputs: { readonly [property: string]: Wire };
  /** The options that are set, in the names of Pulumi's documentation; lists without an order are sorted. */
  readonly options: { readonly [option: string]: Wire };
  /** All direct dependencies, explicit or through inputs. */
  readonly dependencies: ReadonlySet<NodeId>;
  readonly propertyDependencies: { readonly [property: string]: ReadonlySet<NodeId> };
  /** Where the program says so, relative to its folder: `bin/network.js:12`. */
  readonly position?: string;
}

/** A call of a provider's function. */
export interface InvokeCall {
  /** The graph's node, where the call is an expected one. */
  readonly node?: NodeId;
  readonly token: string;
  readonly inputs: Wire;
  readonly options: { readonly [option: string]: Wire };
}

/** All that a program registers in one run. */
export interface Registered {
  readonly resources: readonly Registration[];
  readonly invokes: readonly InvokeCall[];
  /** The stack's outputs; `undefined` where the program ended before it had any. */
  readonly outputs: { readonly [name: string]: Wire } | undefined;
}

/** One of the two runs: with a value for each output, or as a first preview, in which outputs are unknown. */
export type Run = "values" | "preview";
