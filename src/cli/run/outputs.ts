/** The outputs of stacks, without what is secret unless that is asked for. */
import type { Succeeded } from "../../engine/run/messages.ts";
import { REDACTED } from "../../graph/wire.ts";
import { visibleLine } from "../render/text.ts";

type Outputs = Succeeded["outputs"];

/** The values by name, in the order of the names. */
export function shownOutputs(outputs: Outputs, showSecrets = false): Readonly<Record<string, unknown>> {
  const names = Object.keys(outputs).sort();
  return Object.fromEntries(
    names.map((name) => {
      const { value, secret } = outputs[name] as Outputs[string];
      return [name, secret && !showSecrets ? REDACTED : value];
    }),
  );
}

/** A line for each output, indented. */
export function outputLines(outputs: Outputs, showSecrets = false): readonly string[] {
  const shown = Object.entries(shownOutputs(outputs, showSecrets));
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `  ${name.padEnd(width)}  ${visibleLine(text)}`;
  });
}

/** The secret values, for a redactor. */
export function secretOutputs(outputs: Outputs): readonly string[] {
  return Object.values(outputs).flatMap(({ value, secret }) => (secret ? stringsOf(value) : []));
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}
