/**
 * Stores that are entered by password on the real engine: made with the functions that rotate, left alone although those have
 * changed what is theirs, entered otherwise from then on, removed.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const platform = (auth: string) => `
  network: { natGateways: single }
  services:
    web:
      image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"0".repeat(64)}" }
      uses: { store: { access: read-write }, orders: { access: read } }
  caches: { store: { engine: valkey, version: "8.1", size: t4g.micro, ${auth} } }
  atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c, credentials: login }
  databases: { orders: { engine: mongodb-atlas, version: "8.0", size: M10, privateLink: false, ${auth} } }
  secrets: { login: { keys: [clientId, clientSecret] } }
`;
const stackBy = (auth: string) =>
  stackOf(
    graphOfText(
      platform(auth),
      { development: 'account: { id: "444455556666" }\nprotected: false' },
      { development: '{ "secrets": { "login": ["clientId", "clientSecret"] } }' },
    ),
    "development",
  );
const byPassword = stackBy("auth: password");
const byRole = stackBy("auth: iam");
const USER = "aws:elasticache/user:User";

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("passwords on the real engine", () => {
  let run: EngineRun;
  const resources = planStack(byPassword).resources.length + 1;
  beforeAll(async () => {
    run = await createEngineRun({ project: byPassword.project, account: "444455556666" });
    run.emit(byPassword);
  });
  afterAll(() => run?.dispose());

  it("makes users, secrets and rotations, and no password", async () => {
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ create: resources });
    expect(differencesFromPlan(planStack(byPassword), run.cloud.list())).toEqual([]);
    const { input } = run.cloud.find("aws:lambda/invocation:Invocation", "web-uses-orders").inputs;
    const secret = run.cloud.find("aws:secretsmanager/secret:Secret", "web-uses-orders").outputs["arn"];
    expect(JSON.parse(String(input))).toMatchObject({ secret, user: "web-uses-orders" });
    expect(run.cloud.list().filter(({ type }) => type.endsWith("secretVersion:SecretVersion"))).toEqual([]);
  });

  it("leaves what the function has made of a user", async () => {
    const before = run.cloud.changes();
    expect((await run.succeed("development", "up")).changes).toEqual({ same: resources });
    expect(run.cloud.changes()).toEqual(before);
  });

  it("makes another user where the way to sign in is another, and takes the secrets away", async () => {
    const old = run.cloud.find(USER, "web-uses-store").inputs["userId"];
    run.emit(byRole);
    await run.succeed("development", "up");
    expect(differencesFromPlan(planStack(byRole), run.cloud.list())).toEqual([]);
    expect(run.cloud.find(USER, "web-uses-store").inputs["userId"]).not.toBe(old);
    expect(run.cloud.list().filter(({ urn }) => /Secret.*::web-uses-/.test(urn))).toEqual([]);
  });

  it("goes", async () => {
    await run.succeed("development", "destroy");
    expect(run.cloud.list()).toEqual([]);
  });
});
