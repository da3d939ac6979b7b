/** A small platform's life on the real engine: preview, up, up again, one change, drift, destroy, and up once more. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import type { StackGraph } from "../../src/graph/graph.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

function development(max: number): StackGraph {
  const graph = graphOfText(
    `
      network: { natGateways: single }
      services:
        web: { image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"0".repeat(64)}" }, port: 8080, scaling: { min: 1, max: ${max}, target: { cpu: 70 } } }
    `,
    { development: 'account: { id: "444455556666" }\nprotected: false' },
  );
  return stackOf(graph, "development");
}

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  let run: EngineRun;
  const stack = development(3);
  const resources = planStack(stack).resources.length + 1;
  beforeAll(async () => {
    run = await createEngineRun({ project: stack.project, account: "444455556666" });
    run.emit(stack);
  });
  afterAll(() => run?.dispose());

  it("previews what is planned, and makes nothing", async () => {
    const preview = await run.succeed("development", "preview");
    expect(preview.changes).toEqual({ create: resources });
    const created = preview.events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata.urn ?? []);
    // The stack itself and the default providers, which the engine adds, are in no plan.
    const own = [...new Set(created)].filter(
      (urn) => !/:(pulumi:pulumi:Stack::|pulumi:providers:\w+::default)/.test(urn),
    );
    expect(own.sort()).toEqual(planStack(stack).resources.map(({ urn }) => urn));
    expect(run.cloud.list()).toEqual([]);
  });

  it("makes what is planned", async () => {
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ create: resources });
    expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
    expect(up.outputs["clusterName"]?.value).toBe(run.cloud.find("aws:ecs/cluster:Cluster", "platform").inputs["name"]);
  });

  it("changes nothing the second time", async () => {
    const before = run.cloud.changes();
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ same: resources });
    expect(run.cloud.changes()).toEqual(before);
  });

  it("changes one resource where one number changes", async () => {
    const before = run.cloud.changes().length;
    run.emit(development(5));
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ same: resources - 1, update: 1 });
    expect(run.cloud.changes().slice(before)).toEqual(["update aws:appautoscaling/target:Target web"]);
    expect(run.cloud.find("aws:appautoscaling/target:Target", "web").inputs["maxCapacity"]).toBe(5);
  });

  it("puts right what was changed behind its back", async () => {
    const before = run.cloud.changes().length;
    run.cloud.change("aws:appautoscaling/target:Target", "web", { maxCapacity: 50 });
    run.cloud.remove("aws:appautoscaling/policy:Policy", "web-cpu");
    expect(differencesFromPlan(planStack(development(5)), run.cloud.list())).toEqual([
      "aws:appautoscaling/target:Target web.maxCapacity: planned 5, made 50",
      "urn:pulumi:development::acme::provfair:platform:Group$aws:appautoscaling/policy:Policy::web-cpu does not exist",
    ]);
    const refresh = await run.succeed("development", "refresh");
    expect(refresh.changes).toEqual({ same: resources - 2, update: 1, delete: 1 });
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ same: resources - 2, update: 1, create: 1 });
    expect(run.cloud.changes().slice(before).sort()).toEqual([
      "create aws:appautoscaling/policy:Policy web-cpu",
      "update aws:appautoscaling/target:Target web",
    ]);
    expect(differencesFromPlan(planStack(development(5)), run.cloud.list())).toEqual([]);
  });

  it("leaves nothing behind", async () => {
    const destroyed = await run.succeed("development", "destroy");
    expect(destroyed.changes).toEqual({ delete: resources });
    expect(run.cloud.list()).toEqual([]);
  });

  it("makes all of it again", async () => {
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ create: resources });
    expect(differencesFromPlan(planStack(development(5)), run.cloud.list())).toEqual([]);
  });
});
