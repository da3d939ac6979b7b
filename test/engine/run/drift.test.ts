import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { explainDrift } from "../../../src/engine/run/drift.ts";
import type { StackGraph } from "../../../src/graph/graph.ts";

const stack = { name: "production", project: "shop", nodes: [] } as unknown as StackGraph;
const type = "aws:elasticache/user:User";
const urn = `urn:pulumi:production::shop::${type}::cache`;

function drifts(before: object, after: object) {
  const state = (outputs: object) => ({ type, urn, inputs: {}, outputs });
  const metadata = { op: "update", urn, type, old: state(before), new: state(after) };
  return explainDrift(stack, [{ sequence: 0, timestamp: 0, resOutputsEvent: { metadata } } as unknown as EngineEvent]);
}

it("names each property that differs", () => {
  expect(drifts({ name: "one", password: "[secret]" }, { name: "two", password: "[secret]" })).toEqual([
    {
      urn,
      type,
      name: "cache",
      kind: "changed",
      properties: [{ path: "name", expected: "one", actual: "two", reason: undefined }],
      expected: false,
    },
  ]);
});

it("says of what is secret that it differs, though nobody can see it", () => {
  const state = { name: "one", authentication: { passwords: ["[secret]"] } };
  expect(drifts(state, state)).toEqual([
    { urn, type, name: "cache", kind: "changed", properties: [], expected: false },
  ]);
});

it("takes nothing for a drift that only the provider keeps for itself", () => {
  expect(drifts({ name: "one", __meta: "1" }, { name: "one", __meta: "2" })).toEqual([]);
});
