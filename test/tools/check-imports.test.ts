import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkImports } from "../../tools/check-imports.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "check-imports-"));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The violations of a repository that consists of these files. */
function violationsOf(files: Readonly<Record<string, string>>): readonly string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return checkImports(root).map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

it("finds nothing wrong with this repository", () => {
  expect(checkImports(".")).toEqual([]);
});

it("accepts imports downwards", () => {
  expect(
    violationsOf({
      "src/source/source.ts": "export const a = 1;",
      "src/graph/types.ts": 'import type * as pulumi from "@pulumi/pulumi";\nexport type T = pulumi.Resource;',
      "src/compiler/schema/a.ts":
        'import { z } from "zod";\nimport { a } from "../../source/source.ts";\nexport const b = z.literal(a);',
      "src/cli/main.ts":
        'import { join } from "node:path";\nexport const x = join(process.cwd(), "x");\nvoid import("../engine/run.ts");',
      "src/engine/run.ts": 'import { Resource } from "@pulumi/pulumi";\nexport const R = Resource;',
    }),
  ).toEqual([]);
});

it.each([
  [
    "a layer above",
    "src/graph/a.ts",
    'import { b } from "../compiler/b.ts";',
    '"src/compiler/b.ts" is not for the layer "graph"',
  ],
  [
    "a value where types are allowed",
    "src/analysis/a.ts",
    'import { b } from "../compiler/model/b.ts";',
    '"src/compiler/model/b.ts" is for the layer "analysis" by "import type" only',
  ],
  [
    "a type spelt inside the braces",
    "src/graph/a.ts",
    'import { type Resource } from "@pulumi/pulumi";',
    '"@pulumi/pulumi" is for the layer "graph" by "import type" only',
  ],
  [
    "Pulumi by dynamic import",
    "src/emitters/a.ts",
    'export const load = () => import("@pulumi/aws");',
    '"@pulumi/aws" is not for the layer "emitters"',
  ],
  [
    "Pulumi passed on",
    "src/cli/a.ts",
    'export * from "@pulumi/aws";\nexport const a = 1;',
    '"@pulumi/aws" is for the layer "cli" by "import type" only',
  ],
  [
    "a name computed at run time",
    "src/cli/a.ts",
    'const name = "@pulumi/aws";\nexport const load = () => import(name);',
    '"(a computed name)" is not for the layer "cli"',
    2,
  ],
  [
    "zod outside the schema",
    "src/compiler/rules/a.ts",
    'import { z } from "zod/v4";\nexport const a = z;',
    '"zod/v4" is not for the layer "compiler/rules"',
  ],
  [
    "yaml outside the parser",
    "src/compiler/overlay/a.ts",
    'import { parse } from "yaml";\nexport const a = parse;',
    '"yaml" is not for the layer "compiler/overlay"',
  ],
  [
    "the disk in a pure layer",
    "src/compiler/a.ts",
    'import { readFileSync } from "node:fs";\nexport const a = readFileSync;',
    '"node:fs" is not for the layer "compiler"',
  ],
  [
    "a type import upwards",
    "src/source/a.ts",
    'export type T = import("../compiler/b.ts").B;',
    '"src/compiler/b.ts" is not for the layer "source"',
  ],
  [
    "the clock",
    "src/compiler/rules/a.ts",
    "export const a = () => new Date();",
    '"new Date()" is used in a pure layer',
  ],
  ["the process", "src/graph/a.ts", 'export const a = process.env["A"];', '"process" is used in a pure layer'],
  ["chance", "src/graph/a.ts", "export const a = Math.random();", '"Math.random" is used in a pure layer'],
  ["require", "src/graph/a.ts", 'export const a = require("node:fs");', '"require" is used in a pure layer'],
  [
    "an import without ending",
    "src/graph/a.ts",
    'import { b } from "./b";\nexport const a = b;',
    '"./b" is no file; an import names its file with the ending',
  ],
  [
    "a file outside src",
    "src/graph/a.ts",
    'import { b } from "../../test/b.ts";\nexport const a = b;',
    '"../../test/b.ts" stands outside src/',
  ],
  ["a barrel", "src/graph/a.ts", 'export * from "./b.ts";', "the file only passes on what others export"],
])("refuses %s", (_what, file, text, message, line = 1) => {
  const others = {
    "src/compiler/b.ts": "export type B = 1;\nexport const b = 1;",
    "src/compiler/model/b.ts": "export const b = 1;",
    "src/graph/b.ts": "export const b = 1;",
    "test/b.ts": "export const b = 1;",
  };
  expect(violationsOf({ ...others, [file]: text })).toEqual([`${file}:${line}: ${message}`]);
});

it("refuses a folder that is no layer", () => {
  expect(violationsOf({ "src/utilities/a.ts": "export const a = 1;" })).toEqual([
    "src/utilities/a.ts:1: the folder belongs to no layer",
  ]);
});

it("lets the list of rules grow with the rules", () => {
  expect(violationsOf({ "src/compiler/rules/index.ts": "export {};\n".repeat(400) })).toEqual([]);
});

it("refuses a file of more than 350 lines", () => {
  expect(violationsOf({ "src/graph/a.ts": "export {};\n".repeat(350) })).toEqual([]);
  expect(violationsOf({ "src/graph/a.ts": "export {};\n".repeat(351) })).toEqual([
    "src/graph/a.ts:350: the file has 351 lines; at most 350 are allowed",
  ]);
});

it("refuses a circle of imports, types apart", () => {
  expect(
    violationsOf({
      "src/graph/a.ts": 'import { b } from "./b.ts";\nexport const a = b;',
      "src/graph/b.ts": 'import { c } from "./c.ts";\nexport const b = c;',
      "src/graph/c.ts": 'import { a } from "./a.ts";\nimport type { d } from "./d.ts";\nexport const c = a;',
      "src/graph/d.ts": 'import { c } from "./c.ts";\nexport const d = c;',
    }),
  ).toEqual(["src/graph/a.ts:1: imports itself: src/graph/a.ts -> src/graph/b.ts -> src/graph/c.ts -> src/graph/a.ts"]);
});
