/**
 * The whole reference specification on the real engine: every stack is made as planned, nothing changes then, and all that
 * is not protected can be removed again.
 */
import { describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { createEngineRun, STATE_AT_THE_END } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOf, referenceSources } from "../support/reference.ts";

describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  for (const stack of graphOf(referenceSources()).stacks) {
    it(`makes ${stack.name} as planned, once`, async () => {
      const plan = planStack(stack);
      // With its state written at every step by-hand.test.ts makes one of the large ones.
      const options = plan.resources.length > 100 ? { environment: STATE_AT_THE_END } : {};
      const provider = plan.resources.find(({ type }) => type === "pulumi:providers:aws");
      // The SDK sends what a provider's configuration nests as JSON text.
      const [account] = JSON.parse(String(provider?.inputs["allowedAccountIds"] ?? "[]")) as readonly string[];
      const run = await createEngineRun({ project: stack.project, ...(account === undefined ? {} : { account }) });
      try {
        run.emit(stack);
        const up = await run.succeed(stack.name, "up", options);
        expect(up.changes).toEqual({ create: plan.resources.length + 1 });
        expect(differencesFromPlan(plan, run.cloud.list())).toEqual([]);
        const again = await run.succeed(stack.name, "up", options);
        expect(again.changes).toEqual({ same: plan.resources.length + 1 });
        await run.succeed(stack.name, "destroy", { ...options, flags: { keepProtected: true } });
        const left = new Set(run.cloud.list().map(({ urn }) => urn));
        const kept = plan.resources.filter(({ protect }) => protect).map(({ urn }) => urn);
        expect(kept.filter((urn) => !left.has(urn))).toEqual([]);
        if (kept.length === 0) expect([...left]).toEqual([]);
      } finally {
        run.dispose();
      }
    });
  }
});
