import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import { coloursFor } from "../../../src/cli/render/colours.ts";
import { createJsonDisplay } from "../../../src/cli/run/json-display.ts";
import { createPrettyDisplay } from "../../../src/cli/run/pretty-display.ts";
import { countsText, timeText } from "../../../src/cli/run/words.ts";
import type { Terminal } from "../../../src/cli/terminal.ts";
import { createRedactor } from "../../../src/engine/run/redact.ts";
import type { FinishedStep, Step } from "../../../src/engine/run/tracker.ts";

const step: Step = {
  urn: "urn:pulumi:development::shop::aws:lb/loadBalancer:LoadBalancer::platform",
  type: "aws:lb/loadBalancer:LoadBalancer",
  name: "platform",
  operation: "create",
  started: 0,
  typical: { seconds: 60, kind: "least" },
};
const finished: FinishedStep = { ...step, operation: "update", ended: 61_000, failed: false, properties: ["tags"] };
const nothing: EngineEvent = { sequence: 0, timestamp: 0 };
const start = { stack: "development", operation: "up", index: 1, count: 2, resources: 64 };
const redactor = createRedactor(["correct horse battery"]);

function report(message: string): EngineEvent {
  return { ...nothing, diagnosticEvent: { message, color: "never", severity: "error", urn: step.urn } };
}

function watch(options: Partial<Terminal> & { readonly quiet?: boolean } = {}) {
  let now = 0;
  let printed = "";
  const write = (text: string) => {
    printed += text;
  };
  const terminal = {
    interactive: false,
    columns: { out: 10, error: 100 },
    write,
    writeError: write,
    ...options,
  } as Terminal;
  const display = createPrettyDisplay({
    terminal,
    colours: coloursFor(false),
    redactor,
    quiet: options.quiet === true,
    now: () => now,
  });
  return {
    display,
    at: (milliseconds: number) => {
      now = milliseconds;
    },
    printed: () => printed,
  };
}

it("prints a line for each change, and every half minute what is waited for", () => {
  const { display, at, printed } = watch();
  display.begin(start);
  at(29_000);
  display.tick([step], 1);
  at(31_000);
  display.tick([step], 1);
  display.tick([step], 1);
  display.event(nothing, finished);
  display.event(nothing, { ...finished, operation: "same" });
  display.end({
    stack: "development",
    operation: "up",
    outcome: { kind: "succeeded", changes: { update: 1, same: 63 }, outputs: {} },
    milliseconds: 62_400,
  });
  expect(printed()).toBe(
    [
      "up development (1 of 2)",
      "  creating aws:lb/loadBalancer:LoadBalancer platform: 31 s, takes 1 min 0 s and more",
      "  ~ updated aws:lb/loadBalancer:LoadBalancer platform  [tags]  1 min 1 s",
      "development: 1 updated, 63 unchanged (1 min 2 s)",
      "",
      "",
    ].join("\n"),
  );
});

it("draws what is under way on a terminal, and takes it away before the next line", () => {
  const { display, at, printed } = watch({ interactive: true });
  display.begin(start);
  at(12_000);
  display.tick([step], 3);
  display.event(nothing, finished);
  const [, drawn = ""] = printed().split("up development (1 of 2)\n");
  expect(drawn).toBe(
    "  creating aws:lb/loadBalancer:LoadBalancer platform: 12 s, takes 1 min 0 s and more\n  3 of 64, 12 s\n" +
      "\u001b[2A\u001b[J  ~ updated aws:lb/loadBalancer:LoadBalancer platform  [tags]  1 min 1 s\n",
  );
});

it("keeps to the width that the terminal of standard error has now", () => {
  const columns = { out: undefined, error: 40 };
  const { display, at, printed } = watch({ interactive: true, columns });
  display.begin(start);
  at(12_000);
  display.tick([step], 3);
  const [, drawn = ""] = printed().split("up development (1 of 2)\n");
  expect(drawn).toBe("  creating aws:lb/loadBalancer:LoadBala\n  3 of 64, 12 s\n");
  // The first of the two lines is two rows now.
  columns.error = 20;
  display.tick([step], 3);
  expect(printed().endsWith("\u001b[3A\u001b[J  creating aws:lb/l\n  3 of 64, 12 s\n")).toBe(true);
});

it("is quiet but for errors and what came of it, and prints no secret", () => {
  const { display, printed } = watch({ quiet: true });
  display.begin(start);
  display.event(report("<{%reset%}>refused: correct horse battery<{%reset%}>\n"), undefined);
  display.event(nothing, finished);
  expect(printed()).toBe("  error: aws:lb/loadBalancer:LoadBalancer platform: refused: [secret]\n");
});

it("prints JSON, one object a line, without secrets", () => {
  let printed = "";
  const write = (text: string) => {
    printed += text;
  };
  const display = createJsonDisplay({ write, redactor, now: () => 0 });
  display.begin(start);
  display.event(report("refused: correct horse battery"), finished);
  display.end({
    stack: "development",
    operation: "up",
    outcome: {
      kind: "succeeded",
      changes: { update: 1 },
      outputs: { name: { value: "web", secret: false }, password: { value: "p", secret: true } },
    },
    milliseconds: 5,
  });
  display.note("done");
  const time = "1970-01-01T00:00:00.000Z";
  const stack = "development";
  const { urn, type, name } = step;
  expect(
    printed
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { time, kind: "begin", stack, operation: "up", resources: 64 },
    { time, kind: "report", stack, severity: "error", urn, message: "refused: [secret]" },
    {
      time,
      kind: "resource",
      stack,
      operation: "update",
      urn,
      type,
      name,
      failed: false,
      milliseconds: 61_000,
      properties: ["tags"],
    },
    {
      time,
      kind: "end",
      stack,
      operation: "up",
      ok: true,
      changes: { update: 1 },
      outputs: { name: "web", password: "[secret]" },
      milliseconds: 5,
    },
    { time, kind: "note", message: "done" },
  ]);
});

it.each([
  [40, "0.0 s"],
  [3_240, "3.2 s"],
  [9_960, "10 s"],
  [59_000, "59 s"],
  [125_000, "2 min 5 s"],
  [12_000_000, "3 h 20 min"],
])("%i ms are %s", (milliseconds, text) => {
  expect(timeText(milliseconds)).toBe(text);
});

it("counts what was done, or would be", () => {
  expect(countsText({ create: 2, replace: 1, same: 3 }, false)).toBe("2 created, 1 replaced, 3 unchanged");
  expect(countsText({ delete: 1, update: 4 }, true)).toBe("4 to update, 1 to delete");
  expect(countsText({}, false)).toBe("nothing");
});

it("names the stacks that are left, and whether by a signal", () => {
  const { display, printed } = watch({ quiet: true });
  display.left(["images", "development"], true);
  display.left(["development"], false);
  expect(printed()).toBe("interrupted, not run: images, development\nnot run: development\n");
});
