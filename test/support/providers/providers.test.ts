/** The simulated providers hold to what the real ones do, and know every type that the compiler may use. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { KNOWN_TYPES, typeFacts } from "../../../src/graph/sdk-facts.ts";
import { isSecretWire, secretWire, UNKNOWN } from "../../../src/graph/wire.ts";
import { type Cloud, createCloud } from "../cloud.ts";
import { type CheckRequest, checkInputs } from "./check.ts";
import { diffInputs, formatPath } from "./diff.ts";
import { makeObject, outputNames } from "./made.ts";
import { createObjects, type Objects, stateOf } from "./objects.ts";
import { PartialFailure, Refusal } from "./refusal.ts";
import { openStore, type Properties } from "./store.ts";

const queue = "aws:sqs/queue:Queue";
const place = { account: "111122223333", region: "us-east-1" };

function check(type: string, name: string, news: Properties, rest: Partial<CheckRequest> = {}) {
  return checkInputs({ type, name, seed: new Uint8Array([1]), olds: {}, news, defaultTags: {}, ...rest });
}

describe("check", () => {
  it("refuses inputs that the SDK does not have, and misses those that it requires", () => {
    const { failures } = check("aws:route53/record:Record", "www", { zoneId: "Z1", name: "www", kind: "A" });
    expect(failures.map(({ property }) => property)).toEqual(["kind", "type"]);
  });

  it("makes a name of the logical name and seven digits, keeps it, and drops it for a given one", () => {
    const first = check(queue, "jobs", {}).inputs;
    expect(first["name"]).toMatch(/^jobs-[0-9a-f]{7}$/);
    expect(check(queue, "jobs", {}, { seed: new Uint8Array([2]), olds: first }).inputs["name"]).toBe(first["name"]);
    expect(check(queue, "jobs", { name: "fixed" }, { olds: first }).inputs).toMatchObject({
      name: "fixed",
      __defaults: [],
    });
    expect(check(queue, "jobs", {}, { olds: { name: "fixed", __defaults: [] } }).inputs["name"]).not.toBe("fixed");
  });

  it("ends the names of FIFO queues and topics as AWS wants them, and refuses others", () => {
    const topic = "aws:sns/topic:Topic";
    expect(check(queue, "jobs", { fifoQueue: true }).inputs["name"]).toMatch(/^jobs-[0-9a-f]{7}\.fifo$/);
    expect(check(topic, "news", { fifoTopic: true }).inputs["name"]).toMatch(/^news-[0-9a-f]{7}\.fifo$/);
    expect(check(topic, "news", { fifoTopic: false }).inputs["name"]).toMatch(/^news-[0-9a-f]{7}$/);
    const failures = (type: string, news: Properties) => check(type, "x", news).failures.map(({ reason }) => reason);
    expect(failures(queue, { fifoQueue: true, name: "jobs" })).toEqual(["invalid name: jobs"]);
    expect(failures(queue, { name: "jobs.fifo" })).toEqual(["invalid name: jobs.fifo"]);
    expect(failures(topic, { fifoTopic: true, name: `${"x".repeat(76)}.fifo` })).toHaveLength(1);
    expect(failures(topic, { fifoTopic: true, name: "news.fifo" })).toEqual([]);
  });

  it("refuses an automatic name that is too long, and cuts none", () => {
    const type = "aws:lb/targetGroup:TargetGroup";
    expect(check(type, "x".repeat(24), {}).failures).toEqual([]);
    expect(check(type, "x".repeat(25), {}).failures[0]?.reason).toContain("33 characters long; at most 32 are allowed");
  });

  it("adds the provider's tags to those of the resource", () => {
    const { inputs } = check(
      queue,
      "jobs",
      { tags: { Name: "jobs" } },
      { defaultTags: { owner: "team", Name: "none" } },
    );
    expect(inputs["tagsAll"]).toEqual({ owner: "team", Name: "jobs" });
    expect(check(queue, "jobs", { tags: { Name: UNKNOWN } }).inputs["tagsAll"]).toBe(UNKNOWN);
  });
});

describe("diff", () => {
  it("replaces by the measured facts, and deletes first what has a given name", () => {
    const olds = { name: "jobs", fifoQueue: false, tags: { a: "1" }, __defaults: [] };
    expect(diffInputs(queue, olds, { ...olds, tags: { a: "2" } })).toEqual({
      changes: [{ path: ["tags", "a"], kind: "update", replaces: false }],
      deleteBeforeReplace: false,
    });
    expect(diffInputs(queue, olds, { ...olds, fifoQueue: true })).toMatchObject({
      changes: [{ path: ["fifoQueue"], replaces: true }],
      deleteBeforeReplace: true,
    });
    const automatic = { ...olds, __defaults: ["name"] };
    expect(diffInputs(queue, automatic, { ...automatic, fifoQueue: true }).deleteBeforeReplace).toBe(false);
  });

  it("sees through marks of secrets, and writes paths as Pulumi does", () => {
    expect(diffInputs(queue, { policy: secretWire("p") }, { policy: "p" }).changes).toEqual([]);
    expect(formatPath(["tags", "a.b", "list", 0, "c"])).toBe('tags["a.b"].list[0].c');
  });
});

it("makes every type that the compiler may use, with all outputs that identify it", () => {
  const types = KNOWN_TYPES.filter((type) => !type.startsWith("pulumi:") && typeFacts(type)?.remote === false);
  expect(types.length).toBeGreaterThan(50);
  for (const type of types) {
    const { id, outputs } = makeObject(
      type,
      Object.fromEntries((typeFacts(type)?.inputs ?? []).map((input) => [input, "one"])),
      place,
    );
    expect(id, type).not.toBe("");
    const names = outputNames(type).filter((name) =>
      /^(arn|url|keyId|dnsName|zoneId|arnSuffix|fqdn|allocationId)$/.test(name),
    );
    expect(Object.keys(outputs), type).toEqual(expect.arrayContaining(names));
  }
});

describe("the cloud", () => {
  let folder: string;
  let cloud: Cloud;
  let objects: Objects;
  const subject = (name: string, type = queue) => ({ type, name, urn: `urn:pulumi:test::p::${type}::${name}` });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cloud-"));
    cloud = createCloud(folder);
    objects = createObjects(openStore(folder), () => place);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps what was made, without marks of secrets, and knows regions and accounts apart", async () => {
    const made = await objects.create(subject("jobs"), { name: "jobs", policy: secretWire("p") });
    expect(cloud.find(queue, "jobs").inputs).toEqual({ name: "jobs", policy: "p" });
    expect(isSecretWire(stateOf(made)["policy"])).toBe(false);
    await expect(objects.create(subject("again"), { name: "jobs" })).rejects.toThrow(Refusal);
    await objects.create(subject("jobs-west"), { name: "jobs", region: "us-west-2" });
    expect(cloud.changes()).toEqual([`create ${queue} jobs`, `create ${queue} jobs-west`]);
    const elsewhere = createObjects(openStore(folder), () => ({ ...place, account: "444455556666" }));
    expect(await elsewhere.read(subject("jobs"), made.id, stateOf(made))).toBeUndefined();
  });

  it("keeps what others stand in, and a balancer that is protected", async () => {
    const vpc = await objects.create(subject("net", "aws:ec2/vpc:Vpc"), { cidrBlock: "10.0.0.0/16" });
    await objects.create(subject("a", "aws:ec2/subnet:Subnet"), { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    await expect(objects.delete(subject("net", vpc.type), vpc.id, stateOf(vpc))).rejects.toThrow("DependencyViolation");
    const same = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" };
    await expect(objects.create(subject("b", "aws:ec2/subnet:Subnet"), same)).rejects.toThrow("InvalidSubnet.Conflict");
    const type = "aws:lb/loadBalancer:LoadBalancer";
    const balancer = await objects.create(subject("lb", type), { name: "lb", enableDeletionProtection: true });
    await expect(objects.delete(subject("lb", type), balancer.id, stateOf(balancer))).rejects.toThrow(
      "OperationNotPermitted",
    );
  });

  it("wants a default user in a group of users, and keeps both while they are needed", async () => {
    const [user, group] = ["aws:elasticache/user:User", "aws:elasticache/userGroup:UserGroup"];
    const make = (userId: string, userName: string) => objects.create(subject(userId, user), { userId, userName });
    const nobody = await make("nobody", "default");
    const web = await make("web", "web");
    const members = (...userIds: string[]) => ({ userGroupId: "all", userIds });
    await expect(objects.create(subject("all", group), members("web"))).rejects.toThrow("DefaultUserRequired");
    await expect(objects.create(subject("all", group), members("nobody", "x"))).rejects.toThrow("UserNotFound");
    const all = await objects.create(subject("all", group), members("nobody", "web"));
    await expect(
      objects.update(subject("all", group), "all", stateOf(all), members("nobody", "nobody")),
    ).rejects.toThrow("DuplicateUserName");
    await expect(objects.delete(subject("web", user), web.id, stateOf(web))).rejects.toThrow("UserGroup");
    const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
    await objects.create(subject("c", cache), { replicationGroupId: "c", userGroupIds: ["all"] });
    await expect(objects.delete(subject("all", group), "all", stateOf(all))).rejects.toThrow("InvalidUserGroupState");
    expect(nobody.outputs["arn"]).toBe("arn:aws:elasticache:us-east-1:111122223333:user:nobody");
  });

  it("meets a fault as often as it is told to", async () => {
    cloud.inject({ does: { kind: "throttle" }, operation: "create", type: queue, skip: 1, times: 1 });
    await objects.create(subject("a"), { name: "a" });
    await expect(objects.create(subject("b"), { name: "b" })).rejects.toThrow("Rate exceeded");
    await objects.create(subject("b"), { name: "b" });
    expect(cloud.journal().map(({ name, refusal }) => [name, refusal !== undefined])).toEqual([
      ["a", false],
      ["b", true],
      ["b", false],
    ]);
    const takeBack = cloud.inject({ does: { kind: "partial", reason: "no end" }, name: "c" });
    await expect(objects.create(subject("c"), { name: "c" })).rejects.toThrow(PartialFailure);
    takeBack();
    expect(cloud.find(queue, "c").status).toBe("partial");
  });
});
