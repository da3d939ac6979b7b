/** Mistakes planted in a right program, several at a time: each is found where it is, and nothing else is reported. */
import { expect, it } from "vitest";
import type { Difference } from "../../../src/engine/verify/compare.ts";
import { verifyStack } from "../../../src/engine/verify/verify.ts";
import { program, stack, writeProgram } from "./fixture.ts";

interface Mistake {
  readonly from: string;
  readonly to: string;
  readonly found: string | readonly string[];
}

async function expectFound(mistakes: readonly Mistake[]) {
  let text = program;
  for (const { from, to } of mistakes) {
    expect(text.split(from), `the program holds ${from} once`).toHaveLength(2);
    text = text.replace(from, () => to);
  }
  const written = writeProgram(text);
  try {
    const result = await verifyStack({ stack, folder: written.folder, entry: "bin/index.js", timeoutMs: 60_000 });
    expect(result.failures).toEqual([]);
    expect(result.ok).toBe(false);
    expect(result.differences.map(inOneLine).sort()).toEqual(mistakes.flatMap(({ found }) => found).sort());
  } finally {
    written.remove();
  }
}

function inOneLine({ id, what, path, expected, actual, run }: Difference): string {
  return `${run} ${what} ${id} ${path}: ${expected} / ${actual}`;
}

it("finds inputs, documents, outputs, indices and secrets that differ", async () => {
  await expectFound([
    {
      from: `path: "/healthz"`,
      to: `path: "/health"`,
      found: `values input aws:lb/targetGroup:TargetGroup::gateway healthCheck.path: "/healthz" / "/health"`,
    },
    {
      from: `Action: "kms:Decrypt", Resource: key.arn`,
      to: `Action: "kms:*", Resource: key.arn`,
      found: `values input aws:iam/rolePolicy:RolePolicy::gateway-task policy → Statement[1].Action: "kms:Decrypt" / "kms:*"`,
    },
    {
      from: `["kms:Encrypt", "kms:Decrypt"]`,
      to: `["kms:Encrypt", "kms:Decrypt", "kms:PutKeyPolicy"]`,
      found: `values input aws:kms/key:Key::logs policy → Statement[0].Action[2]: nothing / "kms:PutKeyPolicy"`,
    },
    {
      from: `cluster: cluster.arn`,
      to: `cluster: cluster.id`,
      found: `values input aws:ecs/service:Service::gateway cluster: "«aws:ecs/cluster:Cluster::platform#arn»" / "«aws:ecs/cluster:Cluster::platform#id»"`,
    },
    {
      from: `vpc.privateSubnetIds[1]]`,
      to: `vpc.privateSubnetIds[2]]`,
      found: `values input aws:ecs/service:Service::gateway networkConfiguration.subnets[1]: "«awsx:ec2:Vpc::platform#privateSubnetIds[1]»" / "«awsx:ec2:Vpc::platform#privateSubnetIds[2]»"`,
    },
    {
      from: `records: [certificate.domainValidationOptions[0].resourceRecordValue]`,
      to: `records: [certificate.domainValidationOptions[0].resourceRecordName]`,
      found: `values input aws:route53/record:Record::platform records[0]: "«aws:acm/certificate:Certificate::platform#domainValidationOptions[0].resourceRecordValue»" / "«aws:acm/certificate:Certificate::platform#domainValidationOptions[0].resourceRecordName»"`,
    },
    {
      from: `pulumi.secret("do not tell")`,
      to: `"do not tell"`,
      found: `values secret aws:cloudwatch/logGroup:LogGroup::gateway tags.Token: [secret] / the same value, not secret`,
    },
    {
      from: `value: config.requireSecret("token")`,
      to: `value: config.require("token")`,
      found: `values secret aws:ecs/taskDefinition:TaskDefinition::gateway containerDefinitions: [secret] / the same value, not secret`,
    },
    {
      from: `tags: { Name: "provfair", Key: key.arn }`,
      to: `tags: { Name: "provfair", Key: pulumi.secret(key.arn) }`,
      found: `values secret awsx:ec2:Vpc::platform tags.Key: the same value, not secret / [secret]`,
    },
    {
      from: `exports.cluster = cluster.arn`,
      to: `exports.cluster = cluster.name`,
      found: `values output production cluster: "«aws:ecs/cluster:Cluster::platform#arn»" / "«aws:ecs/cluster:Cluster::platform#name»"`,
    },
    {
      from: `exports.token = config.requireSecret("token")`,
      to: `exports.token = config.require("token")`,
      found: `values secret production token: [secret] / the same value, not secret`,
    },
    {
      from: `defaultTags: { tags: { project: "provfair" } }`,
      to: `defaultTags: { tags: { project: "provfare" } }`,
      found: `values input pulumi:providers:aws::aws defaultTags → tags.project: "provfair" / "provfare"`,
    },
    {
      from: `exports.handler = () => undefined;`,
      to: `exports.handler = () => null;`,
      found: `values input aws:lambda/function:Function::rotate code.assets["index.js"].text: "exports.handler = () => undefined;" / "exports.handler = () => null;"`,
    },
    {
      from: `vpcId: vpc.vpcId }, { provider });`,
      to: `vpcId: vpc.vpcId, description: "open" }, { provider });`,
      found: `values input aws:ec2/securityGroup:SecurityGroup::open description: "Managed by Pulumi" / "open"`,
    },
  ]);
});

