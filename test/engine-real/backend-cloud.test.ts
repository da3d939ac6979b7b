/** The state in Pulumi Cloud, which keeps the key of each stack and tells who is at work: a strict stand-in of its API. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { recoverStack } from "../../src/engine/run/recovery/recover.ts";
import { createEngineRun, type EngineRun, type RunOptions } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { createPulumiCloud, type PulumiCloud } from "../support/pulumi-cloud.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const alias = "aws:kms/alias:Alias";

// Each test goes on from the one before it.
describe.skipIf(findPulumi() === undefined)("the state in Pulumi Cloud", () => {
  const stack = stackOf(
    graphOfText("services: { web: { image: { build: web }, port: 8080 } }", {
      production: 'account: { id: "111122223333" }\nprotected: false',
    }),
    "images",
  );
  const resources = planStack(stack).resources.length + 1;
  let run: EngineRun;
  let cloud: PulumiCloud;
  const options = (more: RunOptions = {}): RunOptions => ({
    ...more,
    environment: { PULUMI_ACCESS_TOKEN: cloud.token },
    request: { ...more.request, backend: cloud.url, organization: cloud.organization },
  });
  const recover = () =>
    recoverStack({
      operate: async (operation, { flags = {}, ...request }) =>
        (await run.run("images", operation, options({ flags, request }))).outcome,
      now: Date.now(),
      settle: { id: 0, tags: 0, listed: 0 },
    });
  beforeAll(async () => {
    cloud = await createPulumiCloud();
    run = await createEngineRun({ project: stack.project });
    run.emit(stack);
  });
  afterAll(() => {
    run?.dispose();
    cloud?.close();
  });

  it("refuses whoever has no token of it", async () => {
    const { outcome } = await run.run("images", "up", {
      ...options(),
      environment: { PULUMI_ACCESS_TOKEN: "pul-another" },
    });
    expect(outcome.kind).toBe("failed");
    expect(run.cloud.list()).toEqual([]);
  });

  it("is made by a preview, and holds what an up has made", async () => {
    expect((await run.succeed("images", "preview", options())).changes).toEqual({ create: resources });
    const up = await run.succeed("images", "up", options());
    expect(up.changes).toEqual({ create: resources });
    expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
    expect(cloud.state(stack.project, "images")?.deployment.resources).toHaveLength(resources);
    expect(cloud.ended).toEqual(["preview succeeded", "update succeeded"]);
  });

  it("is not changed by a second up, and tells its outputs", async () => {
    const before = run.cloud.changes().length;
    const up = await run.succeed("images", "up", options());
    expect(up.changes).toEqual({ same: resources });
    expect(run.cloud.changes().slice(before)).toEqual([]);
    const { outputs } = await run.succeed("images", "outputs", options());
    expect(outputs).toEqual(up.outputs);
  });

  it("lets one of two runs at once go on, and the other says that it is not alone", async () => {
    run.cloud.remove(alias, "platform-images");
    await run.succeed("images", "refresh", options());
    const release = run.cloud.inject({
      does: { kind: "hold" },
      operation: "create",
      type: alias,
    });
    let begun = () => {};
    const creating = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const first = run.run(
      "images",
      "up",
      options({
        onEvent: ({ resourcePreEvent }) => {
          if (resourcePreEvent?.metadata.type === alias) begun();
        },
      }),
    );
    await creating;
    // What the first has begun is in the state already, and is looked for before anything is started.
    const second = await run.run("images", "up", options());
    expect(second.outcome).toMatchObject({ kind: "failed", cause: "pending" });
    const tooEarly = await recover();
    expect(tooEarly).toMatchObject({ kind: "failed", cause: "conflict" });
    expect(run.cloud.list().filter(({ type }) => type === alias)).toEqual([]);
    await run.succeed("images", "cancel", options());
    release();
    expect((await first).outcome.kind).toBe("failed");
  });

  it("is repaired where a run was cancelled by another, and makes nothing twice", async () => {
    const recovery = await recover();
    expect(recovery).toMatchObject({ whole: true, findings: [{ type: alias, kind: "adopted" }] });
    const up = await run.succeed("images", "up", options());
    expect(Object.keys(up.changes)).toEqual(["same"]);
    expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
    expect(run.cloud.list().filter(({ type }) => type === alias)).toHaveLength(1);
    expect((await run.succeed("images", "up", options())).changes).toEqual({ same: resources });
  });

  it("keeps after a destroy what is protected, and nothing else", async () => {
    await run.succeed("images", "destroy", options({ flags: { keepProtected: true } }));
    const left = run.cloud.list().map(({ type, name }) => `${type} ${name}`);
    expect(left).toContain("aws:ecr/repository:Repository web");
    expect(left.length).toBeLessThan(resources);
    const kept = cloud.state(stack.project, "images")?.deployment.resources ?? [];
    const urns = (kept as readonly { readonly urn: string }[]).map(({ urn }) => urn);
    for (const { urn } of run.cloud.list()) expect(urns).toContain(urn);
  });

  it("has been asked for nothing but what Pulumi Cloud knows", () => {
    expect(cloud.unknown).toEqual([]);
  });
});
