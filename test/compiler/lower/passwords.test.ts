/** Stores that are entered by password: what a reviewer looks for. */
import { expect, it } from "vitest";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const PLATFORM = `
  services:
    web: { ${IMAGE}, uses: { sessions: { access: read-write }, orders: { access: read-write, as: SHOP } } }
    reports: { ${IMAGE}, uses: { orders: { access: read }, archive: { access: read } } }
  caches:
    sessions: { engine: valkey, version: "8.1", size: t4g.small, auth: password, rotate: 30d }
  atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c, credentials: atlas-login }
  databases:
    orders: { engine: mongodb-atlas, version: "8.0", size: M30, auth: password }
    archive: { engine: mongodb-atlas, version: "8.0", size: M10 }
  secrets:
    atlas-login: { keys: [clientId, clientSecret] }
`;
const ACCOUNT = { production: 'account: { id: "111122223333" }' };
const SET = { production: '{ "secrets": { "atlas-login": ["clientId", "clientSecret"] } }' };
const stack = stackOf(graphOfText(PLATFORM, ACCOUNT, SET), "production");

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const INVOCATION = "aws:lambda/invocation:Invocation";
const USER = "aws:elasticache/user:User";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

function mainContainer(of: StackGraph, task: string) {
  const { inputs } = nodeOf(of, "aws:ecs/taskDefinition:TaskDefinition", task);
  const [main] = readable(inputs["containerDefinitions"]) as [
    { environment: { name: string; value: unknown }[]; secrets?: { name: string; valueFrom: string }[] },
  ];
  return main;
}

it("gives a task its user and password by the secret's ARN and keys, and no permission", () => {
  const { environment, secrets } = mainContainer(stack, "web");
  expect(environment.map(({ name }) => name)).toEqual([
    "SESSIONS_HOST",
    "SESSIONS_PORT",
    "SESSIONS_READER_HOST",
    "SHOP_DATABASE",
    "SHOP_URI",
  ]);
  expect(secrets).toEqual([
    { name: "SESSIONS_PASSWORD", valueFrom: `<${SECRET}::web-uses-sessions.arn>:password::` },
    { name: "SESSIONS_USER", valueFrom: `<${SECRET}::web-uses-sessions.arn>:username::` },
    { name: "SHOP_PASSWORD", valueFrom: `<${SECRET}::web-uses-orders.arn>:password::` },
    { name: "SHOP_USER", valueFrom: `<${SECRET}::web-uses-orders.arn>:username::` },
  ]);
  expect([...nodesOf(stack, "aws:iam/rolePolicy:RolePolicy").keys()]).not.toContain("web-task");
  const { policy } = nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", "web-execution").inputs;
  expect((readable(policy) as { Statement: object[] }).Statement).toContainEqual({
    Sid: "ReadSecrets",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: [`<${SECRET}::web-uses-orders.arn>`, `<${SECRET}::web-uses-sessions.arn>`],
  });
});

it("begins a cache's user as one of IAM whom nobody may act for, and leaves its password to the function", () => {
  const { inputs, options } = nodeOf(stack, USER, "web-uses-sessions");
  expect(inputs).toMatchObject({
    authenticationMode: { type: "iam" },
    accessString: "on ~* +@all -@dangerous -@admin +info",
    tags: { passwords: "acme/production" },
  });
  expect(inputs["userId"]).toBe(inputs["userName"]);
  expect(options).toMatchObject({ ignoreChanges: ["authenticationMode"] });
  const byRole = stackOf(graphOfText(PLATFORM.replace("auth: password, rotate: 30d", ""), ACCOUNT, SET), "production");
  expect(nodeOf(byRole, USER, "web-uses-sessions").inputs["userId"]).not.toBe(inputs["userId"]);
});

it("keeps each password in a secret of its own, that goes with the use", () => {
  const { inputs, options, owner } = nodeOf(stack, SECRET, "web-uses-sessions");
  expect(owner).toBe("services.web");
  expect(readable(inputs)).toMatchObject({
    name: "acme/production/web-uses-sessions/cache-password",
    kmsKeyId: "<aws:kms/key:Key::platform-data.arn>",
    recoveryWindowInDays: 0,
    tags: { "rotation-user": `<${USER}::web-uses-sessions.userId>` },
  });
  expect(options).not.toHaveProperty("protect");
  expect(readable(nodeOf(stack, SECRET, "reports-uses-orders").inputs)).toMatchObject({
    name: "acme/production/reports-uses-orders/database-password",
    tags: {
      "rotation-user": "reports-uses-orders",
      "rotation-project": "<mongodbatlas:index/project:Project::platform.id>",
    },
  });
  expect([...nodesOf(stack, SECRET).keys()].filter((name) => name.includes("archive"))).toEqual([]);
});

