/**
 * Holds the layers of src/: `npm run lint`. There is no comment that switches it off; an exception is a line in
 * layers.ts.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { findCycles } from "./import-cycles.ts";
import { barrels, type Layer, largestFile, layers, type Reach, registries } from "./layers.ts";
import { type Import, readModule } from "./read-module.ts";

export interface Violation {
  /** From the repository's root, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Every violation below `<root>/src`, by file and line. */
export function checkImports(root: string): readonly Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const file of listFiles(root)) {
    const text = readFileSync(join(root, file), "utf8");
    const report = (line: number, message: string) => violations.push({ file, line, message });
    const lines = text.split("\n").length - 1;
    if (lines > largestFile && !registries.includes(file)) {
      report(largestFile, `the file has ${lines} lines; at most ${largestFile} are allowed`);
    }
    // The code of a function in AWS: here it is a text, which nothing of it reads or runs.
    if (file.endsWith(".lambda.mjs")) continue;
    const layer = layerOf(file);
    if (!layer) {
      report(1, "the folder belongs to no layer");
      continue;
    }
    const module = readModule(file, text);
    if (module.isBarrel && !barrels.includes(file)) report(1, "the file only passes on what others export");
    for (const { line, what } of layer.impure ? [] : module.impurities) report(line, `${what} is used in a pure layer`);
    for (const imported of module.imports) {
      const problem = imported.specifier.startsWith(".")
        ? relativeProblem(root, file, layer, imported)
        : packageProblem(layer, imported);
      if (problem !== undefined) report(imported.line, problem);
    }
    const local = module.imports.filter((imported) => imported.reach === "value" && imported.specifier.startsWith("."));
    graph.set(
      file,
      local.map(({ specifier }) => resolved(file, specifier)),
    );
  }
  for (const cycle of findCycles(graph)) {
    violations.push({ file: cycle[0] ?? "", line: 1, message: `imports itself: ${cycle.join(" -> ")}` });
  }
  return violations.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

function listFiles(root: string): readonly string[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => `src/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
    .sort();
}

/** The layer of a file of src/: the longest that fits. */
function layerOf(file: string): Layer | undefined {
  const fitting = layers.filter(({ at }) => isBelow(file, at));
  return fitting.sort((a, b) => b.at.length - a.at.length)[0];
}

function isBelow(file: string, at: string): boolean {
  return file === `src/${at}` || file.startsWith(`src/${at}/`);
}

function resolved(file: string, specifier: string): string {
  return join(dirname(file), specifier).replaceAll("\\", "/");
}

function relativeProblem(root: string, file: string, layer: Layer, { specifier, reach }: Import): string | undefined {
  const target = resolved(file, specifier);
  if (target === "package.json") return undefined;
  if (!existsSync(join(root, target))) return `"${specifier}" is no file; an import names its file with the ending`;
  if (!target.startsWith("src/")) return `"${specifier}" stands outside src/`;
  if (isBelow(target, layer.at)) {
    const inner = layerOf(target);
    if (inner === layer) return undefined;
  }
  const allowed = longest(layer.imports, (at) => isBelow(target, at));
  return verdict(allowed, reach, `"${target}"`, layer);
}

function packageProblem(layer: Layer, { specifier, reach }: Import): string | undefined {
  const allowed = longest(
    layer.packages,
    (name) =>
      specifier === name || specifier.startsWith(`${name}/`) || (name === "node" && specifier.startsWith("node:")),
  );
  return verdict(allowed, reach, `"${specifier}"`, layer);
}

function longest(table: Readonly<Record<string, Reach>>, fits: (key: string) => boolean): Reach | undefined {
  const keys = Object.keys(table).filter(fits);
  const [key] = keys.sort((a, b) => b.length - a.length);
  return key === undefined ? undefined : table[key];
}

function verdict(allowed: Reach | undefined, reach: Reach, what: string, layer: Layer): string | undefined {
  if (allowed === undefined) return `${what} is not for the layer "${layer.at}"`;
  if (allowed === "type" && reach === "value") return `${what} is for the layer "${layer.at}" by "import type" only`;
  return undefined;
}

/** Prints what is wrong below the working directory; the exit code says whether anything is. */
export function reportImports(root: string): number {
  const violations = checkImports(relative(process.cwd(), root) || ".");
  for (const { file, line, message } of violations) process.stdout.write(`${file}:${line}: ${message}\n`);
  const count = violations.length;
  process.stdout.write(count === 0 ? "imports: every layer holds\n" : `imports: ${count} violations\n`);
  return count === 0 ? 0 : 1;
}
