import { expect, it } from "vitest";
import { planStack } from "../../../src/analysis/plan.ts";
import { renderVerification } from "../../../src/engine/verify/render.ts";
import { verifyStack } from "../../../src/engine/verify/verify.ts";
import { program, stack, writeProgram } from "./fixture.ts";

async function verify(text: string, timeoutMs = 60_000) {
  const written = writeProgram(text);
  try {
    return await verifyStack({ stack, folder: written.folder, entry: "bin/index.js", timeoutMs });
  } finally {
    written.remove();
  }
}

it("passes a program that registers what its graph says, and returns the plan", async () => {
  const result = await verify(program);
  expect(renderVerification(result)).toMatch(
    /^production: the program registers exactly what is planned: 16 resources, 1 invoke, 3 outputs/,
  );
  expect(result.ok).toBe(true);
  const planned = planStack(stack);
  expect(result.plan).toEqual({ ...planned, resources: planned.resources.filter(({ madeBy }) => madeBy === null) });
  expect(result.counts).toEqual({ resources: 16, invokes: 1, outputs: 3, modelled: 1 });
});
