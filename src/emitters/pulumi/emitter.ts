/** The Pulumi program of a stack: TypeScript as a careful Pulumi user writes it, and the same compiled. */
import { GROUP_TOKEN, type StackGraph } from "../../graph/graph.ts";
import { type EmittedFile, hashText, withMarker } from "../files.ts";
import { type Expression, literal, object } from "./expression.ts";
import { render } from "./templates.ts";
import versions from "./versions.json" with { type: "json" };
import { createProgramView, type ProgramView } from "./view.ts";

export interface EmitOptions {
  /** The version of the compiler; it is written into the marker and the README. */
  readonly compiler: string;
}

/**
 * The files of one stack's folder, sorted by path, with the marker first. The same graph and compiler give the same bytes.
 * Throws only for a graph that breaks its laws: a type of an unknown package, files that import each other in a circle.
 */
export function emitPulumiProgram(stack: StackGraph, { compiler }: EmitOptions): readonly EmittedFile[] {
  const view = createProgramView(stack);
  const sources = typescriptFiles(view);
  const files = [
    ...sources,
    ...compiledFiles(view, sources),
    ...carriedFiles(view),
    ...projectFiles(stack, view, compiler),
  ];
  return withMarker(files, compiler);
}

function typescriptFiles(view: ProgramView): readonly EmittedFile[] {
  return [
    { path: "index.ts", text: render("index.ts", view.index) },
    ...view.files.map((file) => ({ path: `${file.path}.ts`, text: render("file.ts", file) })),
    ...(view.usesGroups ? [{ path: "group.ts", text: render("group.ts", { type: GROUP_TOKEN }) }] : []),
    ...(view.usesSource ? [{ path: "source.ts", text: render("source.ts", {}) }] : []),
    ...(view.usesRequired ? [{ path: "required.ts", text: render("required.ts", {}) }] : []),
  ];
}

/** What TypeScript would make of the sources, printed from the same view, so that no build is needed. */
function compiledFiles(view: ProgramView, sources: readonly EmittedFile[]): readonly EmittedFile[] {
  const index = { ...view.index, sources: hashes(sources) };
  return [
    { path: "bin/index.js", text: render("index.js", index) },
    ...view.files.map((file) => ({ path: `bin/${file.path}.js`, text: render("file.js", file) })),
    ...(view.usesGroups ? [{ path: "bin/group.js", text: render("group.js", { type: GROUP_TOKEN }) }] : []),
    ...(view.usesSource ? [{ path: "bin/source.js", text: render("source.js", {}) }] : []),
    ...(view.usesRequired ? [{ path: "bin/required.js", text: render("required.js", {}) }] : []),
  ];
}

/** What runs elsewhere, as it stands there. */
function carriedFiles({ carried }: ProgramView): readonly EmittedFile[] {
  return Object.entries(carried).map(([path, text]) => ({ path, text }));
}

function hashes(files: readonly EmittedFile[]): Expression {
  return object(Object.fromEntries(files.map(({ path, text }) => [path, literal(hashText(text))])));
}

function projectFiles(
  { project, name, region, description = `${project}, written by provfair-compile` }: StackGraph,
  view: ProgramView,
  compiler: string,
): readonly EmittedFile[] {
  const pinned: Readonly<Record<string, string>> = versions.dependencies;
  const dependencies = Object.fromEntries(view.packages.map((module) => [module, pinned[module]]));
  const { devDependencies } = versions;
  const packageView = {
    name: `${project}-${name}`,
    description: `${project}, stack ${name}, in ${region}`,
    dependencies,
    devDependencies,
  };
  return [
    {
      path: "Pulumi.yaml",
      text: render("Pulumi.yaml", { project, description }),
    },
    { path: "package.json", text: render("package.json", packageView) },
    { path: "tsconfig.json", text: render("tsconfig.json", {}) },
    { path: "README.md", text: render("README.md", { ...view, project, stack: name, region, compiler }) },
    { path: ".gitignore", text: render("gitignore", {}) },
  ];
}
