/**
 * An engine that is killed at any operation, and resumed: nothing lost, orphaned or made twice. The number of kills is
 * KILLS (default 3); where they happen follows from KILL_SEED.
 */
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { recoverStack } from "../../src/engine/run/recover.ts";
import { dropTornAttributes, findTornAttributes, findTornState, mendTornState } from "../../src/engine/run/torn.ts";
import { type Lists, startLists } from "../support/aws/lists.ts";
import type { CloudObject } from "../support/cloud.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const kills = Number(process.env["KILLS"] ?? 3);
const seed = Number(process.env["KILL_SEED"] ?? 1);
const name = "development";
const stack = stackOf(
  graphOfText(
    `
      network: { natGateways: single }
      domain: { name: acme.example, hostedZone: create }
      services:
        web:
          image: { repository: web, tag: "1" }
          port: 8080
          route: { paths: ["/*"] }
          scaling: { min: 1, max: 3, target: { cpu: 70 } }
    `,
    { [name]: 'account: { id: "444455556666" }\nprotected: false' },
  ),
  name,
);

describe.skipIf(findPulumi() === undefined)(`the real engine, killed (seed ${seed})`, () => {
  let run: EngineRun;
  let lists: Lists;
  const told: Record<string, number> = {};
  beforeEach(async () => {
    run = await createEngineRun({ project: stack.project, account: "444455556666" });
    run.emit(stack);
    lists = await startLists(run.cloud);
  });
  afterEach(() => {
    lists.dispose();
    run.dispose();
  });
  afterAll(() => process.stdout.write(`${kills} kills: ${JSON.stringify(told)}\n`));

  const random = randomFrom(seed);
  for (let turn = 0; turn < kills; turn++) {
    const [skip, when] = [Math.floor(random() * 50), random() < 0.5 ? "before" : "after"] as const;
    it(`goes on ${when} creation ${skip}`, async () => {
      const permit = run.cloud.inject({
        does: { kind: "crash", process: "engine", when },
        operation: "create",
        skip,
        times: 1,
      });
      const { outcome } = await run.run(name, "up");
      permit();
      if (outcome.kind === "failed") {
        const torn = findTornState(run.backend, stack.project, name);
        if (torn !== undefined) {
          expect(torn.backup).toBeDefined();
          mendTornState({ ...torn, backup: torn.backup ?? "" }, new Date());
          told["torn"] = (told["torn"] ?? 0) + 1;
        }
        const attributes = findTornAttributes(run.backend, stack.project, name);
        dropTornAttributes(attributes);
        if (attributes.length > 0) told["torn attributes"] = (told["torn attributes"] ?? 0) + 1;
        await run.succeed(name, "cancel");
        const recovery = await recoverStack({
          operate: async (operation, { flags = {}, ...request }) =>
            (await run.run(name, operation, { flags, request, environment: lists.variables })).outcome,
          now: Date.now(),
          settle: { tags: 0, listed: 0 },
        });
        if ("message" in recovery) throw new Error(recovery.message);
        for (const { kind, type } of recovery.findings) {
          told[kind] = (told[kind] ?? 0) + 1;
          expect(`${kind} ${type}`).not.toMatch(/^undecided/);
        }
        expect(run.state(name)?.deployment.pending_operations ?? []).toEqual([]);
      }
      const before = await run.succeed(name, "up");
      expect(before.changes["update"] ?? 0).toBe(0);
      expect(Object.keys(before.changes).filter((change) => change !== "create" && change !== "same")).toEqual([]);
      // A wait, of which AWS has no object; the simulated cloud has one for each.
      const objects = run.cloud.list().filter(({ type }) => !type.endsWith(":CertificateValidation"));
      expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
      expect(objects.map(keyOf).sort()).toEqual([...inState(run)].sort());
      expect(new Set(objects.map(({ urn }) => urn)).size).toBe(objects.length);
      const after = await run.succeed(name, "up");
      expect(Object.keys(after.changes)).toEqual(["same"]);
    });
  }
});

function keyOf({ type, id, urn }: Pick<CloudObject, "type" | "id" | "urn">): string {
  return `${urn} ${type} ${id}`;
}

function inState(run: EngineRun): readonly string[] {
  const resources = run.state(name)?.deployment.resources ?? [];
  return resources.flatMap(({ urn, type, id }) =>
    id === undefined || !type.startsWith("aws:") || type.endsWith(":CertificateValidation")
      ? []
      : [keyOf({ urn, type, id })],
  );
}

/** A generator of numbers in [0, 1), always the same for a seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
