import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  availabilityZones,
  fargateZones,
  REGIONS,
  regionFacts,
  regionOfZone,
} from "../../../src/compiler/facts/availability-zones.ts";
import { FARGATE_CPUS, fargateMemory, smallestFargateSize } from "../../../src/compiler/facts/fargate-sizes.ts";
import limitFacts from "../../../src/compiler/facts/limits.json" with { type: "json" };
import {
  countOf,
  hasTagCharacters,
  isWithin,
  type Limit,
  lengthOf,
  nearestWithin,
  rangeOf,
  sizeOf,
  TAGS_PER_RESOURCE,
} from "../../../src/compiler/facts/limits.ts";
import { LOG_RETENTION_DAYS, nearestLogRetention } from "../../../src/compiler/facts/log-retention.ts";
import { isPrivate, usedByAwsServices } from "../../../src/compiler/facts/private-ranges.ts";
import { QUOTA_NAMES, quota } from "../../../src/compiler/facts/quotas.ts";
import { reservedVariable } from "../../../src/compiler/facts/reserved-variables.ts";
import { isTimezone, TIMEZONES } from "../../../src/compiler/facts/timezones.ts";
import { RECOMMENDED_TLS_POLICY, TLS_POLICIES, tlsPolicy } from "../../../src/compiler/facts/tls-policies.ts";
import { endpointServiceName, VPC_ENDPOINT_NAMES, vpcEndpoint } from "../../../src/compiler/facts/vpc-endpoints.ts";
import { type Cidr, parseCidr } from "../../../src/compiler/values/cidr.ts";
import { wallClock } from "../../../src/compiler/values/wall-clock.ts";

const folder = new URL("../../../src/compiler/facts/", import.meta.url);
const cidr = (text: string): Cidr => {
  const result = parseCidr(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

it("dates every table and names its source", () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  expect(files.length).toBeGreaterThanOrEqual(10);
  for (const file of files) {
    const facts: Record<string, unknown> = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    expect(facts["date"], file).toMatch(/^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/);
    expect(facts["source"], file).toMatch(/\w{3}/);
    expect(facts["meaning"], file).toMatch(/\w{3}/);
  }
});

it("knows the sizes of Fargate tasks", () => {
  expect(FARGATE_CPUS).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384]);
  expect(fargateMemory(256)).toEqual([512, 1024, 2048]);
  expect(fargateMemory(512)).toEqual([1024, 2048, 3072, 4096]);
  expect(fargateMemory(8192)).toEqual([
    16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440,
  ]);
  expect(fargateMemory(16384).at(0)).toBe(32768);
  expect(fargateMemory(16384).at(-1)).toBe(122880);
  expect(fargateMemory(300)).toEqual([]);
});

it.each([
  [
    { cpu: 1024, memory: 1024 },
    { cpu: 1024, memory: 2048 },
  ],
  [
    { cpu: 256, memory: 4096 },
    { cpu: 512, memory: 4096 },
  ],
  [
    { cpu: 300, memory: 600 },
    { cpu: 512, memory: 1024 },
  ],
  [
    { cpu: 8192, memory: 17000 },
    { cpu: 8192, memory: 20480 },
  ],
  [{ cpu: 1, memory: 200_000 }, undefined],
])("fits %j in %j", (wanted, size) => {
  expect(smallestFargateSize(wanted)).toEqual(size);
});

it("fits any wish in a size that exists, and nothing smaller", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16384 }), fc.integer({ min: 1, max: 122880 }), (cpu, memory) => {
      const size = smallestFargateSize({ cpu, memory });
      expect(size && fargateMemory(size.cpu).includes(size.memory) && size.cpu >= cpu && size.memory >= memory).toBe(
        true,
      );
      const smaller = FARGATE_CPUS.filter((units) => units >= cpu && units < (size?.cpu ?? 0));
      for (const units of smaller) expect(Math.max(...fargateMemory(units))).toBeLessThan(memory);
    }),
  );
});

