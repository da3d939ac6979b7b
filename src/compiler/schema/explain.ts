/** One issue of Zod, which speaks of its own types, becomes one diagnostic, which speaks of the author's file. */
import * as z from "zod";
import { createDiagnostic } from "../../diagnostic/define.ts";
import type { Diagnostic, Span } from "../../diagnostic/diagnostic.ts";
import { nearest, suggestion } from "../../diagnostic/nearest.ts";
import { entriesOf, keySpan, locate, scalarText, valueSpan } from "../../source/positioned.ts";
import type { ParsedFile } from "../parse/parse-spec.ts";
import { actualText, exampleOf, exampleText, flow, typeAt, unwrap, wantedText } from "./describe.ts";
import { schemaDiagnostics } from "./diagnostics.ts";

type Path = readonly (string | number)[];

/** The diagnostics of one issue; `type` is the schema of the whole file. */
export function explainIssue(file: ParsedFile, type: z.core.$ZodType, issue: z.core.$ZodIssue): Diagnostic[] {
  const path = issue.path as Path;
  const value = valueAt(file.root, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(file, type, path, key));
    case "invalid_key": {
      const key = String(path.at(-1));
      const record = unwrap(typeAt(type, path.slice(0, -1)) ?? type);
      const wanted = record instanceof z.ZodRecord ? wantedText(record.keyType) : "a name";
      return [
        report("invalid-name", keyAt(file, path), { actual: JSON.stringify(key), wanted, nearest: slugHelp(key) }),
      ];
    }
    case "invalid_union":
      return explainUnion(file, type, path, value, issue.errors);
    default:
      return [explainValue(file, type, path, value, issue)];
  }
}

/** A missing key, reported at the map that lacks it. */
export function missingKey(file: ParsedFile, path: Path, key: string, example: unknown): Diagnostic {
  return report("missing-key", keyAt(file, path), {
    place: placeText(path),
    key,
    example: exampleText(key, example ?? "…"),
  });
}

function explainValue(
  file: ParsedFile,
  type: z.core.$ZodType,
  path: Path,
  value: unknown,
  issue: z.core.$ZodIssue,
): Diagnostic {
  const key = keyText(path);
  const here = typeAt(type, path) ?? type;
  if (value === undefined && issue.code === "invalid_type") {
    return missingKey(file, path.slice(0, -1), String(path.at(-1)), exampleOf(here));
  }
  const span = valueAtSpan(file, path);
  const wanted = wantedText(here);
  const actual = actualText(value);
  const example = exampleText(key, exampleOf(here) ?? "…");
  if (issue.code === "invalid_value") {
    const known = issue.values.map(String);
    const near = typeof value === "string" ? suggestion(value, known) : nearestNumber(value, issue.values);
    return report("invalid-value", span, { key, wanted, actual, nearest: near });
  }
  if (issue.code === "too_small" || issue.code === "too_big") {
    const limit = String(issue.code === "too_small" ? issue.minimum : issue.maximum);
    if (Array.isArray(value)) {
      const noun = limit === "1" ? "entry" : "entries";
      return issue.code === "too_small"
        ? report("too-few-entries", span, { key, minimum: limit, noun, actual: String(value.length) })
        : report("too-many-entries", span, { key, maximum: limit, noun, actual: String(value.length) });
    }
    if (typeof value === "number") {
      const bound = issue.code === "too_small" ? `at least ${limit}` : `at most ${limit}`;
      return report("out-of-range", span, { key, bound, actual, limit });
    }
  }
  if (issue.code === "invalid_type" && issue.expected === "string" && typeof value !== "object") {
    const written = writtenText(file, path);
    return report("unquoted-text", span, {
      key,
      written,
      actual: typeNoun(value),
      quoted: exampleText(key, "").replace('""', JSON.stringify(written)),
    });
  }
  if (issue.code === "invalid_format" || issue.code === "too_big" || issue.code === "too_small") {
    return report("invalid-text", span, { key, wanted, actual, example });
  }
  return report("wrong-type", span, { key, wanted, actual, example });
}

