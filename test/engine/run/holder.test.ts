import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { expect, it } from "vitest";
import { holderOf, type Machine } from "../../../src/engine/run/holder.ts";

const since = new Date("2026-11-22T21:00:00Z");
const lock = { user: "anna", host: "laptop", process: 4711, since };
const machine = (start: Date | "unknown" | undefined): Machine => ({ host: "laptop", startOf: () => start });
const after = (seconds: number) => new Date(since.getTime() + seconds * 1_000);

it("takes a holder for alive that runs on this machine and began before its lock", () => {
  expect(holderOf(lock, machine(after(-2)))).toBe("alive");
  // Clocks are set while it runs.
  expect(holderOf(lock, machine(after(30)))).toBe("alive");
  expect(holderOf(lock, machine("unknown"))).toBe("alive");
});

it("takes it for ended where no process has its number, or one that began later", () => {
  expect(holderOf(lock, machine(undefined))).toBe("ended");
  expect(holderOf(lock, machine(after(3_600)))).toBe("ended");
});

it("knows nothing of another machine", () => {
  expect(holderOf({ ...lock, host: "runner-7" }, machine(after(-2)))).toBe("elsewhere");
});

it("asks this machine", async () => {
  const here = { ...lock, host: hostname(), since: new Date() };
  expect(holderOf({ ...here, process: process.pid })).toBe("alive");
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(holderOf({ ...here, process: child.pid ?? 0 })).toBe("ended");
});

it.runIf(process.platform === "linux")("tells a process from an earlier one of its number", () => {
  const before = new Date(Date.now() - process.uptime() * 1_000 - 3_600_000);
  expect(holderOf({ ...lock, host: hostname(), process: process.pid, since: before })).toBe("ended");
});
