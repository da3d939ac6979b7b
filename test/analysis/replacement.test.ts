import fc from "fast-check";
import { expect, it } from "vitest";
import facts from "../../src/analysis/replacement/aws-replacement.json" with { type: "json" };
import { replacementOf } from "../../src/analysis/replacement.ts";

it.each([
  ["aws:lb/targetGroup:TargetGroup", ["port"], "replace"],
  ["aws:lb/targetGroup:TargetGroup", ["deregistrationDelay"], "update"],
  ["aws:lb/targetGroup:TargetGroup", ["healthCheck", "path"], "update"],
  ["aws:ecs/service:Service", ["desiredCount"], "update"],
  ["aws:ecs/service:Service", ["capacityProviderStrategies", 1, "weight"], "replace"],
  ["aws:ecs/service:Service", ["serviceConnectConfiguration", "services", 0, "clientAlias", 0, "port"], "update"],
  [
    "aws:ecs/service:Service",
    ["serviceConnectConfiguration", "logConfiguration", "secretOptions", 0, "name"],
    "update",
  ],
  ["aws:ecs/taskDefinition:TaskDefinition", ["containerDefinitions"], "replace"],
  ["aws:ecs/taskDefinition:TaskDefinition", ["ephemeralStorage", "sizeInGib"], "replace"],
  ["aws:ec2/securityGroup:SecurityGroup", ["description"], "replace"],
  ["aws:ec2/securityGroup:SecurityGroup", ["ingress", 0, "cidrBlocks", 1], "update"],
  ["aws:ec2/subnet:Subnet", ["cidrBlock"], "replace"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", ["kmsKeyId"], "replace"],
  ["aws:acm/certificate:Certificate", ["subjectAlternativeNames", 2], "replace"],
  ["aws:lb/listener:Listener", ["defaultActions", 0, "forward", "targetGroups", 0, "weight"], "update"],
  ["mongodbatlas:index/advancedCluster:AdvancedCluster", ["name"], "replace"],
  ["mongodbatlas:index/advancedCluster:AdvancedCluster", ["replicationSpecs", 0, "zoneName"], "update"],
  ["mongodbatlas:index/databaseUser:DatabaseUser", ["roles", 0, "databaseName"], "update"],
] as const)("knows %s at %j: %s", (token, path, change) => {
  expect(replacementOf(token, path)).toBe(change);
});

it("decides on a member of a measured map by the map", () => {
  expect(replacementOf("aws:ecs/service:Service", ["tags", "cost-center"])).toBe("update");
  expect(replacementOf("aws:ecs/service:Service", ["tags", "a.b"])).toBe("update");
});

it("decides on a whole block by what is inside it, where that agrees", () => {
  expect(replacementOf("aws:lb/targetGroup:TargetGroup", ["healthCheck"])).toBe("update");
  expect(replacementOf("aws:ecs/service:Service", ["capacityProviderStrategies"])).toBe("replace");
  expect(replacementOf("aws:ecs/taskDefinition:TaskDefinition", ["runtimePlatform"])).toBe("replace");
});

it("does not know a block whose members differ", () => {
  const found = Object.entries(facts.types).flatMap(([token, type]) => {
    const blocks = (paths: readonly string[]) =>
      new Set(paths.filter((path) => path.includes(".")).map((path) => path.split(".")[0]));
    const updated = blocks(type.update);
    return [...blocks(type.replace)]
      .filter((block) => updated.has(block))
      .map((block) => [token, block ?? ""] as const);
  });
  expect(found.length).toBeGreaterThan(0);
  for (const [token, block] of found) expect(replacementOf(token, [block]), `${token} ${block}`).toBe("unknown");
});

it.each([
  ["aws:lb/targetGroup:TargetGroup", []],
  ["aws:lb/targetGroup:TargetGroup", [0]],
  ["aws:lb/targetGroup:TargetGroup", ["por"]],
  ["aws:lb/targetGroup:TargetGroup", ["ports"]],
  ["aws:lb/targetGroup:TargetGroup", ["healthCheck", "colour"]],
  ["aws:nothing/nowhere:Nothing", ["port"]],
  ["constructor", ["port"]],
] as const)("does not know %s at %j", (token, path) => {
  expect(replacementOf(token, path)).toBe("unknown");
});

it("answers every measured path as it was measured", () => {
  const cases = Object.entries(facts.types).flatMap(([token, type]) => [
    ...type.replace.map((path) => ({ token, path, change: "replace" })),
    ...type.update.map((path) => ({ token, path, change: "update" })),
    ...type.unmeasured.map((path) => ({ token, path, change: "unknown" })),
  ]);
  expect(cases.length).toBeGreaterThan(1000);
  for (const { token, path, change } of cases)
    expect(replacementOf(token, path.split(".")), `${token} ${path}`).toBe(change);
});

it("passes over indices wherever they stand", () => {
  const paths = fc.constantFrom(
    ["healthCheck", "path"],
    ["port"],
    ["stickiness", "type"],
    ["targetFailovers", "onUnhealthy"],
  );
  fc.assert(
    fc.property(paths, fc.nat(9), (path, index) => {
      const token = "aws:lb/targetGroup:TargetGroup";
      expect(
        replacementOf(
          token,
          path.flatMap((segment) => [segment, index]),
        ),
      ).toBe(replacementOf(token, path));
    }),
  );
});