/** Of a union the branch that the value is meant for speaks: the one of its kind, else the union as a whole. */
function explainUnion(
  file: ParsedFile,
  type: z.core.$ZodType,
  path: Path,
  value: unknown,
  branches: readonly (readonly z.core.$ZodIssue[])[],
): Diagnostic[] {
  const meant = branches.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || !["invalid_type", "invalid_value"].includes(issue.code)),
  );
  if (meant !== undefined) {
    return meant.flatMap((issue) =>
      explainIssue(file, type, { ...issue, path: [...path, ...issue.path] } as z.core.$ZodIssue),
    );
  }
  const here = typeAt(type, path) ?? type;
  const key = keyText(path);
  return [
    report("wrong-type", valueAtSpan(file, path), {
      key,
      wanted: wantedText(here),
      actual: actualText(value),
      example: exampleText(key, exampleOf(here) ?? "…"),
    }),
  ];
}

function unknownKey(file: ParsedFile, type: z.core.$ZodType, path: Path, key: string): Diagnostic {
  const inner = unwrap(typeAt(type, path) ?? type);
  const shapes = inner instanceof z.ZodUnion ? inner.options : [inner];
  const known = shapes.flatMap((shape) => (shape instanceof z.ZodObject ? Object.keys(shape.shape) : []));
  const present = valueAt(file.root, path);
  const free = known.filter((candidate) => !Object.hasOwn(present as object, candidate));
  const [near] = nearest(key, free);
  return report("unknown-key", keyAt(file, [...path, key]), {
    key,
    place: placeText(path),
    nearest: near === undefined ? "" : `write "${near}", or `,
    known: [...known].sort().join(", "),
  });
}

function report<K extends keyof typeof schemaDiagnostics>(
  code: K,
  span: Span,
  params: Readonly<Record<string, string>>,
): Diagnostic {
  return createDiagnostic(`schema/${code}`, schemaDiagnostics[code], { span }, params as never);
}

/** A key's name in messages: the nearest name above an index of a list. */
function keyText(path: Path): string {
  const last = path.findLast((segment) => typeof segment === "string");
  return last === undefined ? "the file" : String(last);
}

/** Where a map stands: `services.gateway`, or the file. */
function placeText(path: Path): string {
  return path.length === 0 ? "the file" : `"${path.join(".")}"`;
}

function keyAt(file: ParsedFile, path: Path): Span {
  const { entry } = locate(file.root, path);
  return entry === undefined ? startOfFile(file) : keySpan(entry);
}

function valueAtSpan(file: ParsedFile, path: Path): Span {
  const { entry, depth } = locate(file.root, path);
  if (entry === undefined) return startOfFile(file);
  const value = valueAt(file.root, path);
  return depth === path.length && (typeof value !== "object" || value === null) ? valueSpan(entry) : keySpan(entry);
}

/** The first key of the file, where a finding concerns all of it. */
function startOfFile(file: ParsedFile): Span {
  const first = entriesOf(file.root)?.values().next().value;
  return first === undefined
    ? { file: file.source.name, start: 0, end: Math.min(1, file.source.text.length) }
    : keySpan(first);
}

function writtenText(file: ParsedFile, path: Path): string {
  const { entry } = locate(file.root, path);
  return entry === undefined ? "" : scalarText(entry);
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}

function typeNoun(value: unknown): string {
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return `the truth value ${value}`;
  return "nothing";
}

function nearestNumber(value: unknown, values: readonly unknown[]): string {
  if (typeof value !== "number") return "";
  const numbers = values.filter((candidate): candidate is number => typeof candidate === "number");
  numbers.sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
  return numbers[0] === undefined ? "" : `write ${flow(numbers[0])}, or `;
}

function slugHelp(key: string): string {
  const slug = key
    // AWS's own ending of names that are FIFO is no part of an entry's name.
    .replace(/\.fifo$/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 24)
    .replace(/-+$/, "");
  return slug === "" || slug === key ? "" : `write "${slug}", or `;
}
