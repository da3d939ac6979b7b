import { expect, it } from "vitest";
import type { Deployment, ResourceState } from "../../../../src/engine/run/deployment.ts";
import { outputsOf, secretValues } from "../../../../src/engine/run/deployment.ts";
import { IDENTIFIED_TYPES, pendingCreations, repaired } from "../../../../src/engine/run/recovery/pending.ts";
import { KNOWN_TYPES } from "../../../../src/graph/sdk-facts.ts";
import { secretWire, shownSecretWire } from "../../../../src/graph/wire.ts";
import { autoNameProperty } from "../../../support/providers/check.ts";

const provider: ResourceState = {
  urn: "urn:pulumi:dev::acme::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  custom: true,
  id: "p1",
  inputs: { region: "eu-west-1", allowedAccountIds: '["111122223333"]' },
};

function begun(
  type: string,
  inputs: NonNullable<ResourceState["inputs"]>,
  more: Partial<ResourceState> = {},
): Deployment {
  const urn = `urn:pulumi:dev::acme::${type}::web`;
  const resource = { urn, type, custom: true, inputs, provider: `${provider.urn}::p1`, ...more };
  return { resources: [provider], pending_operations: [{ type: "creating", resource }] };
}

function lookupOf(type: string, inputs: NonNullable<ResourceState["inputs"]>) {
  return pendingCreations(begun(type, inputs))[0]?.lookup;
}

it("has a way to identify every type that can be lowered, but for those that only a person can tell", () => {
  const made = KNOWN_TYPES.filter((type) => /^(aws|mongodbatlas):/.test(type));
  expect(made.filter((type) => !IDENTIFIED_TYPES.includes(type))).toEqual([
    // Atlas makes their identifiers, and searches by no tags.
    "mongodbatlas:index/alertConfiguration:AlertConfiguration",
    "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup",
    "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    "mongodbatlas:index/project:Project",
  ]);
  expect(IDENTIFIED_TYPES.filter((type) => !made.includes(type))).toEqual([]);
});

it("makes nothing again that would have another name then", () => {
  const again = IDENTIFIED_TYPES.filter((type) => lookupOf(type, {})?.kind === "again");
  expect(again.length).toBeGreaterThan(10);
  expect(again.filter((type) => autoNameProperty(type) !== undefined)).toEqual([]);
});

it("has the engine make its own providers again", () => {
  expect(lookupOf("pulumi:providers:awsx", {})).toMatchObject({ kind: "again" });
  expect(pendingCreations(begun("pulumi:providers:aws", {}, { id: "p2" }))[0]?.lookup).toMatchObject({ kind: "again" });
});

it("makes identifiers of inputs, the provider's account and region", () => {
  expect(lookupOf("aws:ecs/cluster:Cluster", { name: "web-1" })).toEqual({
    kind: "id",
    form: "state",
    id: "arn:aws:ecs:eu-west-1:111122223333:cluster/web-1",
  });
  expect(lookupOf("aws:ecs/cluster:Cluster", { name: secretWire("x") })).toMatchObject({ kind: "unknown" });
  const record = { zoneId: "Z1", name: "a.example", type: "A" };
  expect(lookupOf("aws:route53/record:Record", record)).toMatchObject({ id: "Z1_a.example_A" });
  expect(lookupOf("aws:route53/record:Record", { ...record, setIdentifier: "b" })).toMatchObject({
    id: "Z1_a.example_A_b",
  });
});

it("takes the identifier that the engine had already", () => {
  const [creation] = pendingCreations(begun("aws:ec2/vpc:Vpc", {}, { id: "vpc-1" }));
  expect(creation?.lookup).toEqual({ kind: "id", form: "state", id: "vpc-1" });
});

it("looks for tags where AWS makes the identifier, and asks a person where there are none", () => {
  const tagsAll = { Name: "acme-dev-web", project: "acme" };
  expect(lookupOf("aws:ec2/vpc:Vpc", { tagsAll })).toEqual({
    kind: "tags",
    service: "ec2",
    arn: ":vpc/",
    region: "eu-west-1",
    tags: tagsAll,
    id: "last",
  });
  expect(lookupOf("aws:ec2/vpc:Vpc", {})).toMatchObject({ kind: "unknown" });
  expect(lookupOf("mongodbatlas:index/project:Project", {})).toMatchObject({ kind: "unknown" });
  expect(lookupOf("aws:ebs/encryptionByDefault:EncryptionByDefault", {})).toMatchObject({ kind: "again" });
});

