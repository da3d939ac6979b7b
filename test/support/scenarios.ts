/**
 * Scenarios: a folder with a specification, and below `expected/` one baseline per stage. What a scenario must give is
 * computed here; the test compares, `npm run test:accept` writes.
 *
 * - `diagnostics.yaml`: the input with the findings as comments;
 * - `effective.yaml`: the complete specification of each environment, with origins;
 * - `graph.json`: the nodes, one input a line; `out/`: the emitted sources, and the workflows.
 *
 * The prefix `invalid-` means that it must fail: then there are only diagnostics. So that a small scenario shows its
 * concern alone, nodes and files that the scenario `minimal` has in the same form are left out.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { renderEffective } from "../../src/cli/effective/yaml.ts";
import { loadSpec } from "../../src/cli/load-spec.ts";
import type { SpecSources } from "../../src/compiler/analyze.ts";
import { type Compiled, compile } from "../../src/compiler/compile.ts";
import { emitPulumiProgram } from "../../src/emitters/pulumi/emitter.ts";
import { emitWorkflows } from "../../src/emitters/workflows/emitter.ts";
import type { GraphNode, ResourceGraph } from "../../src/graph/graph.ts";
import { annotated } from "./annotate.ts";
import { allSources, TODAY } from "./compiled.ts";

export interface Scenario {
  readonly name: string;
  /** The folder with `platform.yaml`, absolute. */
  readonly input: string;
  /** The folder of the baselines, absolute. */
  readonly expected: string;
  /** Which of the emitted files are kept, by `<stack>/<path>`. */
  readonly keeps: (path: string) => boolean;
  readonly withGraph: boolean;
}

/** What the baselines of scenarios outside of `test/scenarios` hold: all, unless that would fill the repository. */
const elsewhere: Readonly<
  Record<string, { readonly input: string; readonly keeps?: RegExp; readonly withGraph?: boolean }>
