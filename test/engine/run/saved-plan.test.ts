import { expect, it } from "vitest";
import {
  checkPlan,
  formatPlan,
  hashProgram,
  hashState,
  parsePlan,
  type SavedPlan,
} from "../../../src/engine/run/saved-plan.ts";

const plan: SavedPlan = {
  format: "provfair-compile plan 1",
  time: "2026-11-22T12:00:00.000Z",
  compiler: "0.1.0",
  platform: "shop",
  environment: "development",
  commit: { id: "0123456789abcdef0123456789abcdef01234567", changed: false },
  stacks: [{ name: "development", program: "p", state: "s", changes: { create: 1 } }],
};

it("is read as it was written, and nothing else is a plan", () => {
  expect(parsePlan(formatPlan(plan))).toEqual(plan);
  for (const text of ["", "null", "{}", "[]", '{"format":"provfair-compile plan 2","stacks":[]}']) {
    expect(parsePlan(text)).toBeUndefined();
  }
});

it("fits what it was made from, and nothing else", () => {
  const other = (change: object, stack: object = {}) =>
    checkPlan(plan, { ...plan, stacks: plan.stacks.map((one) => ({ ...one, ...stack })), ...change });
  expect(other({})).toEqual([]);
  expect(other({ environment: "production" })).toEqual([
    'it was made for environment "development", and this is "production"',
  ]);
  expect(other({ commit: { ...plan.commit, changed: true } })).toEqual([
    "it was made from commit 0123456789ab, and this is commit 0123456789ab with changes",
  ]);
  expect(other({ commit: null })).toEqual(["it was made from commit 0123456789ab, and this is no commit"]);
  expect(other({}, { program: "q" })).toEqual(['the program of stack "development" is another']);
  expect(other({}, { state: "t" })).toEqual(['the state of stack "development" has changed']);
  expect(other({ stacks: [] })).toEqual(['it is about "development", and this is about ']);
});

it("hashes programs by their files, states by what exists", () => {
  expect(hashProgram({ a: "1", b: "2" })).toBe(hashProgram({ b: "2", a: "1" }));
  for (const other of [{ a: "1", b: "3" }, { a: "1" }, { a: "1", c: "2" }]) {
    expect(hashProgram({ a: "1", b: "2" })).not.toBe(hashProgram(other));
  }
  const resource = { urn: "u", type: "t", custom: true };
  expect(hashState({ resources: [resource], manifest: { time: "1" } })).toBe(
    hashState({ resources: [resource], manifest: { time: "2" } }),
  );
  expect(hashState({ resources: [resource] })).not.toBe(hashState({ resources: [{ ...resource, id: "i" }] }));
});
