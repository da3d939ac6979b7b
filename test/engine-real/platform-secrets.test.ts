/** Secrets of a platform on the real engine: made with the function that rotates them, left alone, removed, made again. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const stack = stackOf(
  graphOfText(
    `
      network: { natGateways: single }
      services:
        web:
          image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"0".repeat(64)}" }
          secrets: { KEY: key, KEY_BEFORE: key.previous, PARTNER: partner.apiKey }
      secrets:
        key: { generate: { length: 32 }, rotate: 7d }
        partner: { keys: [apiKey] }
    `,
    { development: 'account: { id: "444455556666" }\nprotected: false\nregions: { standby: us-west-2 }' },
  ),
  "development",
);

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("secrets on the real engine", () => {
  let run: EngineRun;
  const resources = planStack(stack).resources.length + 1;
  beforeAll(async () => {
    run = await createEngineRun({ project: stack.project, account: "444455556666" });
    run.emit(stack);
  });
  afterAll(() => run?.dispose());

  it("makes them, with the function's code, and no value", async () => {
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ create: resources });
    expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
    const arn = run.cloud.find("aws:secretsmanager/secret:Secret", "key").outputs["arn"];
    const { containerDefinitions } = run.cloud.find("aws:ecs/taskDefinition:TaskDefinition", "web").inputs;
    expect(containerDefinitions).toContain(`"valueFrom":"${String(arn)}::AWSPREVIOUS:"`);
    expect(
      JSON.stringify(run.cloud.find("aws:lambda/function:Function", "platform-rotate-generated").inputs),
    ).toContain("createHandler");
  });

  it("changes nothing the second time", async () => {
    const before = run.cloud.changes();
    expect((await run.succeed("development", "up")).changes).toEqual({ same: resources });
    expect(run.cloud.changes()).toEqual(before);
  });

  it("goes and comes again", async () => {
    await run.succeed("development", "destroy");
    expect(run.cloud.list()).toEqual([]);
    expect((await run.succeed("development", "up")).changes).toEqual({ create: resources });
  });
});
