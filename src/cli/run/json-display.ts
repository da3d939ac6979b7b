/** The engine's work as JSON, one object a line, for programs: the format is described in docs/running.md. */
import type { Redactor } from "../../engine/run/redact.ts";
import { isChange } from "../../engine/run/tracker.ts";
import { type RunDisplay, reportOf } from "./display.ts";
import { shownOutputs } from "./outputs.ts";

export interface JsonDisplayOptions {
  readonly write: (text: string) => void;
  readonly redactor: Redactor;
  /** A clock, in milliseconds. */
  readonly now: () => number;
}

export function createJsonDisplay({ write, redactor, now }: JsonDisplayOptions): RunDisplay {
  let stack = "";
  const print = (kind: string, fields: object) => {
    const line = { time: new Date(now()).toISOString(), kind, ...(stack === "" ? {} : { stack }), ...fields };
    write(`${JSON.stringify(redactor.value(line))}\n`);
  };
  return {
    begin: ({ stack: next, operation, resources }) => {
      stack = next;
      print("begin", { operation, resources });
    },
    event: (event, finished) => {
      const report = reportOf(event, redactor);
      if (report !== undefined) {
        const { severity, text, urn = null } = report;
        print("report", { severity, urn, message: text });
      }
      if (finished === undefined || !isChange(finished)) return;
      const { urn, type, name, operation, started, ended, failed, properties } = finished;
      print("resource", { operation, urn, type, name, failed, milliseconds: ended - started, properties });
    },
    tick: () => undefined,
    note: (text) => print("note", { message: text }),
    left: (stacks, interrupted) => print("left", { stacks, interrupted }),
    end: ({ operation, outcome, milliseconds }) => {
      if (outcome.kind === "failed") {
        const { cause, message, code = null } = outcome;
        print("end", { operation, ok: false, cause, message, code, milliseconds });
      } else {
        const { changes, outputs } = outcome;
        print("end", { operation, ok: true, changes, outputs: shownOutputs(outputs, redactor), milliseconds });
      }
      stack = "";
    },
  };
}
