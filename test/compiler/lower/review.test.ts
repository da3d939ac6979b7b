/** What a reviewer of the reference platform's infrastructure would look at, in every environment. */
import { expect, it } from "vitest";
import wildcards from "../../../src/compiler/facts/wildcard-actions.json" with { type: "json" };
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import { isTaggable } from "../../../src/graph/sdk-facts.ts";
import { graphOf, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const graph = graphOf(referenceSources());
const environments = ["development", "production", "staging"].map((name) => stackOf(graph, name));

interface Statement {
  readonly Effect: string;
  readonly Principal?: { readonly Service: string };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function statements(node: GraphNode, input: string): readonly Statement[] {
  return (readable(node.inputs[input]) as { Statement: readonly Statement[] }).Statement;
}

function rolePolicies(stack: StackGraph): readonly (readonly [string, Statement])[] {
  return [...nodesOf(stack, "aws:iam/rolePolicy:RolePolicy").values()].flatMap((node) =>
    statements(node, "policy").map((statement) => [node.name, statement] as const),
  );
}

const list = (value: string | readonly string[] | undefined): readonly string[] => [value ?? []].flat();

it.each(graph.stacks)("$name tags everything with project, environment, owner and cost-center", (stack) => {
  const provider = stack.nodes.find((node) => node.kind === "provider");
  expect(provider?.inputs["defaultTags"]).toEqual({
    tags: {
      project: "provfair",
      environment: stack.environment,
      owner: "platform-team",
      "cost-center": "games-1001",
      "data-classification": "internal",
    },
  });
  for (const node of stack.nodes) {
    if (node.kind !== "resource" || node.madeBy !== undefined || !isTaggable(node.token)) continue;
    if (node.token.startsWith("mongodbatlas:")) {
      const inherited = provider?.inputs["defaultTags"] as unknown as { readonly tags: object } | undefined;
      expect(node.inputs["tags"], node.id).toEqual(inherited?.tags);
      continue;
    }
    expect(node.inputs["tags"], node.id).toHaveProperty("Name");
    expect(node.options.provider, node.id).toBe(provider?.id);
  }
});

it.each(environments)("$name lets no role act on all resources but where the action knows none", (stack) => {
  const policies = rolePolicies(stack);
  expect(policies.length).toBeGreaterThan(8);
  for (const [name, statement] of policies) {
    expect(statement.Effect, name).toBe("Allow");
    for (const action of list(statement.Action)) {
      expect(action, name).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
      if (list(statement.Resource).includes("*")) expect(Object.keys(wildcards.actions), name).toContain(action);
    }
  }
});

it("uses every exception for wildcards", () => {
  const source = graph.stacks.flatMap(rolePolicies);
  const used = source.flatMap(([, { Action, Resource }]) => (list(Resource).includes("*") ? list(Action) : []));
  const unused = Object.keys(wildcards.actions).filter(
    // Shells, X-Ray's sampler, and what releases and deletes are not in the reference.
    (action) =>
      !used.includes(action) &&
      !/^(ec2:Describe(Addresses|Snapshots|Volumes)$|ssmmessages:|xray:GetSampling)/.test(action),
  );
  expect(unused).toEqual([]);
});

it.each(environments)("$name lets services use its roles for this account only", (stack) => {
  for (const role of nodesOf(stack, "aws:iam/role:Role").values()) {
    for (const { Condition, Principal } of statements(role, "assumeRolePolicy")) {
      // S3 documents no condition for replication (Amazon S3 User Guide: Setting up permissions for live replication).
      if (Principal?.Service === "s3.amazonaws.com") continue;
      // Atlas's account is not ours: what it asks for our project alone has the project's external id.
      if (role.name === "platform-atlas") {
        expect(Condition?.["StringEquals"]).toHaveProperty(["sts:ExternalId"]);
        continue;
      }
      // Lambda names no source when it assumes a function's role (AWS Lambda: Defining permissions with an execution role).
      if (Principal?.Service === "lambda.amazonaws.com") continue;
      // AWS Backup documents no condition either (AWS Backup: IAM service roles).
      if (Principal?.Service === "backup.amazonaws.com") continue;
      expect(Condition?.["StringEquals"], role.name).toHaveProperty("aws:SourceAccount");
    }
    expect(role.inputs["path"], role.name).toBe(`/provfair/${stack.environment}/`);
  }
});

it.each(environments)("$name encrypts every log group with its own key and keeps logs for a time", (stack) => {
  const groups = nodesOf(stack, "aws:cloudwatch/logGroup:LogGroup");
  expect(groups.size).toBeGreaterThan(8);
  for (const group of groups.values()) {
    expect(readable(group.inputs["kmsKeyId"]), group.name).toBe("<aws:kms/key:Key::platform-logs.arn>");
    // What rotates secrets is asked about months later.
    expect(group.inputs["retentionInDays"], group.name).toBe(group.name.startsWith("platform-rotate") ? 90 : 30);
  }
});

it.each(environments)("$name opens nothing to the internet: the load balancer answers the CDN", (stack) => {
  const open = [...nodesOf(stack, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").values()]
    .filter(({ inputs }) => inputs["cidrIpv4"] === "0.0.0.0/0")
    .map(({ inputs }) => [readable(inputs["securityGroupId"]), inputs["fromPort"], inputs["toPort"]]);
  expect(open).toEqual([]);
  const lock = nodeOf(
    stack,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "platform-load-balancer-cdn",
  ).inputs;
  expect([lock["fromPort"], lock["toPort"], readable(lock["prefixListId"])]).toEqual([
    443,
    443,
    "<aws:ec2/getManagedPrefixList:getManagedPrefixList::cdn-addresses.id>",
  ]);
  for (const group of nodesOf(stack, "aws:ec2/securityGroup:SecurityGroup").values()) {
    expect(group.inputs, group.name).not.toHaveProperty("ingress");
  }
  const locked = [...nodesOf(stack, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").values()];
  expect(locked.map(({ inputs }) => [inputs["ingress"], inputs["egress"]])).toEqual([[[], []]]);
});

it.each(environments)("$name lets services reach each other exactly where they call", (stack) => {
  const edges = [...nodesOf(stack, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").values()]
    .filter(({ inputs }) => inputs["referencedSecurityGroupId"] !== undefined)
    .map(({ inputs }) => {
      const end = (value: unknown) => String(readable(value)).replace(/^<.*::(.*)\.id>$/, "$1");
      return `${end(inputs["referencedSecurityGroupId"])} -> ${end(inputs["securityGroupId"])}:${inputs["fromPort"]}`;
    });
  expect(edges.sort()).toEqual([
    "gateway -> matchmaking:8080",
    "gateway -> platform-atlas:1024",
    "gateway -> profiles:8080",
    "gateway -> sessions:6379",
    "matchmaking -> profiles:8080",
    "matchmaking -> sessions:6379",
    "platform-load-balancer -> gateway:8080",
    "platform-load-balancer -> payments:8080",
    "profiles -> platform-atlas:1024",
    "results-worker -> platform-atlas:1024",
    "season-rollup -> platform-atlas:1024",
  ]);
});

it.each(graph.stacks)("$name protects what holds data unless the environment may be thrown away", (stack) => {
  for (const node of stack.nodes) {
    if (!node.stateful) continue;
    const kept = stack.name !== "development";
    expect([node.options.protect, node.options.retainOnDelete], node.id).toEqual(
      kept ? [true, true] : [undefined, undefined],
    );
    expect(node.options.parent, node.id).toBeUndefined();
  }
});

it.each(environments)("$name redirects HTTP, speaks current TLS, and answers 404 to what no service takes", (stack) => {
  const listeners = nodesOf(stack, "aws:lb/listener:Listener");
  expect([...listeners.keys()]).toEqual(["platform-https"]);
  const { defaultCacheBehavior, orderedCacheBehaviors } = nodeOf(
    stack,
    "aws:cloudfront/distribution:Distribution",
    "platform",
  ).inputs as unknown as Record<"defaultCacheBehavior", object> & Record<"orderedCacheBehaviors", readonly object[]>;
  for (const behaviour of [defaultCacheBehavior, ...orderedCacheBehaviors])
    expect(behaviour).toMatchObject({ viewerProtocolPolicy: "redirect-to-https" });
  const https = listeners.get("platform-https")?.inputs;
  expect(https?.["sslPolicy"]).toMatch(/^ELBSecurityPolicy-TLS13-1-2-/);
  expect(readable(https?.["certificateArn"])).toBe(
    "<aws:acm/certificateValidation:CertificateValidation::platform.certificateArn>",
  );
  expect(https?.["defaultActions"]).toMatchObject([{ type: "fixed-response", fixedResponse: { statusCode: "404" } }]);
});

it.each(environments)(
  "$name lets scaling alone move the number of tasks, and never replaces a service for it",
  (stack) => {
    const services = nodesOf(stack, "aws:ecs/service:Service");
    expect([...services.keys()].sort()).toEqual(["gateway", "matchmaking", "payments", "profiles", "results-worker"]);
    for (const service of services.values()) {
      expect(service.options.ignoreChanges, service.name).toEqual(["desiredCount"]);
      expect(service.inputs["forceNewDeployment"], service.name).toBe(true);
    }
  },
);
