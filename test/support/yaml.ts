/** What tests of the parser share: findings in short form, and generators of YAML that is mostly right. */
import fc from "fast-check";
import { type ParsedFile, parseSpec } from "../../src/compiler/parse/parse-spec.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { positionAt, type Source } from "../../src/source/source.ts";

export function sourceOf(text: string, name = "platform.yaml"): Source {
  return { name, text };
}

/** The root of a text that must parse. */
export function rootOf(text: string): ParsedFile["root"] {
  const { value, diagnostics } = parseSpec(sourceOf(text));
  if (!value) throw new Error(`does not parse: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return value.root;
}

/** `line:column-length code message` of each finding. */
export function shortFindings(source: Source, diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message, span }) => {
    const { line, column } = positionAt(source, span.start);
    return `${line}:${column}+${span.end - span.start} ${code} ${message}`;
  });
}

/** Pieces that YAML gives a meaning, and words between them. */
const pieces = [
  ..."a b key: port:8080 services: - [ ] { } , : ? & * ! | > % @ ` # ' \" ~ null true 017 0x1F 6.0 .inf 1e5 -0 <<".split(
    " ",
  ),
  ...[
    " ",
    "  ",
    "    ",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "\n  - ",
    "\r\n",
    "\t",
    "---",
    "...",
    ": ",
    "key: ",
    "k: v\n",
    "&x ",
    "*x",
  ],
  ...[
    "!!str ",
    "!tag ",
    "%YAML 1.2\n",
    "\\",
    '"\\n"',
    "名",
    "😀",
    "\uFEFF",
    "\u0000",
    "\u001b",
    "\uD800",
    "\uFFFD",
    "\u2028",
    "__proto__: ",
  ],
];

/** Text made of such pieces. */
export const yamlSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 40 })
  .map((parts) => parts.join(""));

const plainScalar = fc.constantFrom(
  ...[
    "web",
    "30s",
    "8080",
    "-1",
    "1.50",
    "+.5",
    "0o17",
    "0x1F",
    "017",
    "1e3",
    ".inf",
    ".NaN",
    "true",
    "False",
    "no",
    "~",
    "null",
  ],
  ...[
    "http://x/y",
    "a b c",
    "/api/*",
    "-x",
    "a#b",
    "x:y",
    "512MB",
    "é",
    '"q # : , ]"',
    "'it: [x]'",
    '"\\n"',
    "'it''s'",
    "[]",
    "{}",
  ],
  ...['"a\\tb \\\\ \\" \\/"', '"\\u00e9 \\x41"', "名前 x", "ü: 1", "ü:1", "\u00A0x", "😀", '"\\n'],
);
const keyText = fc.constantFrom(
  "a",
  "b",
  "port",
  "x-y",
  "_z",
  "A.b/c",
  '"quoted key"',
  "'single'",
  "True",
  "12",
  "<<",
  "has space",
  "名",
);
const endings = fc.constantFrom("\n", "\n", "\n\n", " # note\n", "\n# note\n", "  \n", "\r\n");

/** Flow text, on one line or broken after commas. */
const flow: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    plainScalar,
    fc.array(tie("value"), { maxLength: 3 }).chain((items) => breaks(`[`, items, "]")),
    fc.array(fc.tuple(keyText, tie("value")), { maxLength: 3 }).chain((items) =>
      breaks(
        "{ ",
        items.map(([key, value]) => `${key}: ${value}`),
        " }",
      ),
    ),
  ),
})).value;

function breaks(open: string, items: readonly string[], close: string): fc.Arbitrary<string> {
  return fc
    .constantFrom(", ", ",", ",\n          ", " ,", ", # c\n            ")
    .map((comma) => open + items.join(comma) + close);
}

/** Block text as people write it, and a little worse: indentation of 1 to 4, dashes in the key's column, comments. */
export const yamlBlocks: fc.Arbitrary<string> = block(0, 3);

function block(indent: number, depth: number): fc.Arbitrary<string> {
  const pad = " ".repeat(indent);
  const inline = fc.tuple(flow, endings).map(([value, end]) => ` ${value}${end}`);
  const nested =
    depth === 0
      ? inline
      : fc
          .tuple(endings, fc.constantFrom(1, 2, 2, 2, 4), fc.boolean())
          .chain(([end, step]) =>
            fc
              .oneof(block(indent + step, depth - 1), list(indent + step, depth - 1), list(indent, depth - 1))
              .map((body) => end + body),
          );
  const empty = endings;
  const value = fc.oneof(
    { weight: 5, arbitrary: inline },
    { weight: 3, arbitrary: nested },
    { weight: 1, arbitrary: empty },
  );
  return fc
    .array(fc.tuple(keyText, value), { minLength: 1, maxLength: 4 })
    .map((entries) => entries.map(([key, text]) => `${pad}${key}:${text}`).join(""));
}

function list(indent: number, depth: number): fc.Arbitrary<string> {
  const pad = " ".repeat(indent);
  const item = fc.oneof(
    fc.tuple(flow, endings).map(([value, end]) => `${value}${end}`),
    depth === 0 ? fc.constant("\n") : block(indent + 2, depth - 1).map((body) => body.slice(indent + 2)),
    endings,
  );
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.map((text) => `${pad}- ${text}`).join(""));
}

/** A text with one stretch removed, doubled or replaced. */
export function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.nat(), fc.nat(6), fc.oneof(fc.constant(""), yamlSoup, fc.string({ unit: "binary", maxLength: 3 })))
    .map(([base, place, length, insert]) => {
      const at = base.length === 0 ? 0 : place % base.length;
      return base.slice(0, at) + insert + base.slice(at + length);
    });
}
