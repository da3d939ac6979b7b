/** The layers of src/: which folder may import which, and which packages. The one table behind `npm run lint`. */

/** `value`: imports of any kind; `type`: `import type` alone, nothing of it at run time. */
export type Reach = "value" | "type";

export interface Layer {
  /** Folder below src/, or a file; the longest that fits counts. */
  readonly at: string;
  readonly imports: Readonly<Record<string, Reach>>;
  /** Packages and Node's own modules, by name or by scope (`@pulumi`). */
  readonly packages: Readonly<Record<string, Reach>>;
  /** Whether it may read the clock, the process, the disk or the network. */
  readonly impure?: boolean;
}

const plain = { source: "value", diagnostic: "value" } as const;
const values = { ...plain, "compiler/values": "value", "compiler/facts": "value" } as const;
const model = { ...values, "compiler/model": "type", "compiler/schema": "type", "compiler/overlay": "type" } as const;
const pulumiTypes = { "@pulumi": "type" } as const;

export const layers: readonly Layer[] = [
  { at: "source", imports: { diagnostic: "type" }, packages: {} },
  { at: "diagnostic", imports: { source: "value" }, packages: {} },
  {
    at: "graph",
    imports: { source: "type", "diagnostic/invariant.ts": "value", diagnostic: "type" },
    packages: { ...pulumiTypes, "node:crypto": "value" },
  },
  { at: "compiler/facts", imports: { ...plain, "compiler/values": "value" }, packages: {} },
  {
    at: "compiler/values",
    imports: { ...plain, "compiler/facts": "value" },
    packages: { "node:crypto": "value" },
  },
  { at: "compiler/parse", imports: values, packages: { yaml: "value" } },
  { at: "compiler/schema", imports: { ...values, "compiler/parse": "value" }, packages: { zod: "value" } },
  {
    at: "compiler/overlay",
    imports: { ...values, "compiler/parse": "value", "compiler/schema": "value" },
    packages: {},
  },
  {
    at: "compiler/rules",
    imports: {
      ...values,
      "compiler/parse": "value",
      "compiler/schema": "value",
      "compiler/overlay": "value",
      graph: "value",
    },
    packages: {},
  },
  {
    at: "compiler/model",
    imports: {
      ...values,
      "compiler/schema": "type",
      "compiler/overlay": "value",
      "compiler/rules": "type",
      graph: "type",
    },
    packages: {},
  },
  {
    at: "compiler/lower",
    imports: {
      ...values,
      "compiler/schema": "type",
      "compiler/overlay": "type",
      "compiler/rules": "type",
      "compiler/model": "value",
      graph: "value",
    },
    packages: { ...pulumiTypes, "node:crypto": "value" },
  },
  { at: "compiler", imports: { ...plain, compiler: "value", graph: "value" }, packages: {} },
  { at: "analysis", imports: { ...model, graph: "value", analysis: "value" }, packages: {} },
  {
    at: "emitters",
    imports: { ...model, graph: "value", emitters: "value" },
    packages: { handlebars: "value", "node:crypto": "value", "node:path": "value" },
  },
  {
    at: "emitters/workflows",
    imports: { ...model, graph: "value", emitters: "value" },
    packages: { yaml: "value" },
  },
  { at: "emitters/json-schema", imports: { ...plain, "compiler/schema": "value" }, packages: { zod: "value" } },
  {
    at: "engine",
    imports: { ...plain, graph: "value", analysis: "value", emitters: "value" },
    packages: { "@pulumi": "value", node: "value", esbuild: "value" },
    impure: true,
  },
  {
    at: "cli",
    imports: { ...plain, compiler: "value", graph: "value", analysis: "value", emitters: "value", engine: "value" },
    packages: { ...pulumiTypes, commander: "value", picocolors: "value", node: "value" },
    impure: true,
  },
];

/** Files that only pass on what others export. */
export const barrels: readonly string[] = ["src/index.ts", "src/compiler/rules/index.ts", "src/emitters/index.ts"];

/** Lists with a line for each of what they list, which may grow with it. */
export const registries: readonly string[] = ["src/compiler/rules/index.ts"];

/** Lines of a file of src/. */
export const largestFile = 350;
