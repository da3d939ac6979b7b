/** The pipeline's roles: who may take them, what they may do, and what no policy can give them. */
import { expect, it } from "vitest";
import facts from "../../../src/compiler/facts/deploy-actions.json" with { type: "json" };
import {
  actionGroups,
  coverageOf,
  readingActions,
  serviceOf,
  writingActions,
} from "../../../src/compiler/facts/deploy-actions.ts";
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import sdkFacts from "../../../src/graph/sdk-facts.json" with { type: "json" };
import { graphOf, graphOfText, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const list = (value: string | readonly string[] | undefined): readonly string[] => [value ?? []].flat();

const graph = graphOf(referenceSources());
const account = stackOf(graph, "account-111122223333");
const environments = ["development", "production", "staging"].map((name) => stackOf(graph, name));

function documentOf(node: GraphNode | undefined, input: string): readonly Statement[] {
  return (readable(node?.inputs[input] ?? null) as { Statement: readonly Statement[] }).Statement;
}

function policyOf(stack: StackGraph, name: string): readonly Statement[] {
  return documentOf(nodesOf(stack, POLICY).get(name), "policy");
}

/** The pipeline's, in the order of their names. */
function ownRoles(): readonly GraphNode[] {
  const own = [...nodesOf(account, ROLE).values()].filter(({ owner }) => owner === "shared.delivery");
  return own.sort((a, b) => (a.name < b.name ? -1 : 1));
}

it("trusts the repository's jobs by their exact subjects, in both spellings", () => {
  const roles = nodesOf(account, ROLE);
  const subjects = (name: string) => documentOf(roles.get(name), "assumeRolePolicy").map(({ Condition }) => Condition);
  const condition = (end: string) => ({
    StringEquals: {
      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
      "token.actions.githubusercontent.com:sub": [
        `repo:provfair/platform:${end}`,
        `repo:provfair@1234/platform@5678:${end}`,
      ],
    },
  });
  expect(subjects("platform-production-deploy")).toEqual([condition("environment:production")]);
  expect(subjects("platform-production-preview")).toEqual([condition("ref:refs/heads/main")]);
  expect(subjects("platform-publish")).toEqual([condition("ref:refs/heads/main")]);
  expect(ownRoles().map(({ name }) => name)).toEqual([
    "platform-production-deploy",
    "platform-production-preview",
    "platform-publish",
  ]);
  expect(JSON.stringify(ownRoles().map((role) => documentOf(role, "assumeRolePolicy")))).not.toMatch(/[*?]/);
});

it("names its roles so that workflows need not ask", () => {
  const role = nodesOf(account, ROLE).get("platform-production-deploy")?.inputs;
  expect(`${role?.["path"]}${role?.["name"]}`).toBe("/provfair/shared/provfair.production.deploy");
});

it("knows what a deployment does to every type that there is", () => {
  const tokens = Object.keys(sdkFacts.types);
  expect(tokens.length).toBeGreaterThan(60);
  expect(tokens.filter((token) => coverageOf(token) === undefined)).toEqual([]);
});

it("knows how to read every service that it writes to, and puts each into one group", () => {
  const tokens = Object.keys(facts.types).map((prefix) => `${prefix}x`);
  const services = [...new Set(Object.values(facts.types).flat().map(serviceOf))].sort();
  const groups = Object.values(facts.groups).flat();
  expect([...groups].sort()).toEqual(services);
  const read = new Set(readingActions(tokens).map(serviceOf));
  expect(services.filter((service) => !read.has(service))).toEqual(["backup-storage"]);
  for (const group of actionGroups) {
    const size = JSON.stringify(writingActions(tokens, group)).length;
    expect(size, `${group} with every type`).toBeLessThan(6144 - 400);
  }
});

it.each(environments)("has nothing in $name that only a person may bring up", (stack) => {
  const foreign = stack.nodes.filter(({ token, kind }) => kind === "resource" && coverageOf(token) === "hand");
  expect(foreign.map(({ id }) => id)).toEqual([]);
});

it("grants no action on data, nor anything for types that are not there", () => {
  const parts = ["network", "compute", "data", "operations"].flatMap((part) =>
    policyOf(account, `platform-production-deploy-${part}`).flatMap(({ Action }) => list(Action)),
  );
  expect(parts).toContain("ecs:Update*");
  expect(parts).toContain("sqs:CreateQueue");
  const covers = (action: string) =>
    parts.some((one) => one === action || (one.endsWith("*") && action.startsWith(one.slice(0, -1))));
  for (const action of [
    "sqs:ReceiveMessage",
    "sqs:SendMessage",
    "s3:GetObject",
    "s3:PutObject",
    "kms:Decrypt",
    "kms:Encrypt",
    "secretsmanager:GetSecretValue",
    "logs:GetLogEvents",
    "ecs:ExecuteCommand",
    "ecs:RunTask",
    "iam:CreateRole",
    "cloudtrail:CreateTrail",
    "ec2:RunInstances",
  ])
    expect(covers(action), action).toBe(false);
});

it("makes roles below the platform's path with its boundary, for the services that they trust", () => {
  const statements = policyOf(account, "platform-production-deploy-roles");
  const by = (Sid: string) => statements.find((one) => one.Sid === Sid);
  const roles = "arn:aws:iam::111122223333:role/provfair/production/*";
  expect(by("MakeRoles")).toMatchObject({
    Resource: roles,
    Condition: {
      StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/provfair/shared/provfair.boundary" },
    },
  });
  expect(by("HandRolesOn")).toEqual({
    Sid: "HandRolesOn",
    Effect: "Allow",
    Action: "iam:PassRole",
    Resource: roles,
    Condition: {
      StringEquals: {
        "iam:PassedToService": expect.arrayContaining(["ecs-tasks.amazonaws.com", "scheduler.amazonaws.com"]),
      },
    },
  });
  // AWS Backup tries the key; what is stored stays closed, and a protected vault is never emptied.
  expect(by("LetBackupsUseTheirKey")?.Condition).toEqual({
    StringNotLikeIfExists: { "kms:ViaService": expect.arrayContaining(["s3.*.amazonaws.com", "sqs.*.amazonaws.com"]) },
  });
  expect(by("EmptyVaults")).toBeUndefined();
  const writes = statements.filter(({ Resource }) => !list(Resource).every((one) => one.startsWith(roles)));
  expect(writes.map(({ Sid }) => Sid)).toEqual([
    "LetServicesMakeTheirRoles",
    "LetServicesUseKeys",
    "LetBackupsUseTheirKey",
  ]);
});

it("limits its own roles to the platform's roles, and these to what is no right", () => {
  const limit = policyOf(account, "platform-delivery-boundary");
  const below = limit.find(({ Sid }) => Sid === "StayBelowThePlatform");
  expect(below).toMatchObject({
    Effect: "Deny",
    NotResource: ["arn:aws:iam::111122223333:role/provfair/production/*"],
  });
  expect(below?.Action).toEqual(expect.arrayContaining(["iam:Put*", "iam:CreatePolicy*", "iam:Set*", "iam:Delete*"]));
  for (const role of ownRoles()) {
    expect(readable(role.inputs["permissionsBoundary"]), role.name).toBe(
      "<aws:iam/policy:Policy::platform-delivery-boundary.arn>",
    );
  }
  const boundary = JSON.stringify(policyOf(account, "platform-boundary"));
  expect(boundary).toContain('"NotAction":["iam:Add*"');
  expect(boundary).toContain("arn:aws:s3:::provfair-pulumi-state/*");
});

it.each(environments)("puts the boundary on every role of $name", (stack) => {
  const id = stack.nodes.find(({ kind }) => kind === "provider")?.inputs["allowedAccountIds"];
  for (const role of nodesOf(stack, ROLE).values()) {
    expect(role.inputs["permissionsBoundary"], role.name).toBe(
      `arn:aws:iam::${(id as string[])[0]}:policy/provfair/shared/provfair.boundary`,
    );
  }
});

it("reaches the state of its own stacks alone", () => {
  const objects = (name: string, sid: string) =>
    list(policyOf(account, name).find(({ Sid }) => Sid === sid)?.Resource).map((arn) =>
      arn.replace(/^.*\.pulumi\//, ""),
    );
  expect(objects("platform-production-deploy-state", "WriteState")).toEqual([
    "stacks/provfair/production.*",
    "history/provfair/production/*",
    "backups/provfair/production/*",
    "locks/organization/provfair/production/*",
  ]);
  expect(objects("platform-production-preview-state", "WriteState")).toEqual([
    "locks/organization/provfair/production/*",
    "locks/organization/provfair/account-111122223333/*",
  ]);
  const secrets = policyOf(account, "platform-production-preview-state").find(({ Sid }) => Sid === "StateSecrets");
  expect(secrets).toMatchObject({
    Action: ["kms:Decrypt"],
    Resource: "arn:aws:kms:us-east-1:111122223333:key/*",
    Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/provfair-pulumi-state" } },
  });
});

it("keeps every policy and every role within what IAM takes", () => {
  for (const stack of graph.stacks) {
    for (const node of nodesOf(stack, POLICY).values()) {
      expect(JSON.stringify(readable(node.inputs["policy"])).length, node.id).toBeLessThan(6144);
    }
    for (const node of nodesOf(stack, ROLE).values()) {
      expect(JSON.stringify(readable(node.inputs["assumeRolePolicy"])).length, node.id).toBeLessThan(2048);
    }
    const attached = new Map<string, number>();
    for (const { inputs } of nodesOf(stack, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").values()) {
      const role = String(readable(inputs["role"]));
      attached.set(role, (attached.get(role) ?? 0) + 1);
    }
    for (const [role, count] of attached) expect(count, role).toBeLessThanOrEqual(10);
  }
});

it("takes the author's boundary instead of its own, with a policy that denies the same", () => {
  const boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
  const own = graphOfText(
    `
      iam: { permissionsBoundary: ${boundary} }
      services: { web: { image: { repository: nginx, tag: "1" } } }
      delivery: { provider: github-actions, repository: acme/shop }
    `,
    { production: 'account: { id: "111122223333" }' },
  );
  const stack = stackOf(own, "account-111122223333");
  expect(nodesOf(stack, POLICY).has("platform-boundary")).toBe(false);
  for (const role of nodesOf(stack, ROLE).values()) expect(role.inputs["permissionsBoundary"]).toBe(boundary);
  const limit = policyOf(stack, "platform-production-deploy-limit");
  expect(limit.map(({ Effect }) => Effect)).toEqual(["Deny", "Deny", "Deny", "Deny"]);
});
