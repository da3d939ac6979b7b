/**
 * The emitted programs of the reference specification, in each environment, and of generated specifications pass
 * TypeScript's strict checks against the real packages, and register exactly what their graphs say.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSpec } from "../../src/cli/load-spec.ts";
import { emitPulumiProgram } from "../../src/emitters/pulumi/emitter.ts";
import { renderVerification } from "../../src/engine/verify/render.ts";
import { verifyStack } from "../../src/engine/verify/verify.ts";
import type { StackGraph } from "../../src/graph/graph.ts";
import { graphOf } from "../support/compiled.ts";
import { spec } from "../support/generators/spec.ts";

const ROOT = join(import.meta.dirname, "../..");
const MODULES = join(ROOT, "node_modules");
const COUNT = 30;
/** Stacks that are shared look much alike: those of the first few specifications stand for all. */
const WITH_SHARED = 3;
/** As many as the smallest machine has cores. */
const AT_ONCE = 2;

interface Written {
  readonly stack: StackGraph;
  readonly folder: string;
}

const folder = mkdtempSync(join(tmpdir(), "generated-"));
const reference = graphOf(loadSpec({ cwd: ROOT, path: "spec" }).sources).stacks;
const specs = fc.sample(spec({ services: { min: 1, max: 4 }, environments: { min: 0, max: 1 } }), {
  numRuns: COUNT,
  seed: 20261122,
});
const generated = specs.map((one, index) =>
  graphOf(one).stacks.filter(({ environment }) => index < WITH_SHARED || environment !== "shared"),
);
const programs: Written[] = [];

beforeAll(() => {
  symlinkSync(MODULES, join(folder, "node_modules"));
  for (const stack of reference) programs.push(write(`reference-${stack.name}`, stack));
  for (const [index, stacks] of generated.entries())
    for (const stack of stacks) programs.push(write(`generated-${index}-${stack.name}`, stack));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, stack: StackGraph): Written {
  for (const { path, text } of emitPulumiProgram(stack, { compiler: "0.1.0" })) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { stack, folder: join(folder, name) };
}

function run(cwd: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 24 }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

/** One configuration with an emitted program's own options over all programs. */
function writeConfiguration(name: string, include: readonly string[]): string {
  const [{ folder: first } = { folder }] = programs;
  const { compilerOptions } = JSON.parse(readFileSync(join(first, "tsconfig.json"), "utf8")) as {
    compilerOptions: object;
  };
  const { outDir: _, rootDir: __, ...options } = compilerOptions as Record<string, unknown>;
  expect(options["strict"]).toBe(true);
  writeFileSync(
    join(folder, name),
    JSON.stringify({ compilerOptions: { ...options, noEmit: true }, include, exclude: ["**/bin/**"] }),
  );
  return name;
}

it("all programs pass strict checks, by TypeScript 7, and see a planted mistake", async () => {
  writeFileSync(
    join(folder, "planted.ts"),
    'import * as aws from "@pulumi/aws";\nnew aws.lb.TargetGroup("a", { prot: 1 });\n',
  );
  const config = writeConfiguration("native.json", ["reference-*/**/*.ts", "generated-*/**/*.ts", "planted.ts"]);
  const text = await run(folder, join(MODULES, "typescript-native/bin/tsc"), "-p", config);
  expect(text.split("\n").filter((line) => line.includes("error"))).toEqual([
    expect.stringMatching(/^planted\.ts.*'prot'/),
  ]);
}, 180_000);

it("the reference passes the checks of TypeScript 5.9", async () => {
  const config = writeConfiguration("classic.json", ["reference-*/**/*.ts"]);
  expect(await run(folder, join(MODULES, "typescript/bin/tsc"), "-p", config)).toBe("");
}, 180_000);

it(`the programs of the reference and of ${COUNT} generated specifications register exactly what is planned`, async () => {
  expect(generated).toHaveLength(COUNT);
  const waiting = [...programs];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await verifyStack({ ...next, entry: "bin/index.js", timeoutMs: 60_000 });
      if (!result.ok) failed.push(`${next.folder}\n${renderVerification(result)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(failed).toEqual([]);
}, 600_000);
