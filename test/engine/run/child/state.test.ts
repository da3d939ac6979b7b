/** An operation that is held to a state, and a state that another run changes. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { OperationFlags } from "../../../../src/engine/run/messages.ts";
import { runOperation } from "../../../../src/engine/run/operation.ts";
import { hashState } from "../../../../src/engine/run/saved-plan.ts";
import { createFakePulumi, type FakePulumi } from "../../../support/fake-pulumi.ts";

const other = { resources: [{ urn: "urn:pulumi:production::shop::a:b:C::web", type: "a:b:C", custom: true }] };
/** While a preview runs, somebody else brings the stack up, if the test says so. */
const UP_MEANWHILE = `if (words[0] === "preview" && existsSync(state + ".next")) writeFileSync(state, readFileSync(state + ".next"));`;

let fake: FakePulumi;
beforeAll(async () => {
  fake = await createFakePulumi(UP_MEANWHILE);
});
afterAll(() => fake.dispose());
beforeEach(() => {
  for (const name of ["state.json", "state.json.next"]) rmSync(join(fake.folder, name), { force: true });
});

function run(operation: "preview" | "up", flags: OperationFlags) {
  const { script, modules, request } = fake;
  return runOperation({ script, modules, request: { ...request(operation), flags } });
}
const write = (name: string, state: object) => writeFileSync(join(fake.folder, name), JSON.stringify(state));
const ups = () => fake.starts().filter((start) => start.startsWith("up ")).length;

it("brings nothing up on another state than the one that was planned on", async () => {
  const flags = { plannedStates: { production: hashState({}) } };
  write("state.json", other);
  expect(await run("up", flags)).toEqual({
    kind: "failed",
    cause: "another-state",
    message: "its state has changed",
  });
  expect(ups()).toBe(0);
  rmSync(join(fake.folder, "state.json"));
  expect((await run("up", flags)).kind).toBe("succeeded");
  expect(ups()).toBe(1);
});

it("tells the state that a preview was made from, and takes none that has changed meanwhile", async () => {
  expect(await run("preview", { hashed: true })).toMatchObject({ kind: "succeeded", stateHash: hashState({}) });
  write("state.json.next", other);
  expect(await run("preview", { hashed: true })).toEqual({
    kind: "failed",
    cause: "another-state",
    message: "its state has changed during the preview",
  });
  // Nobody asked: a preview by itself is about what it has seen.
  rmSync(join(fake.folder, "state.json"));
  expect(await run("preview", {})).toMatchObject({ kind: "succeeded" });
});
