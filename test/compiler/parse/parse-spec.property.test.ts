import fc from "fast-check";
import { expect, it } from "vitest";
import { createFindings } from "../../../src/compiler/parse/findings.ts";
import { fullRead, parseSpec } from "../../../src/compiler/parse/parse-spec.ts";
import { quickRead } from "../../../src/compiler/parse/quick-read.ts";
import { entriesOf, entryPath } from "../../../src/source/positioned.ts";
import { mutated, sourceOf, yamlBlocks, yamlSoup } from "../../support/yaml.ts";

/** Every value with its entry's numbers, in order: two readings are the same where these are. */
function flatten(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = [...(entriesOf(value) ?? [])].map(([key, entry]) => [
    key,
    entry.key,
    entryPath(entry),
    [entry.keyStart, entry.keyEnd, entry.start, entry.end],
    flatten(Reflect.get(value, key)),
  ]);
  return { isList: Array.isArray(value), size: Object.keys(value).length, entries };
}

function spansOf(value: unknown): readonly (readonly [number, number])[] {
  if (typeof value !== "object" || value === null) return [];
  return [...(entriesOf(value) ?? [])].flatMap(([key, { keyStart, keyEnd, start, end }]) => [
    [keyStart, keyEnd] as const,
    [start, end] as const,
    ...spansOf(Reflect.get(value, key)),
  ]);
}

const anyText = fc.oneof(
  yamlSoup,
  yamlBlocks,
  mutated(yamlBlocks),
  mutated(mutated(yamlBlocks)),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ maxLength: 200 }),
  fc.uint8Array({ maxLength: 100 }).map((bytes) => new TextDecoder().decode(bytes)),
  fc
    .tuple(fc.constantFrom("[", "{", "- ", "a:\n ", "{a: ", "? ", "? - ", "[{"), fc.integer({ min: 1, max: 3000 }))
    .map(([open, times]) => open.repeat(times)),
);

it("reads any text to a value or errors, with every span inside the file", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { value, diagnostics } = parseSpec(sourceOf(text));
      expect(value === undefined).toBe(diagnostics.length > 0);
      const spans = diagnostics.flatMap(({ span, related }) => [span, ...related.map((note) => note.span)]);
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(end - start).toBeGreaterThanOrEqual(text === "" ? 0 : 1);
      }
      for (const [start, end] of spansOf(value?.root)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(end).toBeGreaterThan(start);
      }
      const starts = diagnostics.map(({ span }) => span.start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
    { numRuns: 3000 },
  );
});

it("has the package's values and positions wherever the quick way reads a text", () => {
  let quick = 0;
  fc.assert(
    fc.property(fc.oneof(yamlBlocks, mutated(yamlBlocks), yamlSoup), (text) => {
      const source = sourceOf(text);
      const root = quickRead(source);
      if (!root) return;
      quick++;
      const findings = createFindings(source);
      const full = fullRead(source, findings);
      expect(findings.all()).toEqual([]);
      expect(flatten(root)).toEqual(flatten(full));
    }),
    { numRuns: 6000 },
  );
  expect(quick).toBeGreaterThan(300);
});
