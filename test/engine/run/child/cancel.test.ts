/** An operation that is cancelled before Pulumi's command line does it. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runOperation } from "../../../../src/engine/run/operation.ts";
import { createFakePulumi, type FakePulumi } from "../../../support/fake-pulumi.ts";

/** The state is read for so long that a test can say something meanwhile. */
const SLOW_EXPORT =
  'if (["export", "refresh"].includes(words.at(words[0] === "stack" ? 1 : 0))) setTimeout(() => undefined, 700);';

let fake: FakePulumi;
beforeAll(async () => {
  fake = await createFakePulumi(SLOW_EXPORT);
});
afterAll(() => fake.dispose());

const exports = () => fake.starts().filter((start) => start.startsWith("stack export"));
const changes = () => fake.starts().filter((start) => /^(up|destroy)\b/.test(start));

it.each(["up", "destroy"] as const)("does no %s that is cancelled while the state is read", async (operation) => {
  const cancel = new AbortController();
  const before = exports().length;
  const { script, modules, request } = fake;
  const running = runOperation({ script, modules, request: request(operation), signal: cancel.signal });
  await until(() => exports().length > before);
  cancel.abort();
  expect(await running).toEqual({ kind: "failed", cause: "cancelled", message: "nothing more was begun" });
  expect(changes()).toEqual([]);
});

it("tells no code of Pulumi's where a signal has ended it", async () => {
  const cancel = new AbortController();
  const { script, modules, request, starts } = fake;
  const running = runOperation({ script, modules, request: request("refresh"), signal: cancel.signal });
  await until(() => starts().some((start) => start.startsWith("refresh")));
  cancel.abort();
  const outcome = await running;
  expect(outcome).toMatchObject({ kind: "failed", cause: "cancelled" });
  expect(outcome).not.toHaveProperty("code");
});

it("starts nothing that is cancelled while the SDK is loaded, or before", async () => {
  const before = fake.starts().length;
  const cancel = new AbortController();
  const { script, modules, request } = fake;
  const running = runOperation({ script, modules, request: request("up"), signal: cancel.signal });
  cancel.abort();
  expect(await running).toMatchObject({ kind: "failed", cause: "cancelled" });
  const late = await runOperation({ script: "/nowhere", modules, request: request("up"), signal: cancel.signal });
  expect(late).toEqual({ kind: "failed", cause: "cancelled", message: "nothing was begun" });
  const killed = await runOperation({ script: "/nowhere", modules, request: request("up"), kill: cancel.signal });
  expect(killed).toEqual(late);
  expect(fake.starts().length).toBe(before);
});

it("does nothing more where who asked for it has died meanwhile", async () => {
  const before = exports().length;
  const { script, modules, request, folder } = fake;
  const parent = join(folder, "parent.cjs");
  const options = JSON.stringify({
    cwd: folder,
    detached: true,
    env: { ...process.env, NODE_PATH: modules },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  writeFileSync(
    parent,
    `const child = require("node:child_process").fork(${JSON.stringify(script)}, [], ${options});
child.send(${JSON.stringify({ kind: "run", request: request("up") })});
console.log(child.pid);\n`,
  );
  const running = spawn(process.execPath, [parent], { stdio: ["ignore", "pipe", "inherit"] });
  const child = new Promise<number>((resolve) => {
    running.stdout.once("data", (chunk: Buffer) => resolve(Number(chunk.toString("utf8"))));
  });
  await until(() => exports().length > before);
  running.kill("SIGKILL");
  const id = await child;
  await until(() => !lives(id));
  expect(changes()).toEqual([]);
});

it("does what nobody cancels", async () => {
  const { script, modules, request } = fake;
  expect(await runOperation({ script, modules, request: request("destroy") })).toMatchObject({ kind: "succeeded" });
  expect(changes()).toEqual([expect.stringMatching(/^destroy .*--stack production/)]);
});

function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
