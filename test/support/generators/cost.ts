/** `cost`: budgets that are large enough for everything that the generators make. */
import fc from "fast-check";
import { AUDITS } from "../../../src/compiler/facts/cost.ts";
import { maybe } from "./containers.ts";
import { compact } from "./yaml-object.ts";

const budget = fc
  .record({
    monthlyUsd: fc.constant(1_000_000_000),
    alertAt: maybe(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 3 })),
    forecast: maybe(fc.boolean()),
  })
  .map(compact);

const audits = fc.record({ watch: maybe(fc.subarray([...AUDITS], { minLength: 1 })) }).map(compact);

export const cost = fc
  .record({ budget: maybe(budget), anomalies: maybe(fc.boolean()), audits: maybe(audits) })
  .map(compact);
