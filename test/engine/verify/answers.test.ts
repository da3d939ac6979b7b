import { expect, it } from "vitest";
import { createAnswers } from "../../../src/engine/verify/answers.ts";
import { relationsOf } from "../../../src/graph/relations.ts";
import { secretWire } from "../../../src/graph/wire.ts";
import { node, PROVIDER, ref, stack } from "./fixture.ts";

const answers = createAnswers(relationsOf(stack));

it("names each output, and gives lists one element more than the graph looks at", () => {
  const vpc = answers.state("awsx:ec2:Vpc::platform", "awsx:ec2:Vpc");
  expect(vpc["vpcId"]).toBe("«awsx:ec2:Vpc::platform#vpcId»");
  expect(vpc["privateSubnetIds"]).toEqual(
    [0, 1, 2].map((index) => `«awsx:ec2:Vpc::platform#privateSubnetIds[${index}]»`),
  );
  expect(vpc["publicSubnetIds"]).toBe("«awsx:ec2:Vpc::platform#publicSubnetIds»");
  const certificate = answers.state("aws:acm/certificate:Certificate::platform", "aws:acm/certificate:Certificate");
  expect((certificate["domainValidationOptions"] as readonly unknown[])[1]).toEqual({
    resourceRecordName: "«aws:acm/certificate:Certificate::platform#domainValidationOptions[1].resourceRecordName»",
    resourceRecordValue: "«aws:acm/certificate:Certificate::platform#domainValidationOptions[1].resourceRecordValue»",
    domainName: "«aws:acm/certificate:Certificate::platform#domainValidationOptions[1].domainName»",
  });
});

it("marks outputs as secret that the SDK or the inputs make so", () => {
  const certificate = answers.state("aws:acm/certificate:Certificate::platform", "aws:acm/certificate:Certificate");
  expect(certificate["privateKey"]).toEqual(secretWire("«aws:acm/certificate:Certificate::platform#privateKey»"));
  const logGroup = answers.state("aws:cloudwatch/logGroup:LogGroup::gateway", "aws:cloudwatch/logGroup:LogGroup");
  expect(logGroup["tags"]).toEqual(secretWire("«aws:cloudwatch/logGroup:LogGroup::gateway#tags»"));
  expect(answers.values.reference(ref("aws:cloudwatch/logGroup:LogGroup::gateway", "tags", "Name")).secret).toBe(true);
});

it("answers for a resource that the graph does not have", () => {
  const state = answers.state("aws:ecs/cluster:Cluster::other", "aws:ecs/cluster:Cluster");
  expect(state["arn"]).toBe("«aws:ecs/cluster:Cluster::other#arn»");
});

it("answers two invokes that ask the same with the same", () => {
  const token = "aws:index/getCallerIdentity:getCallerIdentity";
  const again = node("invoke", token, "again", {}, { provider: PROVIDER });
  const twice = {
    ...stack,
    nodes: [...stack.nodes, again],
    outputs: { account: { value: ref(`${token}::again`, "accountId"), description: "" } },
  };
  const { values, results } = createAnswers(relationsOf(twice));
  expect(values.reference(ref(`${token}::again`, "accountId")).value).toBe(`«${token}::identity#accountId»`);
  expect(results(again)).toEqual({ accountId: `«${token}::identity#accountId»` });
});
