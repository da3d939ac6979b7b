/**
 * What the templates print: for each file its imports, its statements and their comments. After this module nothing sees
 * the graph. Absence is spelt `null`, since templates treat `undefined` as a mistake.
 */
import { posix } from "node:path";
import { type Setting, settingsOf } from "../../graph/configuration.ts";
import type { GraphNode, Origin, StackGraph } from "../../graph/graph.ts";
import { isComputed, type NodeId, type PlainValue } from "../../graph/values.ts";
import { type Expression, type Names, valueExpression, visitExpressions } from "./expression.ts";
import { camelCase, isFree, PACKAGES } from "./names.ts";
import { arrangeProgram, type Program, type ProgramFile, referencedBy, referencedByOutputs } from "./program.ts";
import { nodeExpression } from "./statement.ts";

/** A package as a whole: `import * as aws from "@pulumi/aws"`. */
export interface PackageImport {
  readonly name: string;
  readonly module: string;
}

/** Names of another file, which may be called differently here. No names: the file is imported for what it does. */
export interface FileImport {
  readonly module: string;
  readonly names: readonly { readonly exported: string; readonly local: string }[];
}

export interface Statement {
  readonly comment: string;
  readonly name: string;
  readonly exported: boolean;
  readonly value: Expression;
}

export interface FileView {
  /** Without ending. */
  readonly path: string;
  readonly heading: string;
  readonly packages: readonly PackageImport[];
  readonly imports: readonly FileImport[];
  readonly usesConfig: boolean;
  readonly statements: readonly Statement[];
  /** The names that other files import, in the order of the statements. */
  readonly exports: readonly string[];
}

export interface OutputView {
  readonly comment: string | null;
  readonly name: string;
  /** What it is called inside the file, where its name cannot be a variable; `null` where it can. */
  readonly local: string | null;
  readonly value: Expression;
}

export interface IndexView {
  readonly heading: string;
  readonly packages: readonly PackageImport[];
  readonly imports: readonly FileImport[];
  readonly usesConfig: boolean;
  readonly outputs: readonly OutputView[];
}

export interface ProgramView {
  readonly files: readonly FileView[];
  readonly index: IndexView;
  /** The packages that the program needs, by their names in the registry. */
  readonly packages: readonly string[];
  readonly usesGroups: boolean;
  /** Files that the program reads when it runs, by their paths in its folder. */
  readonly carried: Readonly<Record<string, string>>;
  readonly carriedPaths: readonly string[];
  readonly usesSource: boolean;
  readonly usesRequired: boolean;
  /** What a person or another stack has to set. */
  readonly settings: readonly Setting[];
  /** The author's files that it comes from, in the order of first mention. */
  readonly sources: readonly string[];
}

/** A stack as its program's files. */
export function createProgramView(stack: StackGraph): ProgramView {
  const program = arrangeProgram(stack);
  const files = program.files.map((file) => fileView(file, program));
  const index = indexView(stack, program);
  const carried = carriedFiles(stack);
  const used = new Set([...files, index].flatMap(({ packages }) => packages.map(({ module }) => module)));
  return {
    files,
    index,
    packages: [...new Set([...used, PACKAGES["pulumi"] as string])].sort(),
    usesGroups: [...program.nodes.values()].some((node) => node.kind === "component"),
    carried,
    carriedPaths: Object.keys(carried),
    usesSource: Object.keys(carried).length > 0,
    usesRequired: files.some(({ imports }) =>
      imports.some(({ names }) => names.some(({ exported }) => exported === "required")),
    ),
    settings: settingsOf(stack),
    sources: [...new Set([...(stack.files ?? []), ...stack.nodes.map((node) => node.origin.file)])],
  };
}

function fileView(file: ProgramFile, program: Program): FileView {
  const variables = new Set(file.nodes.map(({ id }) => program.variables.get(id) as string));
  const foreign = new Set(file.nodes.flatMap((node) => [...referencedBy(node)]));
  const scope = createScope(file.path, foreign, variables, program);
  const [first] = file.nodes as readonly [GraphNode, ...GraphNode[]];
  const { origin } = file.nodes.find(({ kind }) => kind === "component") ?? first;
  const statements = file.nodes.map((node) => ({
    comment: [
      node.origin.file === origin.file ? node.origin.path || node.origin.file : originText(node.origin),
      ...(node.notes ?? []),
    ].join("\n"),
    name: program.variables.get(node.id) as string,
    exported: program.exported.has(node.id),
    value: nodeExpression(node, scope.names),
  }));
  const roots = rootsOf(statements);
  const own: FileImport[] = [
    ["Group", "group"],
    ["source", "source"],
    ["required", "required"],
  ].flatMap(([name = "", module = ""]) =>
    roots.has(name) ? [{ module: relative(file.path, module), names: [plain(name)] }] : [],
  );
  return {
    path: file.path,
    heading: headingOf(file.nodes, origin),
    packages: packagesOf(roots),
    imports: [...own, ...scope.imports].sort((a, b) => (a.module < b.module ? -1 : 1)),
    usesConfig: roots.has("config"),
    statements,
    exports: statements.filter(({ exported }) => exported).map(({ name }) => name),
  };
}