it("finds options, parents and dependencies that differ", async () => {
  await expectFound([
    {
      from: `protect: true, retainOnDelete: true`,
      to: `retainOnDelete: true`,
      found: `values option aws:kms/key:Key::logs protect: true / nothing`,
    },
    {
      from: `ignoreChanges: ["desiredCount"]`,
      to: `ignoreChanges: ["taskDefinition"]`,
      found: `values option aws:ecs/service:Service::gateway ignoreChanges: "desiredCount" / "taskDefinition"`,
    },
    {
      from: `dependsOn: [record, network]`,
      to: `dependsOn: [network]`,
      found: `values dependency aws:ecs/service:Service::gateway dependsOn: aws:route53/record:Record::platform / nothing more`,
    },
    {
      from: `create: "30m"`,
      to: `create: "3m"`,
      found: `values option aws:ecs/service:Service::gateway customTimeouts.create: "30m" / "3m"`,
    },
    {
      from: `taskRoleArn: role.arn,\n}, { parent: gateway, provider }`,
      to: `taskRoleArn: role.arn,\n}, { parent: network, provider }`,
      found: `values parent aws:ecs/taskDefinition:TaskDefinition::gateway : provfair:platform:Group::gateway / provfair:platform:Group::network`,
    },
    {
      from: `validationMethod: "DNS" }, { provider }`,
      to: `validationMethod: "DNS" }`,
      found: `values option aws:acm/certificate:Certificate::platform provider: "pulumi:providers:aws::aws" / nothing`,
    },
    {
      from: `{ parent: network, providers: [provider] }`,
      to: `{ parent: network }`,
      found: `values option awsx:ec2:Vpc::platform providers: {"aws":"pulumi:providers:aws::aws"} / nothing`,
    },
    {
      from: `deletedWith: cluster, import: "rotate-1"`,
      to: `deletedWith: vpc, import: "rotate-1"`,
      found: `values option aws:lambda/function:Function::rotate deletedWith: "aws:ecs/cluster:Cluster::platform" / "awsx:ec2:Vpc::platform"`,
    },
    {
      from: `, deleteBeforeReplace: true`,
      to: `, replaceOnChanges: ["name"], deleteBeforeReplace: true`,
      found: `values option aws:cloudwatch/logGroup:LogGroup::gateway replaceOnChanges: nothing more / "name"`,
    },
    {
      from: `aliases: [{ name: "old" }, { parent: pulumi.rootStackResource }]`,
      to: `aliases: [{ parent: pulumi.rootStackResource }]`,
      found: `values option aws:lb/targetGroup:TargetGroup::gateway aliases: {"name":"old","parent":"provfair:platform:Group::gateway"} / nothing more`,
    },
  ]);
});

it("finds resources, components and calls that are missing or extra", async () => {
  const urn = "urn:pulumi:production::provfair::aws:ec2/securityGroup:SecurityGroup";
  await expectFound([
    {
      from: `new aws.ec2.SecurityGroup("open"`,
      to: `new aws.ec2.SecurityGroup("wide-open"`,
      found: [
        `values missing aws:ec2/securityGroup:SecurityGroup::open : ${urn}::open / nothing`,
        `values extra aws:ec2/securityGroup:SecurityGroup::wide-open : nothing / ${urn}::wide-open`,
      ],
    },
    {
      from: `const config = new pulumi.Config();`,
      to: `const config = new pulumi.Config(); new Group("more");`,
      found: `values extra provfair:platform:Group::more : nothing / urn:pulumi:production::provfair::provfair:platform:Group::more`,
    },
    {
      from: `aws.getCallerIdentityOutput({}, { provider });`,
      to: `aws.getCallerIdentityOutput({}, { provider }); aws.getRegionOutput({}, { provider });`,
      found: "values invoke aws:index/getRegion:getRegion : nothing / a call with {}",
    },
    {
      from: `super("provfair:platform:Group", name, {}, opts);`,
      to: `super("provfair:platform:Group", name, { kind: "group" }, opts);`,
      found: ["gateway", "network"].map(
        (name) => `values input provfair:platform:Group::${name} kind: nothing / "group"`,
      ),
    },
  ]);
});

it("finds what a program does in a preview only", async () => {
  await expectFound([
    {
      from: `port: 8080`,
      to: `port: pulumi.runtime.isDryRun() ? 8081 : 8080`,
      found: "preview input aws:lb/targetGroup:TargetGroup::gateway port: 8080 / 8081",
    },
    {
      from: `const config = new pulumi.Config();`,
      to: `const config = new pulumi.Config(); if (pulumi.runtime.isDryRun()) new Group("more");`,
      found:
        "preview extra provfair:platform:Group::more : nothing / urn:pulumi:production::provfair::provfair:platform:Group::more",
    },
  ]);
});
