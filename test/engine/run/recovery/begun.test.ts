import { expect, it } from "vitest";
import type { Deployment, ResourceState } from "../../../../src/engine/run/deployment.ts";
import { begunChanges, repairOf } from "../../../../src/engine/run/recovery/begun.ts";
import { repaired } from "../../../../src/engine/run/recovery/pending.ts";
import { secretWire, shownSecretWire } from "../../../../src/graph/wire.ts";

const type = "aws:sqs/queue:Queue";
const urn = `urn:pulumi:dev::acme::${type}::jobs`;
const before: ResourceState = {
  urn,
  type,
  custom: true,
  id: "q1",
  inputs: { __defaults: [], name: "q", delaySeconds: 0, tags: { a: "1" } },
  outputs: { name: "q", delaySeconds: 0, tags: { a: "1" }, arn: "arn" },
};

function state(operation: string, pending: Partial<ResourceState>, resource = before): Deployment {
  return { resources: [resource], pending_operations: [{ type: operation, resource: { ...before, ...pending } }] };
}

/** The resource after recovery, where the cloud has an object with these properties, or none. */
function after(deployment: Deployment, outputs: ResourceState["outputs"] | undefined): ResourceState | undefined {
  const [change] = begunChanges(deployment);
  if (change === undefined) throw new Error("nothing was begun");
  const repair = repairOf(change, outputs === undefined ? [] : [{ id: "q1", outputs }]);
  const { resources = [], pending_operations } = repaired(deployment, repair === undefined ? [] : [repair]);
  expect(pending_operations).toEqual([]);
  expect(resources.length).toBeLessThan(2);
  return resources[0];
}

it("knows of an update what is done of it, so that the way back is a change", () => {
  const wanted = { name: "q", delaySeconds: 9, tags: { a: "2" } };
  const updating = state("updating", { inputs: wanted });
  const done = { ...wanted, arn: "arn" };
  expect(after(updating, done)).toEqual({ ...before, inputs: { __defaults: [], ...wanted }, outputs: done });
  const half = { ...done, tags: { a: "1" } };
  expect(after(updating, half)?.inputs).toEqual({ ...before.inputs, delaySeconds: 9 });
  expect(after(updating, before.outputs)).toEqual(before);
});

it("takes away inputs that are gone, and those of which the object does not tell, whose next value is a change", () => {
  const updating = state("updating", { inputs: { name: "q", delaySeconds: 9 } });
  expect(after(updating, { name: "q", delaySeconds: 3 })?.inputs).toEqual({ __defaults: [], name: "q" });
});

it("compares secrets, and keeps them", () => {
  const secret = (value: string) => shownSecretWire(value);
  const resource = { ...before, inputs: { name: secret("a") }, outputs: { name: secretWire("a") } };
  const updating = state("updating", { inputs: { name: secret("b") } }, resource);
  expect(after(updating, { name: "b" })).toMatchObject({
    inputs: { name: secret("b") },
    outputs: { name: secret("b") },
  });
  expect(after(updating, { name: "a" })).toMatchObject({
    inputs: { name: secret("a") },
    outputs: { name: secret("a") },
  });
});

it("forgets what is deleted, and leaves what still exists", () => {
  expect(after(state("deleting", {}), undefined)).toBeUndefined();
  expect(after(state("updating", {}), undefined)).toBeUndefined();
  expect(after(state("deleting", {}), { arn: "arn" })).toEqual(before);
});

it("leaves no word of what is deleted in what needed it", () => {
  const need: ResourceState = { ...before, urn: "urn:need" };
  const user: ResourceState = {
    ...before,
    urn: "urn:user",
    dependencies: [urn, need.urn],
    propertyDependencies: { a: [urn], b: [need.urn] },
    deletedWith: urn,
  };
  const deleting = { ...state("deleting", {}), resources: [need, before, user] };
  const { deletedWith: _, ...free } = user;
  expect(repaired(deleting, [{ urn, kind: "gone" }]).resources).toEqual([
    need,
    { ...free, dependencies: [need.urn], propertyDependencies: { a: [], b: [need.urn] } },
  ]);
  const [child] = begunChanges({ ...deleting, resources: [before, { ...user, parent: urn }] });
  expect(child && repairOf(child, [])).toBeUndefined();
  // The one that it has replaced is still there, and answers for it.
  const old = { ...before, id: "q0", delete: true };
  const replaced = { ...deleting, resources: [need, before, old, user] };
  expect(repaired(replaced, [{ urn, kind: "gone" }]).resources).toEqual([need, old, user]);
});

it("reads nothing of what has been replaced, nor of the engine's own", () => {
  const replaced = { ...before, delete: true };
  expect(begunChanges(state("deleting", replaced, replaced))[0]?.resource).toBeUndefined();
  expect(after(state("deleting", replaced, replaced), undefined)).toEqual(replaced);
  // Of a task definition, whose revisions have one identifier, the other one stays.
  const stays = { ...state("deleting", replaced), resources: [before, replaced] };
  expect(begunChanges(stays)[0]?.resource).toBeUndefined();
  const own = { ...before, type: "pulumi:providers:aws" };
  expect(begunChanges(state("deleting", own, own))[0]?.resource).toBeUndefined();
  expect(begunChanges(state("creating", {}))).toEqual([]);
});

it("does not believe the mark of what was deleted to be made again: it is read, and forgotten or there", () => {
  const marked: ResourceState = { ...before, pendingReplacement: true };
  const other = { urn: `${urn}-2`, type, custom: true, inputs: {} };
  const deployment: Deployment = { resources: [marked], pending_operations: [{ type: "creating", resource: other }] };
  const [change] = begunChanges(deployment);
  if (change === undefined) throw new Error("the mark is not read");
  const ended = (outputs: ResourceState["outputs"] | undefined) => {
    const repair = repairOf(change, outputs === undefined ? [] : [{ id: "q1", outputs }]);
    return repaired(deployment, [...(repair ? [repair] : []), { urn: other.urn, kind: "absent" }]).resources;
  };
  expect(ended(undefined)).toEqual([]);
  expect(ended(before.outputs)).toEqual([before]);
  const live = { ...before, id: "q2" };
  expect(begunChanges({ ...deployment, resources: [marked, live] })).toEqual([]);
  expect(after(state("deleting", {}, marked), before.outputs)).toEqual(before);
});

it("forgets what was deleted before its successor was begun, where that was not made either, and what names it", () => {
  const marked: ResourceState = { ...before, pendingReplacement: true };
  const needs: ResourceState = { urn: `${urn}-2`, type, custom: true, id: "q2", dependencies: [urn] };
  const deployment = { ...state("creating", {}, marked), resources: [marked, needs] };
  expect(begunChanges(deployment)).toEqual([]);
  expect(repaired(deployment, [{ urn, kind: "absent" }]).resources).toEqual([{ ...needs, dependencies: [] }]);
});

it("reads an update that the provider has not answered, of which the state has no identifier yet", () => {
  const wanted = { name: "q", delaySeconds: 9, tags: { a: "1" } };
  const { id: _, outputs: __, ...pending } = { ...before, inputs: wanted };
  const deployment: Deployment = {
    resources: [before],
    pending_operations: [{ type: "updating", resource: pending }],
  };
  const done = { ...wanted, arn: "arn" };
  expect(after(deployment, done)).toMatchObject({ id: "q1", inputs: wanted, outputs: done });
});
