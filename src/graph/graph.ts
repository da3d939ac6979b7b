/**
 * The ResourceGraph: everything that the platform is made of, as plain data. Lowering builds it, the validator checks its
 * laws, and emitters, analyses and the engine read it. It holds no clock, no line number and no secret.
 */
import type { NodeId, PlainValue, Reference } from "./values.ts";

/** Where a node comes from in the author's files. Never a line: lines would change bytes when a comment is added. */
export interface Origin {
  /** The file as the author would name it, relative to the project: `spec/platform.yaml`. */
  readonly file: string;
  /** The YAML path with dots: `services.gateway.health`; empty for the whole file. */
  readonly path: string;
}

/**
 * Who a node belongs to: an entry of the specification (`services.gateway`), or a shared aggregate (`shared.network`).
 * A change to an entry touches only nodes that it owns, and the listed aggregates.
 */
export type Owner = string;

export interface Alias {
  readonly name?: string;
  readonly type?: string;
  readonly parent?: NodeId;
  readonly noParent?: true;
}

export interface NodeOptions {
  readonly parent?: NodeId;
  readonly provider?: NodeId;
  /** Only on remote components. */
  readonly providers?: readonly NodeId[];
  readonly dependsOn?: readonly NodeId[];
  readonly protect?: true;
  readonly retainOnDelete?: true;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly deleteBeforeReplace?: true;
  readonly aliases?: readonly Alias[];
  /** The identifier of an existing object that the stack adopts. */
  readonly import?: string;
  /** Durations in Pulumi's form: `30m`. */
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  readonly deletedWith?: NodeId;
  readonly additionalSecretOutputs?: readonly string[];
}

/**
 * - resource: a resource of a provider.
 * - component: one of our groups, `provfair:platform:Group`.
 * - remote-component: awsx's, made by its provider; its children are nodes with `madeBy`.
 * - provider: the stack's explicit provider.
 * - invoke: a function of a provider, called once and named (`aws.getCallerIdentityOutput`).
 */
export type NodeKind = "resource" | "component" | "remote-component" | "provider" | "invoke";

export interface GraphNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** Pulumi's type token, or the function's. */
  readonly token: string;
  /** The logical name; with the token unique in the stack, and stable for ever. */
  readonly name: string;
  readonly inputs: { readonly [property: string]: PlainValue };
  readonly options: NodeOptions;
  /** The file that it is printed in, without ending: `network`, `services/gateway`. */
  readonly file: string;
  /** What distinguishes it in its file, as words: `target-group`; emitters make identifiers of it. Unique in the file. */
  readonly role: string;
  readonly owner: Owner;
  /** Loses data when it is replaced or deleted. */
  readonly stateful: boolean;
  readonly origin: Origin;
  /** What a reader of the program should know, a line each: what the places of a list stand for. */
  readonly notes?: readonly string[];
  /** Set on the children that a remote component makes itself: modelled, never registered by our program. */
  readonly madeBy?: NodeId;
}

export interface StackOutput {
  readonly value: PlainValue;
  readonly description: string;
}

export interface StackGraph {
  readonly name: string;
  /** The Pulumi project: the platform's name. */
  readonly project: string;
  readonly region: string;
  /** The environment, or `shared`. */
  readonly environment: string;
  /** What the author says of the platform, in one line; shown by Pulumi. */
  readonly description?: string;
  /** The author's files that it is made of, beside those of its nodes' origins: `spec/environments/production.yaml`. */
  readonly files?: readonly string[];
  /** In the order of lowering, in which every node follows those it refers to. */
  readonly nodes: readonly GraphNode[];
  readonly outputs: { readonly [name: string]: StackOutput };
}

export interface ResourceGraph {
  readonly platform: string;
  readonly stacks: readonly StackGraph[];
}

export const GROUP_TOKEN = "provfair:platform:Group";

/** A node's identity from its token and logical name. */
export function nodeId(token: string, name: string): NodeId {
  return `${token}::${name}`;
}

/** Calls `visit` with every reference inside a value, wherever it stands. */
export function visitReferences(value: PlainValue, visit: (reference: Reference) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const member of value) visitReferences(member, visit);
    return;
  }
  if ((value as { $?: string }).$ === "reference") {
    visit(value as Reference);
    return;
  }
  for (const member of Object.values(value)) visitReferences(member as PlainValue, visit);
}

/** Every node that a node needs before it, options included, without repetition. */
export function neededBy(node: GraphNode): ReadonlySet<NodeId> {
  const needed = new Set<NodeId>();
  for (const value of Object.values(node.inputs)) visitReferences(value, (reference) => needed.add(reference.node));
  const { parent, provider, providers, dependsOn, deletedWith } = node.options;
  for (const id of [parent, provider, deletedWith, ...(providers ?? []), ...(dependsOn ?? [])]) if (id) needed.add(id);
  return needed;
}
