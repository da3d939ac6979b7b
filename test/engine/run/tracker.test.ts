import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { createTracker, isChange } from "../../../src/engine/run/tracker.ts";

const urn = (type: string, name: string) => `urn:pulumi:development::shop::${type}::${name}`;

function step(op: string, type: string, name: string, more: Partial<StepEventMetadata> = {}): StepEventMetadata {
  return { op, urn: urn(type, name), type, provider: "", ...more } as StepEventMetadata;
}

function event(parts: Partial<EngineEvent>): EngineEvent {
  return { sequence: 0, timestamp: 0, ...parts };
}

const key = "aws:kms/key:Key";

it("knows what is under way, since when, and how long the like takes", () => {
  let now = 1_000;
  const tracker = createTracker(() => now);
  expect(tracker.take(event({ resourcePreEvent: { metadata: step("create", key, "data") } }))).toBeUndefined();
  now = 4_000;
  const [active] = tracker.active();
  expect(active).toEqual({
    urn: urn(key, "data"),
    type: key,
    name: "data",
    operation: "create",
    started: 1_000,
    typical: { seconds: 12, kind: "least" },
  });
  const finished = tracker.take(event({ resOutputsEvent: { metadata: step("create", key, "data") } }));
  expect(finished).toMatchObject({ name: "data", started: 1_000, ended: 4_000, failed: false, properties: [] });
  expect([tracker.active(), tracker.done()]).toEqual([[], 1]);
});

it("ends a component once, although the engine ends it twice", () => {
  const tracker = createTracker(() => 0);
  const group = event({ resOutputsEvent: { metadata: step("create", "provfair:platform:Group", "web") } });
  expect(tracker.take(group)?.name).toBe("web");
  expect(tracker.take(group)).toBeUndefined();
  expect(tracker.done()).toBe(1);
});

it("names the properties that differ, and what failed", () => {
  const tracker = createTracker(() => 0);
  const metadata = step("update", key, "data", {
    diffs: ["tags", "policy"],
    detailedDiff: { policy: { diffKind: "update", inputDiff: true } } as never,
  });
  tracker.take(event({ resourcePreEvent: { metadata } }));
  const failed = tracker.take(event({ resOpFailedEvent: { metadata, status: 1, steps: 1 } }));
  expect(failed).toMatchObject({ failed: true, properties: ["policy", "tags"], typical: undefined });
  expect(tracker.done()).toBe(0);
});

it("counts what stays without calling it a change, nor the engine's own providers", () => {
  const tracker = createTracker(() => 0);
  const same = tracker.take(event({ resOutputsEvent: { metadata: step("same", key, "data") } }));
  expect([same && isChange(same), tracker.done()]).toEqual([false, 1]);
  expect(isChange({ operation: "create", type: "pulumi:providers:awsx", name: "default_3_9_0" })).toBe(false);
  expect(isChange({ operation: "create", type: "pulumi:providers:aws", name: "aws" })).toBe(true);
});

it("knows what takes long, as measured or as generally known, whichever operation it is part of", () => {
  const typical = (op: string, type: string) => {
    const tracker = createTracker(() => 0);
    tracker.take({ resourcePreEvent: { metadata: { op, urn: `urn:pulumi:a::b::${type}::c`, type } } } as never);
    return tracker.active()[0]?.typical;
  };
  expect(typical("create-replacement", "aws:kms/key:Key")).toEqual({ seconds: 12, kind: "least" });
  expect(typical("create", "aws:ec2/natGateway:NatGateway")).toEqual({ seconds: 100, kind: "about" });
  expect(typical("delete-replaced", "aws:ec2/natGateway:NatGateway")).toEqual({ seconds: 60, kind: "about" });
  expect(typical("update", "aws:ec2/natGateway:NatGateway")).toBeUndefined();
});
