/** What is remembered beside a state, and that it is never read by halves. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openBackend } from "../../../src/cli/run/backend.ts";
import { locateState } from "../../../src/cli/run/state.ts";

const stack = { name: "production", project: "shop" };
const resource = { urn: "urn:pulumi:production::shop::aws:ecs/cluster:Cluster::web", type: "t", custom: true };
const lost = [{ type: "creating", resource }];
const [written, now] = ["2026-11-26T12:00:00Z", Date.parse("2026-11-26T12:30:00Z")];

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "memory-"));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const memoryOf = async (backend: string) => {
  const location = locateState({ backend, secrets: "passphrase" }, project, join(project, "spec"));
  return (await openBackend(location, { modules: "", variables: {} })).memory(stack);
};
const path = ".pulumi/stacks/shop/production.lost";

it.each([
  ["file", ".provfair/state"],
  ["https://api.pulumi.com", ".provfair/local"],
])("remembers for %s in %s, until nothing is left open", async (backend, folder) => {
  const file = join(project, folder, path);
  const memory = await memoryOf(backend);
  expect(await memory.lost()).toEqual([]);
  await memory.remember(lost);
  expect(await memory.sighted(written, now)).toBe(now);
  const again = await memoryOf(backend);
  expect(await again.lost()).toEqual(lost);
  expect(await again.sighted(written, now + 60_000)).toBe(now);
  expect(readdirSync(join(file, ".."))).toEqual(["production.lost"]);
  await again.remember([]);
  expect([existsSync(file), await memory.lost()]).toEqual([false, []]);
});

it("counts anew where the state was written since", async () => {
  const memory = await memoryOf("file");
  await memory.sighted(written, now);
  expect(await memory.sighted("2026-11-26T12:20:00Z", now + 60_000)).toBe(now + 60_000);
  expect(await memory.sighted("", now + 90_000)).toBe(now + 90_000);
  expect(await memory.sighted("", now + 99_000)).toBe(now + 90_000);
});

it("does not take for nothing what is not whole", async () => {
  const file = join(project, ".provfair/state", path);
  const memory = await memoryOf("file");
  await memory.remember(lost);
  const text = readFileSync(file, "utf8");
  for (const torn of [text.slice(0, -20), "", "{}"]) {
    writeFileSync(file, torn);
    await expect(memory.lost()).rejects.toThrow(`"${file}", which names creations whose answer was lost, is not whole`);
    await expect(memory.sighted(written, now)).rejects.toThrow("is not whole");
  }
});