> = {
  reference: { input: "spec", keeps: /^(production|images|account-111122223333)\// },
  "example-minimal": { input: "examples/minimal" },
  "example-web-and-worker": { input: "examples/web-and-worker", keeps: /^(production|images)\// },
  "example-data": {
    input: "examples/data",
    keeps:
      /^production\/(index\.ts|cache-passwords\.ts|database-passwords\.ts|services\/leaderboard\.ts|functions\/rotate-databases\/.*)$/,
    withGraph: false,
  },
  "example-static-site": { input: "examples/static-site", keeps: /^production\/(index|cdn)\.ts$/, withGraph: false },
  // The account's stack and what it asks of the environment; the rest is as in the reference.
  "example-regulated": {
    input: "examples/regulated",
    keeps: /^(account-111122223333\/|production\/(compliance|access-logs)\.ts$)/,
    withGraph: false,
  },
  "example-many-services": {
    input: "examples/many-services",
    keeps: /^production\/(index|load-balancer|services\/catalog-search)\.ts$/,
    withGraph: false,
  },
};

/** The scenario that others are told apart from. */
const BASE = "minimal";

/** Every scenario of the repository at `root`, by name. */
export function scenarios(root: string): readonly Scenario[] {
  const folder = join(root, "test/scenarios");
  const own = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !Object.hasOwn(elsewhere, entry.name),
  );
  const here = own.map(({ name }): Scenario => {
    const input = join(folder, name);
    return { name, input, expected: join(input, "expected"), keeps: () => true, withGraph: true };
  });
  const there = Object.entries(elsewhere).map(([name, { input, keeps, withGraph = true }]): Scenario => {
    return {
      name,
      input: join(root, input),
      expected: join(folder, name, "expected"),
      keeps: (path) => keeps?.test(path) ?? true,
      withGraph,
    };
  });
  return [...here, ...there].sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Result {
  readonly sources: SpecSources;
  readonly compiled: Compiled;
  readonly files: ReadonlyMap<string, string>;
}

function resultOf(input: string): Result {
  const { sources } = loadSpec({ cwd: input, path: "." });
  const compiled = compile({ sources, folder: "spec", today: TODAY });
  const files = new Map<string, string>();
  for (const stack of compiled.graph?.stacks ?? []) {
    for (const { path, text } of emitPulumiProgram(stack, { compiler: "0.0.0" })) {
      // The compiled twin of each file is held by the emitter's own tests.
      if (!path.startsWith("bin/") && !path.startsWith(".")) files.set(`${stack.name}/${path}`, text);
    }
  }
  return { sources, compiled, files };
}

/** The workflows of a scenario that has a pipeline. */
export function workflowsOf({ delivery }: Pick<Compiled, "delivery">): ReadonlyMap<string, string> {
  if (delivery === undefined) return new Map();
  const options = { compiler: "0.0.0", pulumi: "0.0.0", project: "", specification: "spec" };
  return new Map(emitWorkflows(delivery, options).files.map(({ path, text }) => [path, text]));
}

/** The baselines of a scenario by path below `expected/`. `all` are the scenarios, the base among them. */
export function baselinesOf(scenario: Scenario, all: readonly Scenario[]): ReadonlyMap<string, string> {
  const { sources, compiled, files } = resultOf(scenario.input);
  const { diagnostics, environments, graph } = compiled;
  const found = new Map([["diagnostics.yaml", annotated(allSources(sources), diagnostics)]]);
  if (graph === undefined || environments === undefined) return found;
  const inside = relative(dirname(dirname(scenario.expected)), scenario.input) === scenario.name;
  const baseScenario = all.find(({ name }) => name === BASE);
  const base = inside && scenario.name !== BASE && baseScenario ? resultOf(baseScenario.input) : undefined;
  found.set(
    "effective.yaml",
    environments.map(({ environment, spec }) => renderEffective(environment, spec)).join("---\n"),
  );
  if (scenario.withGraph) found.set("graph.json", printGraph(graph, base?.compiled.graph));
  for (const [path, text] of files) {
    if (scenario.keeps(path) && base?.files.get(path) !== text) found.set(`out/${path}`, text);
  }
  for (const [path, text] of workflowsOf(compiled)) found.set(`out/${path}`, text);
  return found;
}

/** One input a line. */
function printGraph(graph: ResourceGraph, base: ResourceGraph | undefined): string {
  const known = new Set(
    base?.stacks.flatMap(({ name, nodes }) => nodes.map((node) => `${name} ${JSON.stringify(node)}`)),
  );
  const lines: string[] = [];
  for (const stack of graph.stacks) {
    const nodes = stack.nodes.filter((node) => !known.has(`${stack.name} ${JSON.stringify(node)}`));
    if (nodes.length === 0) continue;
    lines.push(`  ${JSON.stringify(stack.name)}: {\n${nodes.map(printNode).join(",\n")}\n  }`);
  }
  return `{\n${lines.join(",\n")}\n}\n`;
}

function printNode({ id, kind, token: _, name: __, inputs, options, origin, ...rest }: GraphNode): string {
  const head = { ...(kind === "resource" ? {} : { kind }), ...rest, origin: `${origin.file}#${origin.path}` };
  const lines = [
    ...Object.entries({ ...head, ...(Object.keys(options).length === 0 ? {} : { options }) }),
    ...Object.entries(inputs).map(([key, value]) => [`inputs.${key}`, value] as const),
  ];
  const text = lines.map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `    ${JSON.stringify(id)}: {\n${text.join(",\n")}\n    }`;
}

/** The files below a folder, by path; none where there is no folder. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(relative(folder, file).replaceAll("\\", "/"), readFileSync(file, "utf8"));
  }
  return found;
}

/** Writes the baselines of every scenario, deletes what none needs, and returns what changed, a line each. */
export function acceptScenarios(root: string): readonly string[] {
  const all = scenarios(root);
  return all.flatMap((scenario) => {
    const expected = baselinesOf(scenario, all);
    const present = filesBelow(scenario.expected);
    const changes: string[] = [];
    for (const [path, text] of expected) {
      if (present.get(path) === text) continue;
      const file = join(scenario.expected, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      changes.push(`${present.has(path) ? "changed" : "new"}: ${relative(root, file)}`);
    }
    for (const path of present.keys()) {
      if (expected.has(path)) continue;
      rmSync(join(scenario.expected, path));
      changes.push(`deleted: ${relative(root, join(scenario.expected, path))}`);
    }
    return changes;
  });
}
