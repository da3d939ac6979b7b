/** The sample on a disk: under the real TypeScript against the real packages, and through its guard. */
import { execFile } from "node:child_process";
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emitPulumiProgram } from "../../../src/emitters/pulumi/emitter.ts";
import { createSampleBuilder, sampleStack, scopeOf } from "./sample-stack.ts";

const MODULES = join(import.meta.dirname, "../../../node_modules");
const TSC = join(MODULES, "typescript/bin/tsc");
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "emitted-"));
  await symlink(MODULES, join(root, "node_modules"));
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function write(name: string, stack: Parameters<typeof emitPulumiProgram>[0]): Promise<string> {
  const folder = join(root, name);
  for (const { path, text } of emitPulumiProgram(stack, { compiler: "0.1.0" })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

function run(folder: string, ...args: readonly string[]): Promise<{ readonly failed: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, text: stdout + stderr });
    });
  });
}

it("passes TypeScript's strict checks against the real packages, which see a misspelt output", async () => {
  const folder = await write("sample", sampleStack());
  await appendFile(join(folder, "services/gateway.ts"), "export const misspelt = targetGroup.arm;\n");
  const { text } = await run(folder, TSC, "-p", ".", "--noEmit");
  expect(text.split("\n").filter((line) => line.includes("error"))).toEqual([
    expect.stringMatching(/^services\/gateway\.ts\(.*Property 'arm' does not exist/),
  ]);
});

it("runs what it was compiled from, refuses changed sources, and runs again when they are built", async () => {
  const builder = createSampleBuilder();
  const queue = scopeOf(builder, "queues", "queues").resource("aws:sqs/queue:Queue", { id: "results" }, {});
  builder.output("queueArn", { value: queue.arn, description: "" });
  const folder = await write("guard", builder.finish());
  const program = () => run(folder, "-e", 'console.log(Object.keys(require("./bin/index.js")).join())');
  const ran = { failed: false, text: "queueArn\n" };
  expect(await program()).toEqual(ran);
  await appendFile(join(folder, "queues.ts"), "export const added = queue.arn;\n");
  const refused = await program();
  expect(refused.failed).toBe(true);
  expect(refused.text).toContain("bin/ is not compiled from the present queues.ts. Emit the program again; or");
  expect(await run(folder, TSC, "-p", ".")).toEqual({ failed: false, text: "" });
  expect(await program()).toEqual(ran);
  await write("guard", builder.finish());
  await rm(join(folder, "queues.ts"));
  expect((await program()).text).toContain("the present queues.ts");
});
