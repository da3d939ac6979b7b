import { expect, it } from "vitest";
import { GROUP_TOKEN, nodeId, type StackGraph } from "../../src/graph/graph.ts";
import { relationsOf, sentInputs } from "../../src/graph/relations.ts";
import { node, PROVIDER, stack } from "../engine/verify/fixture.ts";

const outer = nodeId(GROUP_TOKEN, "outer");
const inner = nodeId(GROUP_TOKEN, "inner");
const remote = nodeId("awsx:ec2:Vpc", "net");
const bucket = nodeId("aws:s3/bucket:Bucket", "b");
const family: StackGraph = {
  ...stack,
  nodes: [
    node("provider", "pulumi:providers:aws", "aws", {}),
    node("component", GROUP_TOKEN, "outer", {}, { providers: [PROVIDER], protect: true }),
    node("component", GROUP_TOKEN, "inner", {}, { parent: outer }),
    node("resource", "aws:s3/bucket:Bucket", "b", {}, { parent: inner }),
    node("resource", "aws:s3/bucketPolicy:BucketPolicy", "b", {}, { parent: bucket }),
    node("remote-component", "awsx:ec2:Vpc", "net", {}, { parent: outer }),
    node("resource", "aws:ec2/vpc:Vpc", "net", {}, { parent: remote }, { madeBy: remote }),
    node("resource", "mongodbatlas:index/project:Project", "p", {}, { parent: inner }),
  ],
};
const relations = relationsOf(family);

it("inherits providers of the same package, and protection", () => {
  expect(relations.provider(relations.node(bucket))).toBe(PROVIDER);
  expect(relations.provider(relations.node("aws:s3/bucketPolicy:BucketPolicy::b"))).toBe(PROVIDER);
  expect(relations.provider(relations.node("mongodbatlas:index/project:Project::p"))).toBeUndefined();
  expect(relations.provider(relations.node(inner))).toBeUndefined();
  expect(relations.providers(relations.node(outer))).toEqual({ aws: PROVIDER });
  expect(relations.protect(relations.node(bucket))).toBe(true);
  expect(relations.protect(relations.node(PROVIDER))).toBeUndefined();
});

it("takes a dependency on a component for one on its resources, as deep as components go", () => {
  expect([...relations.dependencies([outer], undefined)].sort()).toEqual(
    [bucket, remote, "mongodbatlas:index/project:Project::p"].sort(),
  );
  expect([...relations.dependencies([bucket], undefined)]).toEqual([bucket]);
  expect([...relations.dependencies([outer], bucket)]).not.toContain(bucket);
});

it("sends what the SDK's class makes of the inputs", () => {
  expect(sentInputs(node("provider", "pulumi:providers:aws", "aws", { allowedAccountIds: ["1"] }))).toEqual({
    allowedAccountIds: { $: "json", value: ["1"] },
    skipCredentialsValidation: { $: "json", value: false },
    skipRegionValidation: { $: "json", value: true },
  });
  expect(sentInputs(node("resource", "aws:acm/certificate:Certificate", "c", { privateKey: "k" }))).toEqual({
    privateKey: { $: "secret", value: "k" },
  });
});
