/**
 * Least privilege: for every task and every store, what the emitted policies and security groups allow is what `uses`,
 * `calls`, routes and subscriptions declare. No path is open that is not declared, and none that is declared is shut.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHARED_ENVIRONMENT } from "../../src/compiler/lower/lower.ts";
import type { GraphNode, StackGraph } from "../../src/graph/graph.ts";
import { compiled, errorsOf } from "../support/compiled.ts";
import { spec } from "../support/generators/spec.ts";
import { type PlainSpec, sourcesOf } from "../support/generators/yaml-object.ts";
import { accessDifferences } from "../support/iam/compare.ts";
import { holds } from "../support/properties.ts";
import { referenceSources } from "../support/reference.ts";

/** The stacks of environments, each with the specification that it is made of. */
function environmentsOf(sources: Parameters<typeof compiled>[0]) {
  const { graph, environments = [], diagnostics } = compiled(sources);
  if (graph === undefined) throw new Error(errorsOf(diagnostics, sourcesOf(sources as PlainSpec)).join("\n"));
  return graph.stacks
    .filter(({ environment }) => environment !== SHARED_ENVIRONMENT)
    .map((stack) => {
      const context = environments.find(({ environment }) => environment === stack.name);
      if (context === undefined) throw new Error(`no environment ${stack.name}`);
      return { stack, spec: context.spec };
    });
}

it("holds for 200 generated platforms", () => {
  let uses = 0;
  holds(
    fc.property(spec({ services: { min: 1, max: 3 }, environments: { min: 0, max: 1 } }), (one) => {
      for (const { stack, spec: resolved } of environmentsOf(one)) {
        expect(accessDifferences(stack, resolved)).toEqual([]);
        uses += [...Object.values(resolved.services), ...Object.values(resolved.jobs)].flatMap((task) =>
          Object.keys(task.uses),
        ).length;
      }
    }),
    200,
  );
  expect(uses).toBeGreaterThan(100);
}, 300_000);

const reference = environmentsOf(referenceSources()).find(({ stack }) => stack.name === "production");

it("holds for the reference specification", () => {
  expect(reference && accessDifferences(reference.stack, reference.spec)).toEqual([]);
});

