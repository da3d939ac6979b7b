import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeScratch, sweepScratch } from "../../../../src/engine/run/child/scratch.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "scratch-"));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** The name that a look-up of that process would give it. */
const nameOf = (own: string, id: number | undefined) => basename(own).replace(`-${process.pid}-`, `-${id}-`);

it("is nobody else's to read", () => {
  expect(statSync(makeScratch(parent)).mode & 0o777).toBe(0o700);
});

it("goes with the process that was killed before it removed it", () => {
  const own = makeScratch(parent);
  const ended = join(parent, nameOf(own, spawnSync(process.execPath, ["-e", ""]).pid));
  const living = join(parent, nameOf(own, process.ppid));
  const elsewhere = join(parent, `provfair-lookup-${spawnSync(process.execPath, ["-e", ""]).pid}-1-x`);
  const others = join(parent, "lookup-4711-1-x");
  for (const folder of [ended, living, elsewhere, others]) {
    mkdirSync(join(folder, "backend"), { recursive: true });
    writeFileSync(join(folder, "backend", "state.json"), "{}");
  }
  sweepScratch(parent);
  expect(existsSync(ended)).toBe(false);
  expect(readdirSync(parent).sort()).toEqual([own, living, elsewhere, others].map((folder) => basename(folder)).sort());
});
