/** The outputs of stacks, without what is secret unless that is asked for. */
import type { Succeeded } from "../../engine/run/messages.ts";
import type { Redactor } from "../../engine/run/redact.ts";
import { REDACTED } from "../../graph/wire.ts";
import { visibleLine } from "../render/text.ts";

type Outputs = Succeeded["outputs"];

/** The values by name, in the order of the names; without a redactor those of secrets, too. */
export function shownOutputs(outputs: Outputs, redactor: Redactor | undefined): Readonly<Record<string, unknown>> {
  const names = Object.keys(outputs).sort();
  return Object.fromEntries(
    names.map((name) => {
      const { value, secret } = outputs[name] as Outputs[string];
      if (redactor === undefined) return [name, value];
      // That a program has joined a secret into another text Pulumi sees; that it has written one into its source, it does not.
      return [name, secret ? REDACTED : redactor.value(value)];
    }),
  );
}

/** A line for each output, indented. */
export function outputLines(outputs: Outputs, redactor: Redactor | undefined): readonly string[] {
  const shown = Object.entries(shownOutputs(outputs, redactor));
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  return shown.map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `  ${name.padEnd(width)}  ${visibleLine(text)}`;
  });
}