it("looks in a list for what has neither, where its inputs say what answers to its name", () => {
  const selection = "aws:backup/selection:Selection";
  expect(lookupOf(selection, { name: "daily", planId: "p1" })).toMatchObject({
    kind: "listed",
    listing: { region: "eu-west-1", path: "backup/plans/p1/selections/", match: { SelectionName: "daily" } },
  });
  expect(lookupOf(selection, { name: "daily" })).toMatchObject({ kind: "unknown" });
  expect(lookupOf("aws:cloudfront/originAccessControl:OriginAccessControl", { name: "web" })).toMatchObject({
    listing: { region: "us-east-1" },
  });
});

it("ends what is decided, and keeps what is not", () => {
  const type = "aws:sqs/queue:Queue";
  const state = begun(type, { name: "q" });
  const urn = state.pending_operations?.[0]?.resource.urn ?? "";
  expect(repaired(state, []).pending_operations).toEqual(state.pending_operations);
  expect(repaired(state, [{ urn, kind: "absent" }])).toEqual({ resources: [provider], pending_operations: [] });
  const adopted = repaired(state, [{ urn, kind: "adopt", id: "q1", outputs: { arn: "a" } }]);
  expect(adopted.resources?.at(-1)).toMatchObject({ urn, id: "q1", inputs: { name: "q" }, outputs: { arn: "a" } });
  expect(adopted.pending_operations).toEqual([]);
});

it("leaves the predecessor of what is adopted to be deleted, if it is not deleted already", () => {
  const type = "aws:sqs/queue:Queue";
  const state = begun(type, { name: "q" });
  const urn = state.pending_operations?.[0]?.resource.urn ?? "";
  const old: ResourceState = { urn, type, custom: true, id: "q0" };
  const adopt = { urn, kind: "adopt", id: "q1", outputs: {} } as const;
  const beside = repaired({ ...state, resources: [provider, old] }, [adopt]);
  expect(beside.resources?.map(({ id, delete: leaving }) => [id, leaving])).toEqual([
    ["p1", undefined],
    ["q1", undefined],
    ["q0", true],
  ]);
  const gone = repaired({ ...state, resources: [provider, { ...old, pendingReplacement: true }] }, [adopt]);
  expect(gone.resources?.map(({ id }) => id)).toEqual(["p1", "q1"]);
});

it("puts what is adopted behind what it needs, and before what needs it", () => {
  const type = "aws:iam/role:Role";
  const need: ResourceState = { urn: "urn:pulumi:dev::acme::aws:ec2/vpc:Vpc::net", type: "", custom: true, id: "v" };
  const state = begun(type, {}, { dependencies: [need.urn] });
  const urn = state.pending_operations?.[0]?.resource.urn ?? "";
  const gone: ResourceState = { urn, type, custom: true, id: "r", pendingReplacement: true };
  const user: ResourceState = { urn: "urn:user", type: "", custom: true, id: "u", dependencies: [urn] };
  const adopt = { urn, kind: "adopt", id: "r", outputs: {} } as const;
  const after = repaired({ ...state, resources: [provider, need, gone, user] }, [adopt]);
  expect(after.resources?.map(({ id, pendingReplacement }) => [id, pendingReplacement])).toEqual([
    ["p1", undefined],
    ["v", undefined],
    ["r", undefined],
    ["u", undefined],
  ]);
});

it("keeps secret what was secret when it was asked for", () => {
  const hidden = { ...(secretWire(null) as object), ciphertext: "c" } as never;
  const state = begun("aws:sqs/queue:Queue", { name: "q", tags: { token: hidden } });
  const urn = state.pending_operations?.[0]?.resource.urn ?? "";
  const outputs = { name: "q", tags: { token: "t0p" } };
  const adopted = repaired(state, [{ urn, kind: "adopt", id: "q1", outputs }]).resources?.at(-1);
  expect(adopted?.outputs).toEqual({ name: "q", tags: shownSecretWire({ token: "t0p" }) });
});

it("reads a stack's outputs of such an export, of which one is secret if any part of it is", () => {
  const outputs = { url: "u", keys: { one: shownSecretWire("k"), two: 2 } };
  const stack = { urn: "urn:stack", type: "pulumi:pulumi:Stack", custom: false, outputs };
  expect(outputsOf({ resources: [stack, provider] })).toEqual({
    url: { value: "u", secret: false },
    keys: { value: { one: "k", two: 2 }, secret: true },
  });
  expect(outputsOf({})).toEqual({});
});

it("reads the secrets of an export that shows them", () => {
  const secret = { ...(secretWire(null) as object), plaintext: '{"a":["deep-secret",12345678],"b":null}' };
  const resources = [{ ...provider, inputs: { token: secret as never } }];
  expect(secretValues({ resources })).toEqual(["deep-secret", "12345678"]);
});