it("knows regions and their zones", () => {
  expect(availabilityZones("us-east-1")).toEqual(["a", "b", "c", "d", "e", "f"].map((letter) => `us-east-1${letter}`));
  expect(availabilityZones("us-west-2")).toHaveLength(4);
  expect(availabilityZones("ap-northeast-1")).toEqual(["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]);
  expect(regionFacts("us-west-1")?.zonesPerAccount).toBe(2);
  expect(regionFacts("af-south-1")?.optIn).toBe(true);
  expect([availabilityZones("us-east-9"), regionFacts("constructor")]).toEqual([[], undefined]);
  expect([regionOfZone("eu-west-1b"), regionOfZone("eu-west-1z"), regionOfZone("eu-west-1")]).toEqual([
    "eu-west-1",
    undefined,
    undefined,
  ]);
  expect([fargateZones("us-west-1"), fargateZones("us-east-1")]).toEqual([["usw1-az1", "usw1-az3"], undefined]);
  for (const region of REGIONS) {
    expect(availabilityZones(region).length).toBeGreaterThanOrEqual(3);
    for (const zone of availabilityZones(region)) expect(regionOfZone(zone)).toBe(region);
  }
});

it("knows the days of log retention", () => {
  expect(LOG_RETENTION_DAYS).toEqual([...LOG_RETENTION_DAYS].sort((a, b) => a - b));
  expect([1, 30, 31, 366, 5000].map(nearestLogRetention)).toEqual([1, 30, 60, 400, 3653]);
});

it("knows quotas", () => {
  expect(quota("elasticIps")).toMatchObject({ default: 5, scope: "region", code: "L-0263D0A3" });
  expect(quota("rulesPerLoadBalancer").default).toBe(100);
  for (const name of QUOTA_NAMES) {
    expect(quota(name).default).toBeGreaterThan(0);
    expect(quota(name).code ?? "L-00000000").toMatch(/^L-[0-9A-F]{8}$/);
  }
});

it("knows limits", () => {
  expect(rangeOf("listenerRule.priority")).toMatchObject({ min: 1, max: 50_000 });
  expect(lengthOf("targetGroup.name").max).toBe(32);
  expect(countOf("listenerRule.conditionValues").max).toBe(5);
  expect(sizeOf("role.inlinePolicies").max).toBe(10_240);
  expect(countOf("tags.perResource").max).toBe(TAGS_PER_RESOURCE);
  const groups: Readonly<Record<string, Limit>>[] = [
    limitFacts.ranges,
    limitFacts.lengths,
    limitFacts.counts,
    limitFacts.sizes,
  ];
  for (const [name, limit] of groups.flatMap((group) => Object.entries(group)))
    expect(limit.min, name).toBeLessThan(limit.max);
});

it("compares values with a limit, its ends included", () => {
  const drain = rangeOf("targetGroup.deregistrationDelay");
  expect([-1, 0, 3600, 3601].map((value) => isWithin(drain, value))).toEqual([false, true, true, false]);
  expect([-1, 30, 9999].map((value) => nearestWithin(drain, value))).toEqual([0, 30, 3600]);
});

it("knows the characters of tags", () => {
  for (const text of ["", "cost-center", "Größe 1", "a_.:/=+-@", "費用"])
    expect(hasTagCharacters(text), text).toBe(true);
  for (const text of ["a;b", "a*", "tab\there", "<b>", "a,b", "#1"]) expect(hasTagCharacters(text), text).toBe(false);
});

it("knows timezones, all of which the platform's calendar knows", () => {
  for (const name of ["UTC", "Etc/UTC", "America/New_York", "Asia/Kolkata", "Europe/Kyiv"])
    expect(isTimezone(name), name).toBe(true);
  for (const name of ["utc", "EST5", "Mars/Olympus", "", "constructor"]) expect(isTimezone(name), name).toBe(false);
  expect(TIMEZONES).toEqual([...new Set(TIMEZONES)].sort());
  for (const name of TIMEZONES) expect(() => wallClock(name), name).not.toThrow();
});

it("knows the policies of listeners", () => {
  expect(tlsPolicy(RECOMMENDED_TLS_POLICY)?.minimum).toBe("1.2");
  expect(tlsPolicy("ELBSecurityPolicy-2016-08")?.minimum).toBe("1.0");
  expect(tlsPolicy("ELBSecurityPolicy-Best")).toBeUndefined();
  expect(new Set(TLS_POLICIES.map(({ name }) => name)).size).toBe(TLS_POLICIES.length);
});

it("knows endpoints", () => {
  expect(vpcEndpoint("s3")).toEqual({ type: "Gateway", services: ["s3"] });
  expect(vpcEndpoint("ecr")).toEqual({ type: "Interface", services: ["ecr.api", "ecr.dkr"], requires: ["s3"] });
  expect([vpcEndpoint("s4"), vpcEndpoint("constructor")]).toEqual([undefined, undefined]);
  expect(endpointServiceName("us-east-1", "ecr.api")).toBe("com.amazonaws.us-east-1.ecr.api");
  for (const name of VPC_ENDPOINT_NAMES) {
    for (const other of vpcEndpoint(name)?.requires ?? []) expect(VPC_ENDPOINT_NAMES).toContain(other);
  }
});

it("knows reserved variables", () => {
  expect(reservedVariable("AWS_REGION")).toBe("is set by Fargate");
  expect(reservedVariable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")).toBe("is set by Amazon ECS for the task role");
  expect(reservedVariable("ECS_CONTAINER_METADATA_URI_V4")).toBe("is set by Amazon ECS for the task metadata");
  for (const name of ["LOG_LEVEL", "AWS_APP_SETTING", "constructor", "aws_region"])
    expect(reservedVariable(name), name).toBeUndefined();
});

it("knows private networks", () => {
  for (const text of ["10.0.0.0/16", "172.31.0.0/16", "192.168.0.0/16", "100.64.0.0/16"])
    expect(isPrivate(cidr(text)), text).toBe(true);
  for (const text of ["11.0.0.0/16", "172.32.0.0/16", "8.0.0.0/6", "100.128.0.0/16"])
    expect(isPrivate(cidr(text)), text).toBe(false);
  expect(usedByAwsServices(cidr("172.17.0.0/20"))).toContain("Docker");
  expect(usedByAwsServices(cidr("172.16.0.0/16"))).toBeUndefined();
});
