import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { planStack } from "../../../src/analysis/plan.ts";
import { compareOperations } from "../../../src/engine/run/compare-operations.ts";
import { stackUrn } from "../../../src/graph/urn.ts";
import { graphOfText, stackOf } from "../../support/reference.ts";

const stack = stackOf(
  graphOfText("services: { web: { image: { build: web }, port: 8080 } }", {
    production: 'account: { id: "111122223333" }',
  }),
  "images",
);
const plan = planStack(stack);
const first = plan.resources.find(({ type }) => type === "aws:kms/key:Key");

interface Seen {
  readonly urn: string;
  readonly type: string;
  readonly op?: string;
  readonly parent?: string;
  readonly protect?: boolean;
}

function eventsOf(resources: readonly Seen[]): readonly EngineEvent[] {
  return resources.map(({ urn, type, op = "create", parent = "", protect = false }, sequence) => {
    const state = { type, urn, id: "", parent, protect, inputs: {}, outputs: {}, provider: "" };
    const metadata = { op, urn, type, provider: "", new: state } as never;
    return { sequence, timestamp: 0, resourcePreEvent: { metadata } };
  });
}

const root = { urn: stackUrn(stack), type: "pulumi:pulumi:Stack" };
const planned: readonly Seen[] = [root, ...plan.resources];

it("finds no disagreement where the engine does what is planned", () => {
  expect(compareOperations(plan, eventsOf(planned))).toEqual([]);
});

it("reports what is missing, and what is there besides", () => {
  const urn = first?.urn ?? "";
  const other = { ...root, urn: "urn:pulumi:images::acme::aws:sqs/queue:Queue::more", type: "aws:sqs/queue:Queue" };
  const found = compareOperations(plan, eventsOf([...planned.filter((one) => one.urn !== urn), other]));
  expect(found).toEqual([
    { urn, message: "is planned, and the engine does not register it" },
    { urn: other.urn, message: "is registered by the engine, and is not planned" },
  ]);
});

it("reports another parent and other protection", () => {
  const urn = first?.urn ?? "";
  const changed = planned.map((one) =>
    one.urn === urn ? { ...one, parent: `${root.urn}x`, protect: !first?.protect } : one,
  );
  expect(compareOperations(plan, eventsOf(changed)).map(({ message }) => message)).toEqual([
    `is planned below ${first?.parent}, and is below ${root.urn}x`,
    "is planned to be protected, and is not protected",
  ]);
});

it("does not count what leaves the stack, nor providers that the engine makes itself", () => {
  const more = [
    { urn: "urn:pulumi:images::acme::aws:sqs/queue:Queue::gone", type: "aws:sqs/queue:Queue", op: "delete" },
    { urn: "urn:pulumi:images::acme::pulumi:providers:aws::default_7_48_0", type: "pulumi:providers:aws" },
  ];
  expect(compareOperations(plan, eventsOf([...planned, ...more]))).toEqual([]);
});