describe("sees", () => {
  type Change = (text: string) => string;
  const policyOf = (name: string, type = "aws:iam/rolePolicy:RolePolicy") => `${type}::${name}`;
  const inputs =
    (change: Change) =>
    (node: GraphNode): GraphNode => ({ ...node, inputs: JSON.parse(change(JSON.stringify(node.inputs))) });
  const matchEvents = policyOf("match-events", "aws:sqs/queuePolicy:QueuePolicy");
  const key = policyOf("platform-data", "aws:kms/key:Key");
  const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  const call = policyOf("gateway-calls-profiles", INGRESS);
  const cacheWay = policyOf("gateway-uses-sessions", INGRESS);
  const atlasWay = policyOf("gateway-uses-platform-atlas", INGRESS);
  const balancerWay = policyOf("platform-load-balancer-cdn", INGRESS);
  const queueArn = JSON.stringify({ $: "reference", node: "aws:sqs/queue:Queue::match-events", path: ["arn"] });

  const cases: readonly (readonly [string, string, Change, RegExp])[] = [
    [
      "a wildcard of actions",
      policyOf("gateway-task"),
      (text) => text.replace("sqs:SendMessage", "sqs:*"),
      /PurgeQueue/,
    ],
    [
      "a wildcard within an action",
      policyOf("gateway-task"),
      (text) => text.replace("sqs:SendMessage", "sqs:*eteQ?eue"),
      /gateway-task may sqs:DeleteQueue/,
    ],
    [
      "a wildcard of resources",
      policyOf("gateway-task"),
      (text) => text.replace(queueArn, '"*"'),
      /gateway-task may sqs:SendMessage .*dead-letters/,
    ],
    [
      "a wildcard of both",
      policyOf("payments-task"),
      (text) =>
        text.replace("sns:Publish", "*").replaceAll(/\{"\$":"reference","node":"aws:sns[^}]*\}/g, '"arn:aws:*"'),
      /payments-task may sqs:SendMessage/,
    ],
    [
      "a missing permission",
      policyOf("results-worker-task"),
      (text) => text.replace("sqs:DeleteMessage", "sqs:ReceiveMessage"),
      /results-worker-task may not sqs:DeleteMessage/,
    ],
    [
      "a key without its service",
      policyOf("gateway-task"),
      (text) => text.replaceAll(/,"Condition":\{"StringEquals":\{"kms:ViaService":"sqs[^}]*\}\}/g, ""),
      /gateway-task may kms:Decrypt platform-data by way of undefined/,
    ],
    [
      "a queue without its refusal",
      matchEvents,
      (text) => text.replace("aws:SecureTransport", "aws:MultiFactorAuthPresent"),
      /without TLS/,
    ],
    [
      "a queue open to every topic",
      matchEvents,
      (text) => text.replace("ArnEquals", "Null").replace(/"aws:SourceArn":\[.*?\]\}\]/, '"aws:SourceArn":["false"]'),
      /sns for .*foreign may sqs:SendMessage/,
    ],
    [
      "a queue open to everybody",
      matchEvents,
      (text) =>
        text.replace('{"Service":"sns.amazonaws.com"}', '"*"').replace(/,"Condition":\{"ArnEquals.*?\]\}\}/, ""),
      /matchmaking-task may sqs:SendMessage/,
    ],
    [
      "a queue shut to its topic",
      matchEvents,
      (text) => text.replace('"sqs:SendMessage"', '"sqs:ReceiveMessage"'),
      /may not sqs:SendMessage match-events/,
    ],
    [
      "a key open to SNS of others",
      key,
      (text) => text.replace("aws:SourceAccount", "aws:PrincipalTag/x").replace('"StringEquals"', '"StringNotEquals"'),
      /sns of 999999999999 may use platform-data/,
    ],
    ["a key shut to the account", key, (text) => text.replace(":root", ":role/admin"), /may not kms:/],
    [
      "a port beside the service's",
      call,
      (text) => text.replace('"toPort":8080', '"toPort":8081'),
      /open and not declared: gateway to profiles at tcp 8080-8081/,
    ],
    [
      "a way from another group",
      call,
      (text) => text.replace("SecurityGroup::gateway", "SecurityGroup::payments"),
      /open and not declared: payments to profiles at tcp 8080-8080/,
    ],
    [
      "a way that is shut",
      call,
      (text) => text.replace("SecurityGroup::profiles", "SecurityGroup::payments"),
      /declared and not open: gateway to profiles at tcp 8080-8080/,
    ],
    ["a way for every protocol", call, (text) => text.replace('"tcp"', '"-1"'), /gateway to profiles at -1 0-65535/],
    [
      "a cache open to a network",
      cacheWay,
      (text) => text.replace(/"referencedSecurityGroupId":\{.*?\}/, '"cidrIpv4":"10.0.0.0/16"'),
      /open and not declared: 10.0.0.0\/16 to sessions at tcp 6379-6379/,
    ],
    [
      "a cache open to a network beside its task",
      cacheWay,
      (text) => text.replace("{", '{"cidrIpv6":"::/0",'),
      /open and not declared: .*gateway and ::\/0 to sessions/,
    ],
    [
      "a cache open to a prefix list",
      cacheWay,
      (text) => text.replace(/"referencedSecurityGroupId":\{.*?\}/, '"prefixListId":"pl-0a1b2c3d"'),
      /open and not declared: pl-0a1b2c3d to sessions/,
    ],
    [
      "a cache open to the load balancer",
      cacheWay,
      (text) => text.replace("SecurityGroup::gateway", "SecurityGroup::platform-load-balancer"),
      /open and not declared: platform-load-balancer to sessions/,
    ],
    [
      "databases open to a task that uses none",
      atlasWay,
      (text) => text.replace("SecurityGroup::gateway", "SecurityGroup::matchmaking"),
      /open and not declared: matchmaking to platform-atlas/,
    ],
    [
      "databases open to the world",
      atlasWay,
      (text) => text.replace(/"referencedSecurityGroupId":\{.*?\}/, '"cidrIpv4":"0.0.0.0/0"'),
      /open and not declared: 0.0.0.0\/0 to platform-atlas/,
    ],
    [
      "a load balancer open beside the CDN",
      balancerWay,
      (text) => text.replace(/"prefixListId":\{.*?\}/, '"cidrIpv4":"0.0.0.0/0"'),
      /open and not declared: 0.0.0.0\/0 to platform-load-balancer at tcp 443-443/,
    ],
    [
      "a load balancer open to a foreign prefix list",
      "aws:ec2/getManagedPrefixList:getManagedPrefixList::cdn-addresses",
      (text) => text.replace("com.amazonaws.global.cloudfront.origin-facing", "com.amazonaws.us-east-1.s3"),
      /open and not declared: prefix list com.amazonaws.us-east-1.s3 to platform-load-balancer/,
    ],
    [
      "a load balancer open at another port",
      balancerWay,
      (text) => text.replace('"fromPort":443', '"fromPort":442'),
      /platform-load-balancer at tcp 442-443/,
    ],
    [
      "endpoints open beyond the VPC",
      policyOf("platform-endpoints", INGRESS),
      (text) => text.replace(/"cidrIpv4":"[^"]*"/, '"cidrIpv4":"10.0.0.0/8"'),
      /open and not declared: 10.0.0.0\/8 to platform-endpoints at tcp 443-443/,
    ],
    [
      "a group with a rule inside",
      policyOf("sessions", "aws:ec2/securityGroup:SecurityGroup"),
      (text) => text.replace("{", '{"ingress":[{"protocol":"-1","fromPort":0,"toPort":0,"cidrBlocks":["0.0.0.0/0"]}],'),
      /SecurityGroup::sessions has rules inside: ingress/,
    ],
    [
      "a default group with a rule inside",
      policyOf("platform", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
      (text) => text.replace('"egress":[]', '"egress":[{"protocol":"-1","fromPort":0,"toPort":0}]'),
      /DefaultSecurityGroup::platform has rules inside: egress/,
    ],
    [
      "a cache in the group of a task",
      policyOf("sessions", "aws:elasticache/replicationGroup:ReplicationGroup"),
      (text) => text.replace("SecurityGroup::sessions", "SecurityGroup::gateway"),
      /ReplicationGroup::sessions is in the groups gateway and not in sessions/,
    ],
    [
      "a task in a second group",
      policyOf("gateway", "aws:ecs/service:Service"),
      (text) => text.replace('"securityGroups":[', '"securityGroups":["sg-0a1b2c3d",'),
      /Service::gateway is in the groups sg-0a1b2c3d,gateway and not in gateway/,
    ],
    [
      "a secret that is read and not named",
      policyOf("gateway-execution"),
      (text) => text.replaceAll("secret:Secret::gateway-jwt", "secret:Secret::psp"),
      /gateway-execution secretsmanager:GetSecretValue psp: open/,
    ],
    [
      "a secret that a container could fetch",
      policyOf("gateway-task"),
      (text) => text.replace("sqs:SendMessage", "*").replaceAll(queueArn, '"*"'),
      /gateway-task secretsmanager:GetSecretValue psp: open/,
    ],
    [
      "a secret open to other accounts",
      policyOf("psp", "aws:secretsmanager/secretPolicy:SecretPolicy"),
      (text) => text.replace("aws:PrincipalAccount", "aws:SourceVpc").replace("StringNotEquals", "StringEquals"),
      /payments-execution secretsmanager:GetSecretValue psp: open to another account/,
    ],
    [
      "a rotation function that may touch what people supply",
      policyOf("platform-rotate-generated"),
      (text) => text.replace(/,"Condition":\{"StringEquals":\{"secretsmanager:resource[^}]*\}\}\}/, ""),
      /platform-rotate-generated secretsmanager:PutSecretValue psp: open/,
    ],
    [
      "a statement that denies",
      policyOf("gateway-task"),
      (text) =>
        text.replace('"Statement":[', `"Statement":[{"Effect":"Deny","Action":"sqs:Get*","Resource":${queueArn}},`),
      /gateway-task may not sqs:GetQueueUrl/,
    ],
  ];

  it.each(cases)("%s", (_, id, change, wanted) => {
    if (reference === undefined) throw new Error("no reference");
    const changed = reference.stack.nodes.map((node) => (node.id === id ? inputs(change)(node) : node));
    const before = JSON.stringify(reference.stack.nodes.find((node) => node.id === id)?.inputs);
    const after = JSON.stringify(changed.find((node) => node.id === id)?.inputs);
    expect(after, `${id} is changed`).not.toBe(before);
    const stack: StackGraph = { ...reference.stack, nodes: changed };
    expect(accessDifferences(stack, reference.spec).join("\n")).toMatch(wanted);
  });
});
