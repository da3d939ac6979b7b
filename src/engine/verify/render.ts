/** Tells a reader what verification found. */
import type { Difference } from "./compare.ts";
import type { ProgramFailure, VerifyResult } from "./verify.ts";

/** The result as text, without colour: one line where all is well, a paragraph for each finding otherwise. */
export function renderVerification(result: VerifyResult): string {
  const { stack, counts, runs } = result;
  const seconds = (Math.max(...runs.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(1);
  const amounts = [
    amount(counts.resources, "resource"),
    ...(counts.invokes > 0 ? [amount(counts.invokes, "invoke")] : []),
    ...(counts.outputs > 0 ? [amount(counts.outputs, "output")] : []),
  ].join(", ");
  if (result.ok) return `${stack}: the program registers exactly what is planned: ${amounts} (${seconds} s)\n`;
  const findings = [...result.failures.map(renderFailure), ...result.differences.map(renderDifference)];
  const total = amount(result.differences.length, "difference");
  const head = result.failures.length > 0 ? "the program failed" : "the program does not register what is planned";
  return `${stack}: ${head}: ${amounts} planned, ${total}\n\n${findings.join("\n")}`;
}

/** One difference as a paragraph. */
export function renderDifference(difference: Difference): string {
  const { what, path, expected, actual, origin, position, run } = difference;
  const preview = run === "preview" ? ", in a preview" : "";
  const lines = [`${subject(difference)}: ${problem(what, path)}${preview}`];
  if (what !== "missing" && what !== "extra") lines.push(`    planned:    ${expected}`, `    registered: ${actual}`);
  if (origin) lines.push(`    specified:  ${origin.file}${origin.path === "" ? "" : ` ${origin.path}`}`);
  if (position) lines.push(`    program:    ${position}`);
  return `${lines.join("\n")}\n`;
}

function subject({ id, what }: Difference): string {
  const cut = id.lastIndexOf("::");
  if (cut < 0) return what === "output" || what === "secret" ? `stack "${id}"` : id;
  return `${id.slice(0, cut)} "${id.slice(cut + 2)}"`;
}

function problem(what: Difference["what"], path: string): string {
  switch (what) {
    case "missing":
      return "planned, but not registered";
    case "extra":
      return "registered, but not planned";
    case "kind":
    case "parent":
      return `another ${what}`;
    case "input":
      return `input "${path}" differs`;
    case "secret":
      return `secrecy of "${path}" differs`;
    case "option":
      return `option "${path}" differs`;
    case "dependency":
      return path === "dependsOn" ? "dependencies differ" : `dependencies of "${path}" differ`;
    case "output":
      return `output "${path}" differs`;
    case "invoke":
      return path === "" ? "calls differ" : `argument "${path}" of the call differs`;
  }
}

/** A program that came to no end as a paragraph, with the last of what it wrote. */
export function renderFailure({ message, output }: ProgramFailure): string {
  const said = output.trim();
  const lines = said === "" || message.includes(said) ? [] : said.split("\n").map((line) => `    ${line}`);
  return `${[message, ...lines].join("\n")}\n`;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
