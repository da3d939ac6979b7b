/** How the process of an operation is ended, with all that it has started. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OperationRequest } from "../../../src/engine/run/messages.ts";
import { runOperation } from "../../../src/engine/run/operation.ts";
import { isRunning, workersOn, workOn } from "../../../src/engine/run/processes.ts";
import { createFakePulumi, type FakePulumi } from "../../support/fake-pulumi.ts";

/** As Pulumi starts its plugins: each leads a group of its own. */
const WITH_PLUGIN = `
  if (words[0] === "up" || words[0] === "refresh") {
    const { spawn } = require("node:child_process");
    const plugin = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    const file = require("node:path").join(process.env.FAKE_FOLDER, words[0]);
    require("node:fs").writeFileSync(file + ".new", JSON.stringify([process.pid, plugin.pid]));
    require("node:fs").renameSync(file + ".new", file);
    setInterval(() => undefined, 1000);
  }`;

let fake: FakePulumi;
beforeAll(async () => {
  fake = await createFakePulumi(WITH_PLUGIN);
});
afterAll(() => fake.dispose());

/** Ends the operation once it has started a plugin; its processes. */
async function ended(operation: OperationRequest["operation"]) {
  const { script, modules, folder } = fake;
  const kill = new AbortController();
  const request = { ...fake.request(operation), environment: { FAKE_FOLDER: folder } };
  const running = runOperation({ script, modules, request, kill: kill.signal });
  const file = join(folder, operation);
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
  const ids = JSON.parse(readFileSync(file, "utf8")) as readonly number[];
  const workers = workersOn(workOn(request));
  kill.abort();
  return { outcome: await running, ids, workers };
}

it("ends Pulumi and its plugins at once, and resolves when they are gone", async () => {
  const { outcome, ids, workers } = await ended("up");
  expect(outcome).toMatchObject({ kind: "failed", cause: "crash" });
  expect(ids.filter(isRunning)).toEqual([]);
  if (process.platform === "linux") expect(workers).toEqual(expect.arrayContaining([...ids]));
});

it("marks no process of what changes nothing in the cloud", async () => {
  const { ids, workers } = await ended("refresh");
  expect(ids.filter(isRunning)).toEqual([]);
  expect(workers).toEqual([]);
});
