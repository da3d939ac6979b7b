/**
 * A command line that does nothing but write down what it is asked for, for tests of how it is started and ended: it answers
 * an export with an empty state, and goes on for as long as the test says.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { OperationRequest } from "../../src/engine/run/messages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface FakePulumi {
  readonly folder: string;
  /** child.ts as one file. */
  readonly script: string;
  /** Where the SDK is. */
  readonly modules: string;
  /** What the command line has been started with, a start a line: `stack export …`. */
  readonly starts: () => readonly string[];
  /** Runs an operation on a stack "production" of a project "shop". */
  readonly request: (operation: OperationRequest["operation"]) => OperationRequest;
  readonly dispose: () => void;
}

/** `body`: JavaScript; `words` are the arguments. Without more it ends with 0. Its state is in `state.json` of its folder. */
export async function createFakePulumi(body: string): Promise<FakePulumi> {
  const folder = mkdtempSync(join(tmpdir(), "fake-pulumi-"));
  const log = join(folder, "starts");
  const command = join(folder, "cli/bin/pulumi");
  mkdirSync(join(folder, "cli/bin"), { recursive: true });
  const lines = [
    `#!${process.execPath}`,
    'const { appendFileSync, existsSync, readFileSync, writeFileSync } = require("node:fs");',
    `const state = ${JSON.stringify(join(folder, "state.json"))};`,
    'const deployment = () => (existsSync(state) ? JSON.parse(readFileSync(state, "utf8")) : {});',
    "const words = process.argv.slice(2);",
    `appendFileSync(${JSON.stringify(log)}, words.join(" ") + "\\n");`,
    'if (words[0] === "stack" && words[1] === "export") console.log(JSON.stringify({ version: 3, deployment: deployment() }));',
    body,
  ];
  writeFileSync(command, `${lines.join("\n")}\n`);
  chmodSync(command, 0o755);
  const settings = join(folder, "settings");
  mkdirSync(settings);
  writeFileSync(join(settings, "Pulumi.production.yaml"), "encryptionsalt: v1:none\n");
  writeFileSync(join(folder, "package.json"), "{}\n");
  const script = join(folder, "child.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["src/engine/run/child.ts"],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    logLevel: "warning",
  });
  return {
    folder,
    script,
    modules: join(root, "node_modules"),
    starts: () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : []),
    request: (operation) => ({
      operation,
      folder,
      program: {},
      entry: "bin/index.js",
      project: "shop",
      stack: "production",
      settings,
      backend: "file:///nowhere",
      cli: join(folder, "cli"),
      cliVersion: "3.220.0",
      secretsProvider: undefined,
      providers: [],
      environment: {},
      flags: {},
      generated: [],
    }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
