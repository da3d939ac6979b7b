/**
 * An engine that is killed at any operation, and resumed: nothing lost, orphaned or made twice. The number of kills is
 * KILLS (default: one of each of the first three scenarios); where they happen follows from KILL_SEED.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import type { JournalEntry } from "../support/cloud.ts";
import { createEngineRun, type EngineRun, STATE_AT_THE_END } from "../support/engine.ts";
import {
  ACCOUNT,
  AFTER,
  BEFORE,
  differencesFromState,
  objectsOf,
  operationsOf,
  randomFrom,
  resume,
} from "../support/kills.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

/** What is killed, of which platform, and what is done then: the same again, or another thing, since it was taken back. */
const scenarios = {
  up: { kills: "up", of: BEFORE, next: "up", goal: BEFORE },
  change: { kills: "up", of: AFTER, next: "up", goal: AFTER },
  destroy: { kills: "destroy", of: BEFORE, next: "destroy", goal: BEFORE },
  "up that is taken back": { kills: "up", of: BEFORE, next: "destroy", goal: BEFORE },
  "change that is taken back": { kills: "up", of: AFTER, next: "up", goal: BEFORE },
  "destroy that is taken back": { kills: "destroy", of: BEFORE, next: "up", goal: BEFORE },
} as const;
type Scenario = keyof typeof scenarios;

const names = Object.keys(scenarios) as readonly Scenario[];
const kills = Number(process.env["KILLS"] ?? 3);
const seed = Number(process.env["KILL_SEED"] ?? 1);
const { project, name } = BEFORE;

describe.skipIf(findPulumi() === undefined)(`the real engine, killed (seed ${seed})`, () => {
  /** The platform as it is before a change; copied for each turn. */
  let before: EngineRun;
  /** What each scenario asks of the cloud where nothing kills it. */
  let operations: Readonly<Record<"up" | "change" | "destroy", readonly JournalEntry[]>>;
  const told: Record<string, Record<string, number>> = {};
  const count = (scenario: Scenario, what: string) => {
    const counts = told[scenario];
    told[scenario] = { ...counts, [what]: (counts?.[what] ?? 0) + 1 };
  };

  beforeAll(async () => {
    before = await createEngineRun({ project, account: ACCOUNT });
    before.emit(BEFORE);
    await before.succeed(name, "up", { environment: STATE_AT_THE_END });
    const after = await createEngineRun({ project, account: ACCOUNT, from: before });
    try {
      after.emit(AFTER);
      await after.succeed(name, "up", { environment: STATE_AT_THE_END });
      const made = operationsOf(before);
      const destroy = made.map((entry) => ({ ...entry, operation: "delete" }) as const);
      operations = { up: made, change: operationsOf(after, before.cloud.journal().length), destroy };
    } finally {
      after.dispose();
    }
  });
  afterAll(() => {
    before?.dispose();
    process.stdout.write(`${kills} kills: ${JSON.stringify(told)}\n`);
  });

  const random = randomFrom(seed);
  for (let turn = 0; turn < kills; turn++) {
    const scenario = names[turn % names.length] as Scenario;
    const [sort, place, when] = [random(), random(), random() < 0.5 ? "before" : "after"] as const;
    it(`goes on with ${scenario} killed ${when} the operation at ${place.toFixed(3)}`, async () => {
      const { kills: killed, of, next, goal } = scenarios[scenario];
      const whole = killed === "destroy" ? "destroy" : of === AFTER ? "change" : "up";
      // Creations, updates and deletions are as likely as each other, however many there are.
      const sorts = (["create", "delete", "update"] as const)
        .map((kind) => operations[whole].filter((asked) => asked.operation === kind))
        .filter(({ length }) => length > 0);
      const { operation, type, name: at } = one(one(sorts, sort), place);
      process.stdout.write(`${turn}: ${scenario} killed ${when} ${operation} ${type} ${at}\n`);
      const from = whole === "up" ? {} : { from: before };
      const run = await createEngineRun({ project, account: ACCOUNT, ...from });
      try {
        run.emit(of);
        const does = { kind: "crash", process: "engine", when } as const;
        const permit = run.cloud.inject({ does, operation, type, name: at, times: 1 });
        const { outcome } = await run.run(name, killed);
        permit();
        count(scenario, outcome.kind === "failed" ? `killed at ${operation}` : "not killed");
        if (outcome.kind === "failed") {
          const { mended, findings, changes: begun } = await resume(run, of);
          for (const what of mended) count(scenario, what);
          for (const { kind } of begun) count(scenario, kind);
          for (const { kind, type: found } of findings) {
            count(scenario, kind);
            expect(`${kind} ${found}`).not.toMatch(/^undecided/);
          }
          expect(run.state(name)?.deployment.pending_operations ?? []).toEqual([]);
        }
        run.emit(goal);
        const { changes } = await run.succeed(name, next);
        if (scenario === "up") expect(Object.keys(changes).sort().join()).toMatch(/^create,same$|^create$|^same$/);
        const objects = objectsOf(run);
        expect(differencesFromState(run, goal)).toEqual([]);
        expect(new Set(objects.map(({ urn }) => urn)).size).toBe(objects.length);
        if (next === "destroy") {
          expect([objects, run.state(name)?.deployment.resources ?? []]).toEqual([[], []]);
          return;
        }
        expect(differencesFromPlan(planStack(goal), run.cloud.list())).toEqual([]);
        const after = await run.succeed(name, "up", { environment: STATE_AT_THE_END });
        expect(Object.keys(after.changes)).toEqual(["same"]);
      } finally {
        run.dispose();
      }
    });
  }
});

/** The member of a list at a place between 0 and 1. */
function one<T>(list: readonly T[], place: number): T {
  return list[Math.floor(place * list.length)] as T;
}
