import colors from "picocolors";
import { describe, expect, it } from "vitest";
import { renderAgent } from "../../../src/cli/render/agent.ts";
import { renderGithub } from "../../../src/cli/render/github.ts";
import { renderJson } from "../../../src/cli/render/json.ts";
import { renderPretty } from "../../../src/cli/render/pretty.ts";
import { renderSarif } from "../../../src/cli/render/sarif.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { Source } from "../../../src/source/source.ts";

function sourceOf(text: string): Source {
  return { name: "spec/platform.yaml", text };
}

/** A finding about the first place of `needle`. */
function findingAt(source: Source, needle: string, part: Partial<Diagnostic> = {}): Diagnostic {
  const start = source.text.indexOf(needle);
  return {
    code: "rule/unknown-service",
    severity: "error",
    message: 'service "gateway" calls "profile", which is not declared',
    span: { file: source.name, start, end: start + needle.length },
    help: 'write "profiles", or declare "profile" under services',
    related: [],
    environments: [],
    ...part,
  };
}

const source = sourceOf("services:\n  gateway:\n    calls: [matchmaking, profile]\n");
const finding = findingAt(source, "profile");

describe("pretty", () => {
  it("shows message, frame and help", () => {
    expect(
      renderPretty([finding], [source]),
    ).toBe(`error[rule/unknown-service]: service "gateway" calls "profile", which is not declared
 --> spec/platform.yaml:3:26
  |
3 |     calls: [matchmaking, profile]
  |                          ^^^^^^^
help: write "profiles", or declare "profile" under services
`);
  });

  it("shows related places and environments as notes, and the first line of a span over several", () => {
    const span = { file: source.name, start: 12, end: 40 };
    const related = [{ span, message: "first declared here" }];
    const text = renderPretty(
      [{ ...finding, help: undefined, related, environments: ["production", "staging"] }],
      [source],
    );
    expect(text.split("\n").slice(5)).toEqual([
      "note: first declared here",
      " --> spec/platform.yaml:2:3",
      "  |",
      "2 |   gateway:",
      "  |   ^^^^^^^^",
      "note: in environments production, staging",
      "",
    ]);
  });

  const frames: readonly (readonly [name: string, line: string, needle: string, shown: string, carets: string])[] = [
    ["tabs", "a:\tb\tprofile", "profile", "a:  b   profile", "        ^^^^^^^"],
    ["wide characters", "名前: profile", "profile", "名前: profile", "      ^^^^^^^"],
    ["wide characters in the span", "a: 名前 b", "名前", "a: 名前 b", "   ^^^^"],
    ["emoji", "👩‍👩‍👧 ✔️ 🇩🇪 profile", "profile", "👩‍👩‍👧 ✔️ 🇩🇪 profile", "         ^^^^^^^"],
    ["combining marks", "e\u0301: profile", "profile", "e\u0301: profile", "   ^^^^^^^"],
    ["escapes", "\u001b[31m: profile", "profile", "␛[31m: profile", "       ^^^^^^^"],
    ["bidirectional controls", "\u202Ea: profile", "profile", "\uFFFDa: profile", "    ^^^^^^^"],
  ];
  it.each(frames)("aligns carets under %s", (_, line, needle, shown, carets) => {
    const file = sourceOf(`${line}\n`);
    expect(
      renderPretty([findingAt(file, needle)], [file])
        .split("\n")
        .slice(3, 5),
    ).toEqual([`1 | ${shown}`, `  | ${carets}`]);
  });

  it("cuts long lines around the span", () => {
    const file = sourceOf(`${"x".repeat(300)}profile${"y".repeat(9000)}\n`);
    const lines = renderPretty([findingAt(file, "profile")], [file]).split("\n");
    expect(lines[3]).toBe(`1 | …${"x".repeat(30)}profile${"y".repeat(63)}…`);
    expect(lines[4]).toBe(`  | ${" ".repeat(31)}^^^^^^^`);
  });

  it("keeps one caret where the span is empty, at the end, or outside", () => {
    for (const [start, end] of [
      [0, 0],
      [60, 60],
      [9, 9],
      [900, 990],
    ] as const) {
      const [, , , , carets] = renderPretty([{ ...finding, span: { file: source.name, start, end } }], [source]).split(
        "\n",
      );
      expect(carets?.replace(/[ |]/g, "")).toBe("^");
    }
    expect(renderPretty([finding], [])).toContain("--> spec/platform.yaml:1:1");
  });

  it("colours through the palette alone", () => {
    const painted = renderPretty([finding], [source], colors.createColors(true));
    expect(painted).toContain("\u001b[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(renderPretty([finding], [source]));
    expect(renderPretty([finding], [source], colors.createColors(false))).toBe(renderPretty([finding], [source]));
  });
});

it("json has the documented fields", () => {
  const related = [{ span: { file: source.name, start: 0, end: 8 }, message: "here" }];
  expect(JSON.parse(renderJson([{ ...finding, related, environments: ["staging"] }], [source]))).toEqual({
    diagnostics: [
      {
        code: "rule/unknown-service",
        severity: "error",
        message: finding.message,
        file: "spec/platform.yaml",
        line: 3,
        column: 26,
        endLine: 3,
        endColumn: 33,
        environments: ["staging"],
        help: finding.help,
        related: [{ message: "here", file: "spec/platform.yaml", line: 1, column: 1, endLine: 1, endColumn: 9 }],
      },
    ],
  });
  expect(JSON.parse(renderJson([{ ...finding, help: undefined }], [source])).diagnostics[0].help).toBeNull();
});

it("github has one escaped command a finding", () => {
  const hostile = { ...finding, message: "100%\r\n::error::x", span: { ...finding.span, file: "a,b:c%.yaml" } };
  const files = [source, { ...source, name: "a,b:c%.yaml" }];
  expect(
    renderGithub([{ ...finding, severity: "warning", environments: ["a", "b"] }, hostile], files).split("\n"),
  ).toEqual([
    '::warning file=spec/platform.yaml,line=3,col=26,endLine=3,endColumn=33,title=rule/unknown-service::service "gateway" calls "profile", which is not declared%0Ain a, b%0Ahelp: write "profiles", or declare "profile" under services',
    '::error file=a%2Cb%3Ac%25.yaml,line=3,col=26,endLine=3,endColumn=33,title=rule/unknown-service::100%25%0A::error::x%0Ahelp: write "profiles", or declare "profile" under services',
    "",
  ]);
});

it("agent has one line a finding", () => {
  expect(renderAgent([{ ...finding, message: "two\nlines", environments: ["a"] }], [source])).toBe(
    'spec/platform.yaml:3:26 error rule/unknown-service two lines | in a | write "profiles", or declare "profile" under services\n',
  );
});

it("sarif names rules, regions, related places and encoded files", () => {
  const file = { name: "my spec/ü#1.yaml", text: source.text };
  const related = [{ span: { file: file.name, start: 0, end: 8 }, message: "here" }];
  const log = JSON.parse(
    renderSarif([findingAt(file, "profile", { severity: "notice", related }), finding], [file, source], "1.2.3"),
  );
  expect(log.version).toBe("2.1.0");
  expect(log.runs[0].tool.driver).toEqual({
    name: "provfair-compile",
    version: "1.2.3",
    rules: [{ id: "rule/unknown-service" }],
  });
  const region = { startLine: 3, startColumn: 26, endLine: 3, endColumn: 33 };
  expect(log.runs[0].results[0]).toEqual({
    ruleId: "rule/unknown-service",
    ruleIndex: 0,
    level: "note",
    message: { text: `${finding.message}\nhelp: ${finding.help}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: "my%20spec/%C3%BC%231.yaml" }, region } }],
    relatedLocations: [
      {
        id: 0,
        message: { text: "here" },
        physicalLocation: {
          artifactLocation: { uri: "my%20spec/%C3%BC%231.yaml" },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 },
        },
      },
    ],
  });
});

it("prints nothing but its own frame for no findings", () => {
  expect([renderPretty([], []), renderGithub([], []), renderAgent([], [])]).toEqual(["", "", ""]);
  expect(JSON.parse(renderJson([], []))).toEqual({ diagnostics: [] });
  expect(JSON.parse(renderSarif([], [])).runs[0].results).toEqual([]);
});
