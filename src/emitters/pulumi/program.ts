/** Which of a stack's nodes stand in which file, under which name, and which files import which. */
import { invariant } from "../../diagnostic/invariant.ts";
import { type GraphNode, neededBy, type StackGraph, visitReferences } from "../../graph/graph.ts";
import type { NodeId } from "../../graph/values.ts";
import { variableName } from "./names.ts";

export interface ProgramFile {
  /** Without ending: `services/gateway`. */
  readonly path: string;
  readonly nodes: readonly GraphNode[];
}

export interface Program {
  /** In the order in which their nodes begin. */
  readonly files: readonly ProgramFile[];
  readonly nodes: ReadonlyMap<NodeId, GraphNode>;
  /** The name of each printed node in its own file. */
  readonly variables: ReadonlyMap<NodeId, string>;
  /** The nodes that another file, or an output, refers to. */
  readonly exported: ReadonlySet<NodeId>;
}

const FILE = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;
/** Files of the program that hold no nodes. */
const OWN_FILES: readonly string[] = ["index", "group", "source", "required"];

/** Distributes a stack's nodes; throws for a graph whose files would import each other in a circle. */
export function arrangeProgram(stack: StackGraph): Program {
  const printed = stack.nodes.filter((node) => node.madeBy === undefined);
  const nodes = new Map(printed.map((node) => [node.id, node]));
  const byFile = new Map<string, GraphNode[]>();
  for (const node of printed) byFile.set(node.file, [...(byFile.get(node.file) ?? []), node]);
  const files = [...byFile].map(([path, members]) => ({ path, nodes: members }));
  const variables = new Map<NodeId, string>();
  for (const file of files) {
    invariant(FILE.test(file.path) && !OWN_FILES.includes(file.path), `"${file.path}" is no file of a program`);
    const taken = new Set<string>();
    for (const node of file.nodes) {
      const name = variableName(node, taken);
      taken.add(name);
      variables.set(node.id, name);
    }
  }
  const exported = new Set(referencedByOutputs(stack));
  const imports = new Map<string, Set<string>>(files.map(({ path }) => [path, new Set()]));
  for (const node of printed) {
    for (const id of referencedBy(node)) {
      const other = nodes.get(id);
      invariant(other, `${node.id} refers to ${id}, which the program does not make`);
      if (other.file === node.file) continue;
      exported.add(id);
      imports.get(node.file)?.add(other.file);
    }
  }
  refuseCircle(imports);
  return { files, nodes, variables, exported };
}

/** Every node that a node's statement names. */
export function referencedBy(node: GraphNode): ReadonlySet<NodeId> {
  const ids = new Set(neededBy(node));
  for (const alias of node.options.aliases ?? []) if (alias.parent) ids.add(alias.parent);
  return ids;
}

/** Every node that the stack's outputs name. */
export function referencedByOutputs(stack: StackGraph): ReadonlySet<NodeId> {
  const ids = new Set<NodeId>();
  for (const { value } of Object.values(stack.outputs)) visitReferences(value, ({ node }) => ids.add(node));
  return ids;
}

function refuseCircle(imports: ReadonlyMap<string, ReadonlySet<string>>): void {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (done.has(file)) return;
    invariant(!way.includes(file), `files import each other in a circle: ${[...way, file].join(" -> ")}`);
    for (const other of imports.get(file) ?? []) visit(other, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
}
