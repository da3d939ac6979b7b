/** `drift`: what differs in the cloud from the state, without changing anything. */
import { type Drift, explainDrift } from "../../engine/run/drift.ts";
import type { Wire } from "../../graph/wire.ts";
import type { Invocation, RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { amount } from "../render/amount.ts";
import { visibleLine } from "../render/text.ts";
import { type PreparedRun, prepareRun } from "../run/prepare.ts";
import { placesByUrn } from "../run/recover-pending.ts";
import { runStacks, type StackResult } from "../run/run-stacks.ts";

/** Exit code 1 where something has drifted that no schedule explains, or the specification has errors. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation);
  if (prepared === undefined) return exitCodes.findings;
  const { results, exitCode, failed } = await runStacks(invocation, prepared, { operation: "drift" });
  const drifts = results.map((result) => {
    const drift = explainDrift(result.emitted.stack, result.events);
    return { result, drift: prepared.redactor.value(drift) };
  });
  for (const { result, drift } of drifts)
    if (result.outcome.kind === "succeeded") print(result, drift, prepared, invocation);
  if (failed) return exitCode;
  return drifts.every(({ drift }) => drift.every(({ expected }) => expected)) ? exitCodes.fine : exitCodes.findings;
};

function print({ emitted }: StackResult, drift: readonly Drift[], prepared: PreparedRun, invocation: Invocation): void {
  const { terminal, format } = invocation;
  const { stack } = emitted;
  const placeOf = placesByUrn(stack, prepared);
  if (format === "json") {
    for (const one of drift) {
      const line = {
        time: new Date().toISOString(),
        kind: "drift",
        stack: stack.name,
        place: placeOf(one.urn) ?? null,
      };
      const { kind, properties, ...rest } = one;
      const shown = properties.map(({ path, expected = null, actual = null, reason = null }) => ({
        path,
        expected,
        actual,
        reason,
      }));
      terminal.write(`${JSON.stringify({ ...line, ...rest, gone: kind === "gone", properties: shown })}\n`);
    }
    return;
  }
  const count = drift.length === 0 ? "nothing has drifted" : `${amount(drift.length, "resource")} drifted`;
  const lines = drift.flatMap((one) => driftLines(one, placeOf(one.urn)));
  terminal.write(`${[`${stack.name}: ${count}`, ...lines].join("\n")}\n`);
}

function driftLines({ type, name, kind, properties }: Drift, place: string | undefined): readonly string[] {
  const where = place === undefined ? "" : ` (${place})`;
  const what = `${type} ${visibleLine(name)}${where}`;
  if (kind === "gone") return [`  - ${what}: does not exist any more`];
  if (properties.length === 0) return [`  ~ ${what}`, "      a value that is secret differs"];
  return [
    `  ~ ${what}`,
    ...properties.map(({ path, expected, actual, reason }) => {
      const because = reason === undefined ? "" : ` (expected: ${reason})`;
      return `      ${path}: ${valueText(expected)} is expected, and it is ${valueText(actual)}${because}`;
    }),
  ];
}

function valueText(value: Wire | undefined): string {
  return value === undefined ? "nothing" : visibleLine(JSON.stringify(value));
}