function indexView(stack: StackGraph, program: Program): IndexView {
  const names = Object.keys(stack.outputs);
  const scope = createScope("index", referencedByOutputs(stack), new Set(names), program);
  const taken = new Set([...names, ...scope.locals]);
  const outputs = Object.entries(stack.outputs).map(([name, { value, description }]) => {
    const local =
      /^[A-Za-z_$][\w$]*$/.test(name) && isFree(name, new Set()) ? null : freeName(camelCase(name, "output"), taken);
    if (local !== null) taken.add(local);
    return {
      comment: description === "" ? null : description,
      name,
      local,
      value: valueExpression(value, scope.names),
    };
  });
  const roots = rootsOf(outputs);
  return {
    heading: `${stack.project}, stack ${stack.name}, ${stack.region}`,
    packages: packagesOf(roots),
    imports: program.files.map(({ path }) => {
      const module = relative("index", path);
      return scope.imports.find((used) => used.module === module) ?? { module, names: [] };
    }),
    usesConfig: roots.has("config"),
    outputs,
  };
}

interface Scope {
  readonly names: Names;
  readonly imports: readonly FileImport[];
  /** The names that imports have in this file. */
  readonly locals: ReadonlySet<string>;
}

/** The names of other files' nodes in a file. Where two are called alike, or like the file's own, the file's name goes in front. */
function createScope(path: string, ids: ReadonlySet<NodeId>, own: ReadonlySet<string>, program: Program): Scope {
  const foreign = [...program.nodes.values()].filter((node) => ids.has(node.id) && node.file !== path);
  const occurrences = new Map<string, number>();
  for (const { id } of foreign) {
    const name = program.variables.get(id) as string;
    occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  }
  const isPlain = (name: string): boolean => occurrences.get(name) === 1 && isFree(name, own);
  const taken = new Set([...own, ...[...occurrences.keys()].filter(isPlain)]);
  const locals = new Map<NodeId, string>();
  const imports = new Map<string, { exported: string; local: string }[]>();
  for (const node of foreign) {
    const exported = program.variables.get(node.id) as string;
    const base = node.file.slice(node.file.lastIndexOf("/") + 1);
    const local = isPlain(exported)
      ? exported
      : freeName(camelCase(base, exported), taken, camelCase(node.file, exported));
    taken.add(local);
    locals.set(node.id, local);
    const module = relative(path, node.file);
    imports.set(module, [...(imports.get(module) ?? []), { exported, local }]);
  }
  return {
    names: (id) => locals.get(id) ?? (program.variables.get(id) as string),
    imports: [...imports].map(([module, names]) => ({ module, names })),
    locals: new Set(locals.values()),
  };
}

function freeName(wanted: string, taken: ReadonlySet<string>, otherwise = wanted): string {
  if (isFree(wanted, taken)) return wanted;
  let name = otherwise;
  for (let count = 2; !isFree(name, taken); count++) name = `${otherwise}${count}`;
  return name;
}

function plain(name: string): { exported: string; local: string } {
  return { exported: name, local: name };
}

function rootsOf(statements: readonly { readonly value: Expression }[]): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const { value } of statements) {
    visitExpressions(value, (part) => {
      if (part.kind === "access") roots.add(part.root);
    });
  }
  return roots;
}

function packagesOf(roots: ReadonlySet<string>): readonly PackageImport[] {
  return Object.entries(PACKAGES)
    .filter(([name]) => roots.has(name) || (name === "pulumi" && roots.has("config")))
    .map(([name, module]) => ({ name, module }))
    .sort((a, b) => (a.module < b.module ? -1 : 1));
}

/** The texts of all archives that are kept as files. */
function carriedFiles({ nodes }: StackGraph): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const visit = (value: PlainValue): void => {
    if (typeof value !== "object" || value === null) return;
    if (isComputed(value) && value.$ === "archive") {
      if (value.folder === undefined) return;
      for (const [name, text] of Object.entries(value.files)) files[`${value.folder}/${name}`] = text;
    } else for (const member of Object.values(value)) visit(member as PlainValue);
  };
  for (const { inputs } of nodes) for (const value of Object.values(inputs)) visit(value);
  return files;
}

/** `../network` from `services/gateway` to `network`, `./profiles` to `services/profiles`. */
function relative(from: string, to: string): string {
  const way = posix.relative(posix.dirname(from), to);
  return way.startsWith(".") ? way : `./${way}`;
}

/** The origin of the file's group, or of its first node, and what other files of the author contribute. */
function headingOf(nodes: readonly GraphNode[], main: Origin): string {
  const others = nodes.map(({ origin }) => origin).filter(({ file }) => file !== main.file);
  return [...new Set([main, ...others].map(originText))].join(", ");
}

function originText({ file, path }: Origin): string {
  return path === "" ? file : `${file} ${path}`;
}
