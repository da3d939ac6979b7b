import { expect, it } from "vitest";
import { planGraph, planStack } from "../../src/analysis/plan.ts";
import { secretWire, UNKNOWN } from "../../src/graph/wire.ts";
import { stack } from "../engine/verify/fixture.ts";

const plan = planStack(stack);
const find = (type: string, name: string) =>
  plan.resources.find((resource) => resource.type === type && resource.name === name);

it("plans every stack, sorted by URN", () => {
  expect(planGraph({ platform: "provfair", stacks: [stack] })).toEqual({ stacks: [plan] });
  const urns = plan.resources.map(({ urn }) => urn);
  expect(urns).toEqual([...urns].sort());
  expect(urns).toHaveLength(17);
});

it("describes a resource whole", () => {
  expect(find("aws:lb/targetGroup:TargetGroup", "gateway")).toEqual({
    urn: "urn:pulumi:production::provfair::provfair:platform:Group$aws:lb/targetGroup:TargetGroup::gateway",
    type: "aws:lb/targetGroup:TargetGroup",
    name: "gateway",
    inputs: { vpcId: UNKNOWN, port: 8080, protocol: "HTTP", healthCheck: { path: "/healthz", interval: 15 } },
    parent: "urn:pulumi:production::provfair::provfair:platform:Group::gateway",
    dependencies: ["urn:pulumi:production::provfair::provfair:platform:Group$awsx:ec2:Vpc::platform"],
    protect: false,
    retainOnDelete: false,
    ignoreChanges: [],
    aliases: [{ name: "old" }, { parent: null }],
    provider: "urn:pulumi:production::provfair::pulumi:providers:aws::aws",
    region: "eu-west-1",
    origin: { file: "spec/platform.yaml", path: "services.gateway" },
    madeBy: null,
  });
});

it("knows an output that the program gives itself, and leaves out secrets", () => {
  expect(find("aws:ecs/cluster:Cluster", "platform")?.inputs["name"]).toBe("/provfair/production/gateway-cluster");
  expect(find("aws:cloudwatch/logGroup:LogGroup", "gateway")?.inputs["tags"]).toEqual({
    Name: "gateway",
    Token: secretWire("[secret]"),
  });
  expect(find("aws:ecs/taskDefinition:TaskDefinition", "gateway")?.inputs["containerDefinitions"]).toBe(UNKNOWN);
  expect(find("aws:iam/role:Role", "gateway-task")?.inputs["assumeRolePolicy"]).toBe(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}',
  );
  expect(find("aws:iam/rolePolicy:RolePolicy", "gateway-task")?.inputs["policy"]).toBe(UNKNOWN);
  expect(JSON.stringify(plan)).not.toContain("do not tell");
});

it("marks what a remote component makes", () => {
  const component = find("awsx:ec2:Vpc", "platform");
  expect(component).toMatchObject({ madeBy: null, region: null, provider: null });
  expect(find("aws:ec2/vpc:Vpc", "platform")).toMatchObject({
    madeBy: component?.urn,
    parent: component?.urn,
    provider: "urn:pulumi:production::provfair::pulumi:providers:aws::aws",
  });
});

it("protects, retains and waits as the graph says", () => {
  expect(find("aws:kms/key:Key", "logs")).toMatchObject({ protect: true, retainOnDelete: true });
  const service = find("aws:ecs/service:Service", "gateway");
  expect(service?.ignoreChanges).toEqual(["desiredCount"]);
  expect(
    service?.dependencies.map((urn) =>
      urn
        .slice(urn.lastIndexOf("$") + 1)
        .split("::")
        .slice(-2)
        .join("::"),
    ),
  ).toEqual([
    "aws:ecs/cluster:Cluster::platform",
    "aws:route53/record:Record::platform",
    "aws:ecs/taskDefinition:TaskDefinition::gateway",
    "awsx:ec2:Vpc::platform",
  ]);
});

it("plans outputs", () => {
  expect(plan.outputs).toEqual({ cluster: UNKNOWN, token: UNKNOWN, zones: ["a", UNKNOWN] });
});
