import { expect, it } from "vitest";
import { calleeOf, camelCase, isFree, variableName } from "../../../src/emitters/pulumi/names.ts";
import type { GraphNode } from "../../../src/graph/graph.ts";

function node(token: string, role = "x", kind: GraphNode["kind"] = "resource"): GraphNode {
  const origin = { file: "spec/platform.yaml", path: "" };
  const options = {};
  return {
    id: `${token}::n`,
    kind,
    token,
    name: "n",
    inputs: {},
    options,
    file: "f",
    role,
    owner: "o",
    stateful: false,
    origin,
  };
}

function callee(token: string, kind: GraphNode["kind"] = "resource"): string {
  const { root, path } = calleeOf(node(token, "x", kind));
  return [root, ...path].join(".");
}

it("finds the class or function of a token", () => {
  expect(callee("aws:lb/targetGroup:TargetGroup")).toBe("aws.lb.TargetGroup");
  expect(callee("aws:index/x:X")).toBe("aws.X");
  expect(callee("pulumi:providers:aws", "provider")).toBe("aws.Provider");
  expect(callee("awsx:ec2:Vpc", "remote-component")).toBe("awsx.ec2.Vpc");
  expect(callee("mongodbatlas:index/project:Project")).toBe("mongodbatlas.Project");
  expect(callee("aws:index/getCallerIdentity:getCallerIdentity", "invoke")).toBe("aws.getCallerIdentityOutput");
  expect(callee("provfair:platform:Group", "component")).toBe("Group");
});

it("refuses tokens of packages that the program does not import", () => {
  expect(() => callee("azure:index/x:X")).toThrow('the program imports no package "azure"');
  expect(() => callee("aws")).toThrow('"aws" is no type token');
});

it("makes camel case of words", () => {
  expect(camelCase("target-group")).toBe("targetGroup");
  expect(camelCase("TargetGroup")).toBe("targetGroup");
  expect(camelCase("VPCEndpoint")).toBe("vpcEndpoint");
  expect(camelCase("VPC")).toBe("vpc");
  expect(camelCase("gateway", "TargetGroup")).toBe("gatewayTargetGroup");
  expect(camelCase("2nd_thing")).toBe("_2ndThing");
  expect(camelCase("---")).toBe("resource");
});

it("keeps away from reserved words, packages and names that are taken", () => {
  expect(isFree("vpc", new Set())).toBe(true);
  for (const name of ["class", "await", "exports", "aws", "pulumi", "config", "Group"])
    expect(isFree(name, new Set())).toBe(false);
  const token = "aws:sqs/queue:Queue";
  expect(variableName(node(token, "config"), new Set())).toBe("configQueue");
  expect(variableName(node(token, "queue"), new Set(["queue"]))).toBe("queueQueue");
  expect(variableName(node(token, "queue"), new Set(["queue", "queueQueue"]))).toBe("nQueue");
  expect(variableName(node(token, "queue"), new Set(["queue", "queueQueue", "nQueue"]))).toMatch(
    /^queueQueue[0-9a-f]{6}$/,
  );
  expect(variableName(node("aws:index/getX:getX", "getCallerIdentity", "invoke"), new Set())).toBe("callerIdentity");
});
