import fc from "fast-check";
import ts from "typescript";
import { expect, it } from "vitest";
import { parse } from "yaml";
import {
  encodeCode,
  encodeComment,
  encodeIdentifier,
  encodeJson,
  encodeKey,
  encodeLiteral,
  encodeMarkdown,
  encodeStep,
  encodeTemplateText,
} from "../../../src/emitters/pulumi/encode.ts";
import { literalValue, text } from "./arbitrary.ts";

/** What may never stand unescaped in a source: invisible, line-ending and text-reordering characters. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function evaluate(source: string): unknown {
  return new Function(`"use strict"; return (${source});`)();
}

function isWellFormed(value: string): boolean {
  return !/\p{Cs}/u.test(value);
}

it("writes any literal so that it evaluates to itself, on one line, with nothing hidden", () => {
  fc.assert(
    fc.property(literalValue(), (value) => {
      const source = encodeLiteral(value);
      expect(evaluate(source)).toBe(value);
      expect(source).not.toMatch(HIDDEN);
    }),
    { numRuns: 2000 },
  );
});

it("keeps double quotes unless single ones need fewer escapes", () => {
  expect(encodeLiteral("it's")).toBe('"it\'s"');
  expect(encodeLiteral('say "x"')).toBe("'say \"x\"'");
  expect(encodeLiteral("\"'")).toBe('"\\"\'"');
  expect(encodeLiteral(1e21)).toBe("1e21");
  expect(Object.is(evaluate(encodeLiteral(-0)), -0)).toBe(true);
});

it("refuses numbers without a literal", () => {
  expect(() => encodeLiteral(Number.NaN)).toThrow("the number NaN has no literal");
});

it("writes any text into a template literal", () => {
  fc.assert(
    fc.property(text(), (value) => {
      const source = encodeTemplateText(value);
      expect(evaluate(`\`${source}\``)).toBe(value);
      expect(evaluate(`\`${source}\${"|"}${source}\``)).toBe(`${value}|${value}`);
      expect(source).not.toMatch(HIDDEN);
    }),
    { numRuns: 2000 },
  );
});

it("writes any key as an own property, and any step as that member", () => {
  fc.assert(
    fc.property(text(), (name) => {
      const made = evaluate(`({ ${encodeKey(name)}: 1 })`) as object;
      expect(Object.keys(made)).toEqual([name]);
      expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
      expect(new Function("o", `return o${encodeStep(name)};`)(Object.fromEntries([[name, 7]]))).toBe(7);
    }),
    { numRuns: 1000 },
  );
});

it("never lets a comment end early", () => {
  fc.assert(
    fc.property(text(), (value) => {
      const file = ts.createSourceFile("x.ts", `${encodeComment(value)}\n`, ts.ScriptTarget.ES2022);
      expect(file.statements).toHaveLength(0);
      expect(
        encodeComment(value)
          .split("\n")
          .every((line) => line.startsWith("//")),
      ).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it("writes JSON that is YAML too", () => {
  fc.assert(
    fc.property(text(), (value) => {
      const source = encodeJson({ value });
      expect(JSON.parse(source)).toEqual({ value });
      if (isWellFormed(value)) expect(parse(source)).toEqual({ value });
    }),
    { numRuns: 1000 },
  );
});

it("keeps Markdown on one line, without markup, HTML or the end of a code span", () => {
  expect(encodeMarkdown("# a *b* <b> [c](d)\n`e`")).toBe("\\# a \\*b\\* &lt;b> \\[c\\](d) \\`e\\`");
  expect(encodeCode("a`b\nc")).toBe("a'b c");
});

it("refuses names that are no identifiers", () => {
  expect(encodeIdentifier("vpc")).toBe("vpc");
  expect(() => encodeIdentifier("a-b")).toThrow('"a-b" is no identifier');
  expect(() => encodeStep(-1)).toThrow("-1 is no index");
});
