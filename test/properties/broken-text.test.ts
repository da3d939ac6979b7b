/** Any text, however broken, gives diagnostics inside its files, in order, each once, and never an exception. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { analyze, type SpecSources } from "../../src/compiler/analyze.ts";
import { compile } from "../../src/compiler/compile.ts";
import { rules } from "../../src/compiler/rules/index.ts";
import type { Diagnostic, Span } from "../../src/diagnostic/diagnostic.ts";
import { compareDiagnostics } from "../../src/diagnostic/merge.ts";
import { allSources, TODAY } from "../support/compiled.ts";
import { spec } from "../support/generators/spec.ts";
import { sourcesOf } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";
import { yamlSoup } from "../support/yaml.ts";

const root = new URL("../../spec/", import.meta.url);
const read = (name: string) => ({ name: `spec/${name}`, text: readFileSync(new URL(name, root), "utf8") });
const reference: SpecSources = {
  platform: read("platform.yaml"),
  environments: {
    development: read("environments/development.yaml"),
    production: read("environments/production.yaml"),
  },
  inventories: { development: read("inventory/development.json"), production: read("inventory/production.json") },
};

/** One edit of a text: a piece taken out, put in, doubled or replaced. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}
const insert = fc.oneof(
  fc.constantFrom(
    "",
    "",
    " ",
    "\n",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "null",
    "1",
    "-1",
    "999999999999",
    "true",
    "*x",
    "&x ",
    "\t",
    "#",
  ),
  fc.constantFrom(
    "services: ",
    "0s",
    "99999999d",
    "a.b",
    "..",
    "/",
    "0.0.0.0/0",
    "1 2 3 4 5",
    "0 0 31 2 *",
    "{ a: [ b",
    "__proto__: 1",
    "platform",
  ),
  yamlSoup,
);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 2, 5, 20, 80),
  insert,
});

function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, { at, length, insert: piece }) => {
    const start = Math.floor(at * current.length);
    return current.slice(0, start) + piece + current.slice(start + length);
  }, text);
}

/** A scalar behind a colon replaced: the file still parses, and rules see odd values. */
function withValue(text: string, line: number, value: string): string {
  const lines = text.split("\n");
  const candidates = lines.flatMap((one, index) => (/: \S/.test(one) ? [index] : []));
  const index = candidates[line % Math.max(1, candidates.length)];
  if (index === undefined) return text;
  lines[index] = (lines[index] as string).replace(/: [^{[].*$/, `: ${value}`);
  return lines.join("\n");
}

const value = fc.constantFrom(
  ...[
    "0",
    "-1",
    "1e9",
    '""',
    "null",
    "[]",
    "{}",
    "[null]",
    '"x"',
    "a-b",
    "0s",
    "1s",
    "400d",
    "1GB",
    "9999999GB",
    "1MB",
    "0.0.0.0/0",
    "10.0.0.0/8",
  ],
  ...[
    "300.1.1.1/33",
    '"* * * * *"',
    '"0 0 30 2 *"',
    '"61 24 * * *"',
    "UTC",
    "Mars/Olympus",
    "us-east-1z",
    '"000000000000"',
    "create",
    "platform",
    "shared",
  ],
);

function expectSound(sources: SpecSources, diagnostics: readonly Diagnostic[]): void {
  const lengths = new Map(allSources(sources).map(({ name, text }) => [name, text.length]));
  const inside = ({ file, start, end }: Span) => {
    expect(lengths.has(file), `a span names the file "${file}"`).toBe(true);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(lengths.get(file) as number);
    expect(start).toBeLessThanOrEqual(end);
  };
  for (const { span, related, message, help } of diagnostics) {
    inside(span);
    for (const other of related) inside(other.span);
    expect(message).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(help ?? "").not.toMatch(/undefined|NaN|\[object|Infinity/);
  }
  expect([...diagnostics].sort(compareDiagnostics)).toEqual(diagnostics);
  const keys = diagnostics.map(({ code, span, message }) => JSON.stringify([code, span, message]));
  expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
}

type Mutate = (text: string) => string;
function mutations(sources: SpecSources): fc.Arbitrary<SpecSources> {
  const mutate: fc.Arbitrary<Mutate> = fc.oneof(
    fc.array(edit, { minLength: 1, maxLength: 3 }).map(
      (edits): Mutate =>
        (text) =>
          edited(text, edits),
    ),
    fc.tuple(fc.nat(), value).map(
      ([line, one]): Mutate =>
        (text) =>
          withValue(text, line, one),
    ),
    fc.array(fc.tuple(fc.nat(), value), { minLength: 2, maxLength: 6 }).map(
      (changes): Mutate =>
        (text) =>
          changes.reduce((current, [line, one]) => withValue(current, line, one), text),
    ),
  );
  const names = Object.keys(sources.environments);
  return fc
    .tuple(
      mutate,
      fc.constantFrom(
        "platform",
        "platform",
        ...names.flatMap((name) => [`environments ${name}`, `inventories ${name}`]),
      ),
    )
    .map(([change, where]) => {
      const [kind = "", name = ""] = where.split(" ");
      if (kind === "platform")
        return { ...sources, platform: { ...sources.platform, text: change(sources.platform.text) } };
      const files = sources[kind as "environments" | "inventories"];
      const file = files[name];
      return file === undefined
        ? sources
        : { ...sources, [kind]: { ...files, [name]: { ...file, text: change(file.text) } } };
    });
}

it("the reference specification, mutated", () => {
  holds(
    fc.property(mutations(reference), (sources) => {
      expectSound(sources, analyze({ sources, environments: undefined, today: TODAY }).diagnostics);
    }),
    200,
  );
});

it("generated specifications, mutated, through the whole compiler", () => {
  const cases = spec({ services: { min: 1, max: 4 }, environments: { min: 0, max: 2 } }).chain((one) =>
    mutations(sourcesOf(one)),
  );
  holds(
    fc.property(cases, (sources) => {
      expectSound(sources, compile({ sources, folder: "spec", today: TODAY }).diagnostics);
    }),
    60,
  );
});

it("files that are not YAML at all", () => {
  const files = fc.tuple(yamlSoup, yamlSoup, fc.string({ unit: "binary" }));
  holds(
    fc.property(files, ([platform, environment, inventory]) => {
      const sources: SpecSources = {
        platform: { name: "platform.yaml", text: platform },
        environments: { production: { name: "environments/production.yaml", text: environment } },
        inventories: { production: { name: "inventory/production.json", text: inventory } },
      };
      expectSound(sources, analyze({ sources, environments: undefined, today: TODAY }).diagnostics);
    }),
    150,
  );
});

it("the order of the rules changes no diagnostic", () => {
  const cases = fc.tuple(mutations(reference), fc.shuffledSubarray([...rules], { minLength: rules.length }));
  holds(
    fc.property(cases, ([sources, shuffled]) => {
      const ordered = analyze({ sources, environments: undefined, today: TODAY, rules });
      const mixed = analyze({ sources, environments: undefined, today: TODAY, rules: shuffled });
      expect([...mixed.diagnostics].sort(compareDiagnostics)).toEqual(
        [...ordered.diagnostics].sort(compareDiagnostics),
      );
    }),
    60,
  );
});
