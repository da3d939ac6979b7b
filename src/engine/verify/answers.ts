/**
 * What the verifying engine answers in the run with values: each output is a token that names it, so that whatever the
 * program makes of outputs can be compared exactly.
 */
import { plainly, type Resolved, resolve, type ValueSource } from "../../graph/evaluate.ts";
import { type GraphNode, visitReferences } from "../../graph/graph.ts";
import { follow, invokeNodes, isSecretProperty } from "../../graph/preview-values.ts";
import { type Relations, sentInputs } from "../../graph/relations.ts";
import { typeFacts } from "../../graph/sdk-facts.ts";
import type { NodeId, PathStep } from "../../graph/values.ts";
import { secretWire, type Wire } from "../../graph/wire.ts";

export interface Answers {
  /** The graph's values with each output replaced by its token. */
  readonly values: ValueSource;
  /** The identifier of a resource. */
  id(node: NodeId): string;
  /** All outputs of a resource, also of one that the graph does not have. */
  state(node: NodeId, type: string): { readonly [property: string]: Wire };
  /** The results of an invoke. */
  results(node: GraphNode): { readonly [property: string]: Wire };
}

/** How deep an output is looked into; the elements of a list share one shape. */
interface Shape {
  readonly members: Map<string, Shape>;
  element: Shape | undefined;
  length: number;
}

/** A list has one element more than the graph looks at, so that a wrong index finds something to differ. */
const SPARE_ELEMENTS = 1;

/** The value of a configuration key in both runs. */
export function configurationToken(key: string): string {
  return `«configuration:${key}»`;
}

/** True for texts that hold the value of a configuration key. */
export function holdsConfiguration(text: string): boolean {
  return text.includes("«configuration:");
}

/** The answers for a stack, from all that its graph refers to. */
export function createAnswers(relations: Relations): Answers {
  const { stack } = relations;
  // Two invokes that ask the same of the same provider cannot be told apart, and need not be.
  const invokes = new Map<string, NodeId>();
  const sameAs = new Map<NodeId, NodeId>();
  const canonical = (id: NodeId): NodeId => {
    const node = relations.node(id);
    if (node.kind !== "invoke") return id;
    const known = sameAs.get(id);
    if (known !== undefined) return known;
    const key = JSON.stringify([node.token, node.inputs, node.options.provider]);
    const first = invokes.get(key) ?? id;
    invokes.set(key, first);
    sameAs.set(id, first);
    return first;
  };

  const shapes = new Map<NodeId, Shape>();
  const shapeOf = (id: NodeId): Shape => getOrCreate(shapes, id);
  for (const value of [
    ...stack.nodes.filter((node) => node.madeBy === undefined).flatMap((node) => Object.values(node.inputs)),
    ...Object.values(stack.outputs).map((output) => output.value),
  ]) {
    visitReferences(value, ({ node, path }) => addPath(shapeOf(canonical(node)), path));
  }

  const secrets = new Map<string, boolean>();
  const isSecret = (node: GraphNode, property: string): boolean => {
    const key = `${node.id}#${property}`;
    const known = secrets.get(key) ?? isSecretProperty(node, property, values);
    secrets.set(key, known);
    return known;
  };
  const property = (id: NodeId, name: string): Wire => {
    const shape = shapes.get(id)?.members.get(name);
    return shape === undefined ? token(id, [name]) : fill(shape, id, [name]);
  };
  const values: ValueSource = {
    configuration: ({ key, secret }) => plainly(configurationToken(key), secret),
    reference: ({ node: id, path }): Resolved => {
      const node = relations.node(id);
      const [name, ...rest] = path as [string, ...PathStep[]];
      if (node.kind === "invoke") {
        const value = follow(property(canonical(id), name), rest);
        return { value, secret: resolve(node.inputs, values).secret, nodes: invokeNodes(node, values) };
      }
      const nodes = new Set([id]);
      if (name === "urn") return { value: relations.urn(id), secret: false, nodes };
      return { value: follow(property(id, name), rest), secret: isSecret(node, name), nodes };
    },
  };

  return {
    values,
    id: (node) => token(node, ["id"]),
    state: (id, type) => {
      const node = relations.find(id);
      const facts = typeFacts(type);
      const names = new Set([
        ...(facts?.inputs ?? []),
        ...(facts?.outputs ?? []),
        ...(shapes.get(id)?.members.keys() ?? []),
      ]);
      if (node) for (const name of Object.keys(sentInputs(node))) names.add(name);
      const state: Record<string, Wire> = {};
      for (const name of names) {
        if (name === "id" || name === "urn") continue;
        const secret = node ? isSecret(node, name) : (facts?.secretOutputs.includes(name) ?? false);
        state[name] = secret ? secretWire(property(id, name)) : property(id, name);
      }
      return state;
    },
    results: (node) => {
      const id = canonical(node.id);
      return Object.fromEntries([...(shapes.get(id)?.members.keys() ?? [])].map((name) => [name, property(id, name)]));
    },
  };
}

function addPath(shape: Shape, path: readonly PathStep[]): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (typeof step === "string") {
    addPath(getOrCreate(shape.members, step), rest);
    return;
  }
  shape.length = Math.max(shape.length, step + 1 + SPARE_ELEMENTS);
  shape.element ??= createShape();
  addPath(shape.element, rest);
}

function fill(shape: Shape, id: NodeId, path: readonly PathStep[]): Wire {
  const { element } = shape;
  if (element) return Array.from({ length: shape.length }, (_, index) => fill(element, id, [...path, index]));
  if (shape.members.size === 0) return token(id, path);
  return Object.fromEntries([...shape.members].map(([name, member]) => [name, fill(member, id, [...path, name])]));
}

function token(id: NodeId, path: readonly PathStep[]): string {
  const steps = path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`));
  return `«${id}#${steps.join("")}»`;
}

function createShape(): Shape {
  return { members: new Map(), element: undefined, length: 0 };
}

function getOrCreate(shapes: Map<string, Shape>, key: string): Shape {
  const known = shapes.get(key) ?? createShape();
  shapes.set(key, known);
  return known;
}
