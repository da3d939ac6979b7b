/** Secrets: what a reviewer would look for in the graph. */
import { expect, it } from "vitest";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const PRODUCTION = { production: 'account: { id: "111122223333" }' };
const platform = (secrets: string, web: string, more = "") => `
  services: { web: { ${IMAGE}, secrets: { ${web} } } }
  secrets: { ${secrets} }
  ${more}
`;
const production = (text: string, environments: Readonly<Record<string, string>> = PRODUCTION) =>
  stackOf(graphOfText(text, environments), "production");

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

it("keeps a secret under its own name and the platform's key, and shuts others out", () => {
  const stack = production(platform("key: { generate: { length: 32, characters: hexadecimal } }", "KEY: key"));
  const { inputs, options } = nodeOf(stack, SECRET, "key");
  expect(readable(inputs)).toMatchObject({
    name: expect.stringMatching(/^[a-z-]+\/production\/key$/),
    kmsKeyId: "<aws:kms/key:Key::platform-data.arn>",
    recoveryWindowInDays: 30,
    tags: { "rotation-length": "32", "rotation-characters": "hexadecimal" },
  });
  expect(inputs).not.toHaveProperty("replicas");
  expect(options).toMatchObject({ protect: true, retainOnDelete: true });
  const { policy, blockPublicPolicy } = nodeOf(stack, "aws:secretsmanager/secretPolicy:SecretPolicy", "key").inputs;
  expect(blockPublicPolicy).toBe(true);
  expect(JSON.stringify(readable(policy))).toMatch(
    /"aws:SecureTransport":"false".*"aws:PrincipalAccount":"111122223333"/,
  );
});

it("lets an unprotected environment make the secret anew at once", () => {
  const stack = production(platform("key: { generate: {} }", "KEY: key"), {
    production: 'account: { id: "111122223333" }\nprotected: false',
  });
  expect(nodeOf(stack, SECRET, "key").inputs["recoveryWindowInDays"]).toBe(0);
  expect(nodeOf(stack, SECRET, "key").options).not.toHaveProperty("protect");
});

it("replicates into the standby region with the key there", () => {
  const stack = production(platform("token: {}", "KEY: token"), {
    production: 'account: { id: "111122223333" }\nregions: { standby: us-west-2 }',
  });
  expect(readable(nodeOf(stack, SECRET, "token").inputs["replicas"])).toEqual([
    { region: "us-west-2", kmsKeyId: "<aws:kms/replicaKey:ReplicaKey::platform-data-standby.arn>" },
  ]);
});

it("rotates what is generated, and only that, once Secrets Manager may call the function", () => {
  const stack = production(
    platform("key: { generate: {}, rotate: 48h }, other: { generate: {} }, token: {}", "A: key, B: other, C: token"),
  );
  expect([...nodesOf(stack, ROTATION).keys()]).toEqual(["key", "other"]);
  const { inputs, options } = nodeOf(stack, ROTATION, "key");
  expect(inputs).toMatchObject({ rotationRules: { automaticallyAfterDays: 2 }, rotateImmediately: true });
  expect(options.dependsOn).toEqual([
    "aws:iam/rolePolicy:RolePolicy::platform-rotate-generated",
    "aws:lambda/permission:Permission::platform-rotate-generated",
  ]);
  expect(nodeOf(stack, ROTATION, "other").inputs["rotationRules"]).toEqual({ automaticallyAfterDays: 90 });
  expect(nodesOf(stack, "aws:lambda/function:Function").size).toBe(1);
  expect(nodeOf(stack, "aws:lambda/permission:Permission", "platform-rotate-generated").inputs).toMatchObject({
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "111122223333",
  });
});

it("lets the function touch only secrets whose rotation is its own, and services of the cluster", () => {
  const stack = production(platform("key: { generate: {} }", "KEY: key"));
  const { policy } = nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", "platform-rotate-generated").inputs;
  const statements = (readable(policy) as { Statement: { Action: string | string[]; Resource: unknown }[] }).Statement;
  const open = statements.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
  expect(open).toEqual(["ecs:ListServices", "ecs:DescribeTaskDefinition"]);
  expect(statements[0]).toMatchObject({
    Resource: expect.stringMatching(/:secret:[a-z-]+\/production\/\*$/),
    Condition: {
      StringEquals: {
        "secretsmanager:resource/AllowRotationLambdaArn":
          "<aws:lambda/function:Function::platform-rotate-generated.arn>",
      },
    },
  });
});

it("makes no function where nothing is generated", () => {
  const stack = production(platform("token: {}", "KEY: token"));
  expect(nodesOf(stack, "aws:lambda/function:Function").size).toBe(0);
  expect(nodesOf(stack, ROTATION).size).toBe(0);
});

it("hands a task what it names, and lets its execution role alone read exactly that", () => {
  const stack = production(
    platform("key: { generate: {} }, psp: { keys: [api, hook] }, other: {}", "A: key, B: key.previous, C: psp.api"),
  );
  const arn = (id: string) => `<aws:secretsmanager/secret:Secret::${id}.arn>`;
  const [container] = readable(
    nodeOf(stack, "aws:ecs/taskDefinition:TaskDefinition", "web").inputs["containerDefinitions"],
  ) as { secrets: unknown }[];
  expect(container?.secrets).toEqual([
    { name: "A", valueFrom: arn("key") },
    { name: "B", valueFrom: `${arn("key")}::AWSPREVIOUS:` },
    { name: "C", valueFrom: `${arn("psp")}:api::` },
  ]);
  const { policy } = nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", "web-execution").inputs;
  const { Statement } = readable(policy) as { Statement: { Sid: string }[] };
  expect(Statement).toContainEqual({
    Sid: "ReadSecrets",
    Effect: "Allow",
    Action: "secretsmanager:GetSecretValue",
    Resource: [arn("key"), arn("psp")],
  });
  expect(nodesOf(stack, "aws:iam/rolePolicy:RolePolicy").has("web-task")).toBe(false);
});

it("starts a service after the first rotation, and not before a supplied value is set", () => {
  const stack = production(platform("key: { generate: {} }, token: {}", "A: key, B: token"));
  const { inputs, options } = nodeOf(stack, "aws:ecs/service:Service", "web");
  expect(options.dependsOn).toContain(`${ROTATION}::key`);
  expect(inputs).toMatchObject({ desiredCount: 0, waitForSteadyState: false });
});
