/** The laws of the graph, checked on every compile. A violation is a bug of ours, whatever the author wrote. */
import { type GraphNode, neededBy, type ResourceGraph, type StackGraph, visitReferences } from "./graph.ts";
import { typeFacts } from "./sdk-facts.ts";
import type { NodeId, PlainValue } from "./values.ts";

/** What breaks a law, one sentence each; empty for a lawful graph. */
export function validateGraph(graph: ResourceGraph): string[] {
  const found: string[] = [];
  const names = new Set<string>();
  for (const stack of graph.stacks) {
    if (names.has(stack.name)) found.push(`two stacks are called ${stack.name}`);
    names.add(stack.name);
    found.push(...validateStack(stack).map((violation) => `${stack.name}: ${violation}`));
  }
  return found;
}

function validateStack(stack: StackGraph): string[] {
  const found: string[] = [];
  const known = new Map<NodeId, GraphNode>();
  for (const node of stack.nodes) {
    if (known.has(node.id)) found.push(`${node.id} exists twice`);
    known.set(node.id, node);
  }
  found.push(...orderViolations(stack, known), ...fileCycles(stack, known), ...roleViolations(stack));
  for (const node of stack.nodes) found.push(...nodeViolations(node, known));
  for (const [name, { value }] of Object.entries(stack.outputs)) {
    visitReferences(value, ({ node }) => {
      if (!known.has(node)) found.push(`output ${name} refers to ${node}, which does not exist`);
    });
  }
  return found;
}

/** Every node follows those it needs: so that there is no circle, and the program can be printed in order. */
function orderViolations(stack: StackGraph, known: ReadonlyMap<NodeId, GraphNode>): string[] {
  const found: string[] = [];
  const seen = new Set<NodeId>();
  for (const node of stack.nodes) {
    for (const needed of neededBy(node)) {
      if (!known.has(needed)) found.push(`${node.id} refers to ${needed}, which does not exist`);
      else if (needed === node.id) found.push(`${node.id} refers to itself`);
      else if (!seen.has(needed) && !(node.madeBy !== undefined && known.get(needed)?.madeBy === node.madeBy)) {
        found.push(`${node.id} stands before ${needed}, which it needs`);
      }
    }
    seen.add(node.id);
  }
  return found;
}

/** Files of the program import one another; they may not do so in a circle. */
function fileCycles(stack: StackGraph, known: ReadonlyMap<NodeId, GraphNode>): string[] {
  const imports = new Map<string, Set<string>>();
  for (const node of stack.nodes) {
    const own = imports.get(node.file) ?? new Set();
    imports.set(node.file, own);
    for (const needed of neededBy(node)) {
      const file = known.get(needed)?.file;
      if (file !== undefined && file !== node.file) own.add(file);
    }
  }
  const done = new Set<string>();
  const open = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string): void => {
    if (done.has(file)) return;
    if (open.has(file)) {
      circles.push(`file ${file} imports itself by way of ${[...open].slice([...open].indexOf(file)).join(", ")}`);
      return;
    }
    open.add(file);
    for (const other of imports.get(file) ?? []) visit(other);
    open.delete(file);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return circles;
}

/** Roles name the constants of a file. */
function roleViolations(stack: StackGraph): string[] {
  const seen = new Set<string>();
  return stack.nodes.flatMap(({ file, role, id }) => {
    const place = `${file}#${role}`;
    if (seen.has(place)) return [`${id} has the role ${role} in ${file}, which another has`];
    seen.add(place);
    return [];
  });
}

function nodeViolations(node: GraphNode, known: ReadonlyMap<NodeId, GraphNode>): string[] {
  const found: string[] = [];
  const { provider, providers, parent, protect } = node.options;
  const ours = node.madeBy === undefined;
  if (ours && (node.kind === "resource" || node.kind === "invoke") && known.get(provider ?? "")?.kind !== "provider") {
    found.push(`${node.id} does not name its stack's provider`);
  }
  if (node.kind === "remote-component" && providers?.length !== 1)
    found.push(`${node.id} does not hand on its stack's provider`);
  if (node.kind === "component" && parent !== undefined) found.push(`group ${node.id} is nested`);
  if (ours && node.stateful && parent !== undefined) found.push(`${node.id} holds data and has a parent`);
  if (protect && !node.stateful) found.push(`${node.id} is protected and holds no data`);
  // Numbers in entries' ids and in host names are the author's.
  const isShared = node.owner.startsWith("shared.") && !/[0-9]/.test(node.owner);
  if (ours && isShared && /^[^.]*-[0-9]+$/.test(node.name)) {
    found.push(`the name of ${node.id} ends with a position`);
  }
  const facts = node.kind === "resource" || node.kind === "provider" ? typeFacts(node.token) : undefined;
  if (node.kind === "resource" && ours && facts === undefined) found.push(`${node.id} is of an unknown type`);
  for (const input of Object.keys(node.inputs)) {
    if (facts !== undefined && !facts.inputs.includes(input))
      found.push(`${node.id} has the input ${input}, which its type does not know`);
  }
  for (const required of ours ? (facts?.required ?? []) : []) {
    if (!(required in node.inputs)) found.push(`${node.id} lacks the input ${required}`);
  }
  for (const value of Object.values(node.inputs)) found.push(...outputViolations(node, value, known));
  return found;
}

/** A reference names an output that the other's type has. */
function outputViolations(node: GraphNode, value: PlainValue, known: ReadonlyMap<NodeId, GraphNode>): string[] {
  const found: string[] = [];
  visitReferences(value, ({ node: other, path }) => {
    const target = known.get(other);
    const outputs = target?.kind === "resource" ? typeFacts(target.token)?.outputs : undefined;
    const name = String(path[0]);
    const inputs = target === undefined ? undefined : typeFacts(target.token)?.inputs;
    if (
      outputs !== undefined &&
      name !== "id" &&
      name !== "urn" &&
      !outputs.includes(name) &&
      !inputs?.includes(name)
    ) {
      found.push(`${node.id} refers to ${other}.${name}, which its type does not have`);
    }
  });
  return found;
}
