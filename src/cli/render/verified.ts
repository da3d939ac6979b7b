/** What verification found, for people, programs and language models. */
import type { Difference } from "../../engine/verify/compare.ts";
import { renderDifference, renderFailure } from "../../engine/verify/render.ts";
import type { VerifyResult } from "../../engine/verify/verify.ts";
import type { CompiledSpecification } from "../compile-specification.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import { displayName } from "../files.ts";
import { amount } from "./amount.ts";
import type { Colours } from "./colours.ts";
import { jsonDiagnostics } from "./json.ts";
import { visible, visibleLine } from "./text.ts";

/** One stack: a line where all is well, a paragraph for each finding otherwise. `agent` takes one line a finding. */
export function renderVerified(result: VerifyResult, format: string, colours: Colours): string {
  const { stack, counts, failures, differences } = result;
  const seconds = (Math.max(...result.runs.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(1);
  const resources = amount(counts.resources, "resource");
  if (format === "agent") {
    if (result.ok) return `${stack} ok ${resources} registered exactly as planned\n`;
    const lines = [
      ...failures.map(({ message, run }) => `${stack} failed in ${run}: ${message}`),
      ...differences.map((difference) => `${stack} ${describeDifference(difference)}`),
    ];
    return lines.map((line) => `${visibleLine(line)}\n`).join("");
  }
  if (result.ok) {
    const took = colours.dim(`(${seconds} s)`);
    return `${colours.green("✓")} ${colours.bold(stack)}: ${resources} registered exactly as planned ${took}\n`;
  }
  const what =
    failures.length > 0 ? "the program failed" : `${amount(differences.length, "difference")} from what is planned`;
  const findings = [...failures.map(renderFailure), ...differences.map(renderDifference)];
  return `${colours.red("✗")} ${colours.bold(stack)}: ${colours.red(what)}\n\n${visible(findings.join("\n"))}\n`;
}

/** The last line. */
export function renderVerifiedTotal(results: readonly VerifyResult[], colours: Colours): string {
  const bad = results.filter(({ ok }) => !ok);
  if (bad.length > 0) {
    const names = bad.map(({ stack }) => stack).join(", ");
    return `\n${colours.red(colours.bold(`${bad.length} of ${amount(results.length, "program")} not verified`))}: ${names}\n`;
  }
  const resources = results.reduce((sum, { counts }) => sum + counts.resources, 0);
  const total = `${amount(resources, "resource")} in ${amount(results.length, "stack")}`;
  return `\n${colours.green(colours.bold("verified"))}: ${total} registered exactly as planned\n`;
}

/** The document of `verify --format json`. */
export function verifiedJson(
  results: readonly VerifyResult[],
  emitted: readonly EmittedStack[],
  { diagnostics, files }: CompiledSpecification,
  cwd: string,
): object {
  return {
    ok: results.every(({ ok }) => ok),
    stacks: results.map(({ stack, ok, counts, failures, differences }, index) => ({
      name: stack,
      folder: displayName(cwd, emitted[index]?.folder ?? ""),
      ok,
      counts,
      failures,
      differences: differences.map((difference) => ({
        ...difference,
        origin: difference.origin ?? null,
        position: difference.position ?? null,
      })),
    })),
    diagnostics: jsonDiagnostics(diagnostics, files),
  };
}

function describeDifference({ id, what, path, expected, actual, origin, run }: Difference): string {
  const where = origin === undefined ? "" : ` | ${origin.file} ${origin.path}`;
  return `${what} ${id} ${path} in ${run}: planned ${expected} | registered ${actual}${where}`;
}
