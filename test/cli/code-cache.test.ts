import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCached } from "../../src/cli/code-cache.ts";

let folder: string;
let bundle: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "code-cache-"));
  bundle = join(folder, "bundle.cjs");
  cache = join(folder, "bundle.cache");
  writeFileSync(bundle, 'exports.base = require("node:path").basename(__filename);');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the bundle, checks that it works, and says whether it came from the cache. */
function run(): boolean {
  const module = runCached(bundle, cache);
  expect(module.exports).toEqual({ base: "bundle.cjs" });
  module.keep();
  return module.isCached;
}

it("leaves a cache that the next run begins from", () => {
  expect(run()).toBe(false);
  expect(readdirSync(folder)).toEqual(["bundle.cache", "bundle.cjs"]);
  expect(run()).toBe(true);
});

it("passes over the cache of a source of another length", () => {
  run();
  writeFileSync(bundle, `${readFileSync(bundle, "utf8")} // more`);
  expect(run()).toBe(false);
});

it("runs without a cache where none can be written", () => {
  cache = join(folder, "nowhere", "bundle.cache");
  expect(run()).toBe(false);
  expect(run()).toBe(false);
  expect(readdirSync(folder)).toEqual(["bundle.cjs"]);
});

it("throws what the bundle throws", () => {
  writeFileSync(bundle, 'throw new RangeError("from the bundle");');
  expect(() => runCached(bundle, cache)).toThrow("from the bundle");
});
