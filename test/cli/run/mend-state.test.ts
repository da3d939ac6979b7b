/** What is put right of a state on disk before anything reads it. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mendState, openBackend } from "../../../src/cli/run/backend.ts";
import type { StateLocation } from "../../../src/cli/run/state.ts";

const stack = { name: "production", project: "shop", environment: "production" };
let folder: string;
let state: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mend-"));
  mkdirSync(join(folder, ".pulumi/stacks/shop"), { recursive: true });
  state = join(folder, ".pulumi/stacks/shop/production.json");
  writeFileSync(state, JSON.stringify({ version: 3, checkpoint: { stack: "production", latest: {} } }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function mend(releasing: boolean): Promise<string> {
  const location = { url: pathToFileURL(folder).href, folder } as unknown as StateLocation;
  const backend = await openBackend(location, { modules: "", variables: {} });
  let said = "";
  const say = (text: string) => {
    said += text;
  };
  await mendState(location, backend, { stack, releasing, say });
  return said;
}

it("says nothing of a whole state", async () => {
  writeFileSync(`${state}.attrs`, "{}\n");
  expect(await mend(false)).toBe("");
  expect(existsSync(`${state}.attrs`)).toBe(true);
});

it("removes attributes that are half written, unless another run may be writing them", async () => {
  writeFileSync(`${state}.attrs`, "");
  const locks = join(folder, ".pulumi/locks/organization/shop/production");
  mkdirSync(locks, { recursive: true });
  const lock = { pid: 7, username: "ann", hostname: "laptop", timestamp: "2026-01-02T03:04:05Z" };
  writeFileSync(join(locks, "1.json"), JSON.stringify(lock));
  await expect(mend(false)).rejects.toThrow(`"${state}.attrs" is not whole`);
  expect(existsSync(`${state}.attrs`)).toBe(true);
  expect(await mend(true)).toContain("it was removed, and the state is whole");
  expect(existsSync(`${state}.attrs`)).toBe(false);
  expect(existsSync(state)).toBe(true);
});
