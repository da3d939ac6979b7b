import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, it } from "vitest";
import {
  awaitEnd,
  descendantsOf,
  endTree,
  isRunning,
  listProcesses,
  parsePs,
  WORKS_ON,
  workersOn,
  workOn,
} from "../../../src/engine/run/processes.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Starts a program; resolves with it and the number that it prints. */
async function start(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  detached = false,
) {
  const child = spawn(command, [...words], { env, detached, stdio: ["ignore", "pipe", "ignore"] });
  started.push(child);
  const printed = await new Promise<string>((resolve) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8")));
  });
  return { id: child.pid ?? 0, printed: Number(printed) };
}

it("reads what ps prints", () => {
  expect(parsePs("    1     0 Ss\n  4711     1 R+\n4712 4711 Z\n")).toEqual([
    { id: 1, parent: 0, zombie: false },
    { id: 4711, parent: 1, zombie: false },
    { id: 4712, parent: 4711, zombie: true },
  ]);
});

it("knows who descends from whom, in whatever order", () => {
  const entries = [
    [4, 3],
    [3, 2],
    [2, 1],
    [9, 8],
    [8, 1],
  ].map(([id = 0, parent = 0]) => ({ id, parent, zombie: false }));
  expect([...descendantsOf(2, entries)].sort()).toEqual([3, 4]);
  expect(descendantsOf(7, entries)).toEqual([]);
});

it("lists the processes of this machine, of which this is one", () => {
  expect(listProcesses()).toContainEqual({ id: process.pid, parent: process.ppid, zombie: false });
});

it.skipIf(process.platform !== "linux")(
  "counts a process that has ended and that nobody has asked how as one that has ended",
  async () => {
    // The shell's child has ended when its parent is another program, which knows of no child.
    const { printed } = await start("/bin/sh", ["-c", "sleep 0.1 & echo $!; exec sleep 60"]);
    expect(isRunning(printed)).toBe(true);
    expect(await awaitEnd(() => [printed].filter(isRunning), 5_000)).toEqual([]);
    expect(listProcesses().find(({ id }) => id === printed)?.zombie).toBe(true);
  },
);

it("ends what has started what leads a group of its own", async () => {
  const plugin = `const { spawn } = require("node:child_process");
    console.log(spawn("sleep", ["60"], { detached: true, stdio: "ignore" }).pid); setInterval(() => undefined, 1000);`;
  const leader = await start(process.execPath, ["-e", plugin], process.env, true);
  expect([leader.id, leader.printed].map(isRunning)).toEqual([true, true]);
  expect(endTree(leader.id)).toEqual([leader.id, leader.printed]);
  expect(await awaitEnd(() => [leader.id, leader.printed].filter(isRunning), 5_000)).toEqual([]);
  expect(endTree(leader.id)).toEqual([leader.id]);
});

it("waits no longer than it is told", async () => {
  expect(await awaitEnd(() => [process.pid], 120)).toEqual([process.pid]);
});

it.skipIf(process.platform !== "linux")("knows who works on a stack by the environment", async () => {
  const work = workOn({ backend: "file:///state", project: "shop", stack: `production-${process.pid}` });
  expect(workersOn(work)).toEqual([]);
  const { id } = await start("/bin/sh", ["-c", "echo 1; exec sleep 60"], { ...process.env, [WORKS_ON]: work });
  expect(workersOn(work)).toEqual([id]);
  expect(workersOn(`${work}-replica`)).toEqual([]);
  const organization = workOn({ backend: "https://api", organization: "acme", project: "shop", stack: "production" });
  expect(organization).toBe("acme/shop/production in https://api");
});
