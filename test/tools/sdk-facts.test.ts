import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import limits from "../../src/graph/auto-name-limits.json" with { type: "json" };
import committed from "../../src/graph/sdk-facts.json" with { type: "json" };
import { readSdkFacts, registryTokens } from "../../tools/sdk-facts.ts";

const tokens = registryTokens(readFileSync("src/graph/registry.ts", "utf8"));

it("finds the committed facts again in the pinned packages (npm run generate:sdk-facts)", () => {
  expect(committed).toEqual(readSdkFacts(".", tokens));
});

it("knows what the SDK adds to a registration", () => {
  const { types, versions } = readSdkFacts(".", [
    "aws:lb/targetGroup:TargetGroup",
    "aws:ec2/securityGroup:SecurityGroup",
    "mongodbatlas:index/databaseUser:DatabaseUser",
    "pulumi:providers:aws",
    "awsx:ec2:Vpc",
  ]);
  expect(types["aws:lb/targetGroup:TargetGroup"]).toMatchObject({
    outputs: ["arn", "arnSuffix", "loadBalancerArns", "tagsAll"],
    aliases: ["aws:elasticloadbalancingv2/targetGroup:TargetGroup"],
  });
  expect(types["aws:lb/targetGroup:TargetGroup"]?.inputs).toContain("slowStart");
  expect(types["aws:ec2/securityGroup:SecurityGroup"]?.defaults).toEqual({ description: "Managed by Pulumi" });
  expect(types["mongodbatlas:index/databaseUser:DatabaseUser"]).toMatchObject({
    required: ["authDatabaseName", "projectId", "roles", "username"],
    secretInputs: ["password", "passwordWo"],
    secretOutputs: ["password", "passwordWo"],
  });
  expect(types["pulumi:providers:aws"]?.defaults).toEqual({
    skipCredentialsValidation: false,
    skipRegionValidation: true,
  });
  expect(types["pulumi:providers:aws"]?.jsonInputs).toContain("defaultTags");
  expect(types["awsx:ec2:Vpc"]).toMatchObject({ remote: true });
  expect(types["awsx:ec2:Vpc"]?.outputs).toContain("privateSubnetIds");
  expect(types["awsx:ec2:Vpc"]?.inputs).toContain("natGateways");
  expect(versions["aws"]).toMatch(/^7\./);
});

it("refuses a token that no class has", () => {
  expect(() => readSdkFacts(".", ["aws:ecs/service:Servise"])).toThrow(
    "no class of the packages has the type aws:ecs/service:Servise",
  );
});

it("has auto-name limits for types of the registry only", () => {
  expect(Object.keys(limits.types).filter((token) => !tokens.includes(token))).toEqual([]);
});