it("rotates at once and then now and again, when there is something to rotate, before a task starts", () => {
  const rotation = nodeOf(stack, ROTATION, "web-uses-sessions");
  expect(readable(rotation.inputs)).toMatchObject({
    secretId: `<${SECRET}::web-uses-sessions.arn>`,
    rotationLambdaArn: "<aws:lambda/function:Function::platform-rotate-caches.arn>",
    rotationRules: { automaticallyAfterDays: 30 },
    rotateImmediately: true,
  });
  expect(rotation.options.dependsOn).toContain(`${GROUP}::sessions`);
  const other = nodeOf(stack, ROTATION, "web-uses-orders");
  expect(other.inputs["rotationRules"]).toEqual({ automaticallyAfterDays: 90 });
  expect(other.options.dependsOn).toContain(`${INVOCATION}::web-uses-orders`);
  const { dependsOn } = nodeOf(stack, "aws:ecs/service:Service", "web").options;
  expect(dependsOn).toEqual(expect.arrayContaining([rotation.id, other.id]));
});

it("has users of databases made by the function, with the rights of the use and no password", () => {
  const { inputs } = nodeOf(stack, INVOCATION, "reports-uses-orders");
  expect(inputs["lifecycleScope"]).toBe("CRUD");
  expect(readable(inputs["input"])).toEqual({
    secret: `<${SECRET}::reports-uses-orders.arn>`,
    project: "<mongodbatlas:index/project:Project::platform.id>",
    user: "reports-uses-orders",
    description: "Tasks of reports",
    roles: [{ roleName: "read", databaseName: "orders" }],
    scopes: [{ type: "CLUSTER", name: "orders" }],
  });
  const { environment } = mainContainer(stack, "reports");
  const uri = environment.find(({ name }) => name === "ORDERS_URI")?.value;
  expect(uri).toContain("/orders?authSource=admin&readPreference=primary");
  // The database that is entered by role keeps its user, which knows that one only.
  expect(nodeOf(stack, "mongodbatlas:index/databaseUser:DatabaseUser", "reports").inputs).toMatchObject({
    scopes: [{ name: "archive" }],
  });
  expect([...nodesOf(stack, "mongodbatlas:index/databaseUser:DatabaseUser").keys()]).toEqual(["reports"]);
  const ways = [...nodesOf(stack, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").keys()];
  expect(ways.filter((name) => name.includes("atlas"))).toEqual([
    "reports-uses-platform-atlas",
    "web-uses-platform-atlas",
  ]);
});

it("makes no user and starts no task while the service account is not set", () => {
  const unset = stackOf(graphOfText(PLATFORM, ACCOUNT), "production");
  expect(nodesOf(unset, INVOCATION).size).toBe(0);
  expect([...nodesOf(unset, ROTATION).keys()]).toEqual(["web-uses-sessions"]);
  expect(nodeOf(unset, "aws:ecs/service:Service", "web").inputs["desiredCount"]).toBe(0);
  expect(nodeOf(stack, "aws:ecs/service:Service", "web").inputs["desiredCount"]).toBe(2);
});

it("lets each function touch its own kind only", () => {
  const statements = (name: string) =>
    (
      readable(nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", name).inputs["policy"]) as {
        Statement: { Sid: string }[];
      }
    ).Statement;
  const of = (name: string, sid: string) => statements(name).find(({ Sid }) => Sid === sid);
  expect(of("platform-rotate-caches", "ChangePasswords")).toEqual({
    Sid: "ChangePasswords",
    Effect: "Allow",
    Action: ["elasticache:DescribeUsers", "elasticache:ModifyUser"],
    Resource: "arn:aws:elasticache:us-east-1:111122223333:user:*",
    Condition: { StringEquals: { "aws:ResourceTag/passwords": "acme/production" } },
  });
  expect(of("platform-rotate-databases", "SignInToAtlas")).toMatchObject({
    Resource: `<${SECRET}::atlas-login.arn>`,
  });
  expect(of("platform-rotate-databases", "WriteFirstPasswords")).toMatchObject({
    Action: "secretsmanager:PutSecretValue",
    Resource: "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/production/*/database-password-*",
  });
  expect(of("platform-rotate-caches", "SignInToAtlas")).toBeUndefined();
  expect(of("platform-rotate-databases", "ChangePasswords")).toBeUndefined();
});
