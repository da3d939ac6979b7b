import { describe, expect, it } from "vitest";
import { parseSpec } from "../../../src/compiler/parse/parse-spec.ts";
import { entriesOf, locate, scalarText } from "../../../src/source/positioned.ts";
import { rootOf, shortFindings, sourceOf } from "../../support/yaml.ts";

function findingsIn(text: string): readonly string[] {
  const source = sourceOf(text);
  return shortFindings(source, parseSpec(source).diagnostics);
}

function helpFor(text: string): readonly (string | undefined)[] {
  return parseSpec(sourceOf(text)).diagnostics.map(({ help }) => help);
}

function textAt(text: string, path: readonly (string | number)[]): string {
  const { entry, depth } = locate(rootOf(text), path);
  expect(depth).toBe(path.length);
  return entry ? scalarText(entry) : "";
}

describe("values", () => {
  it("reads maps, lists and the scalars of YAML 1.2 core", () => {
    expect(rootOf('a: 1\nb: [x, 0x1F, .5]\nc: { d: true, e: ~ }\nf:\n- "6.0"\n- on\n- 017\ng:\n')).toEqual(
      Object.assign(Object.create(null), {
        a: 1,
        b: ["x", 31, 0.5],
        c: { d: true, e: null },
        f: ["6.0", "on", 17],
        g: null,
      }),
    );
  });

  it("reads block text, escapes and aliases", () => {
    expect({ ...rootOf('a: |\n  x\n  y\nb: "\\u00e9"\nc: &c [1]\nd: *c\n') }).toEqual({
      a: "x\ny\n",
      b: "é",
      c: [1],
      d: [1],
    });
  });

  it("keeps keys that JavaScript gives a meaning", () => {
    const root = rootOf("__proto__: { constructor: 1 }\ntoString: 2\n");
    expect(Object.keys(root)).toEqual(["__proto__", "toString"]);
    expect(Object.getPrototypeOf(root)).toBeNull();
    expect(locate(root, ["__proto__", "constructor"]).depth).toBe(2);
  });

  it("reads a byte order mark and Windows line ends", () => {
    expect({ ...rootOf("\uFEFFa: 1\r\nb:\r\n  - x\r\n") }).toEqual({ a: 1, b: ["x"] });
  });

  it("keeps the spelling of scalars", () => {
    expect(textAt("a: 017\n", ["a"])).toBe("017");
    expect(textAt("a: [6.0, 'x']\n", ["a", 1])).toBe("'x'");
    expect(textAt("a:\n  -\n  - 1\n", ["a", 0])).toBe("");
    expect(textAt("a:\nb: 1\n", ["a"])).toBe("");
  });

  it("knows where keys and values stand", () => {
    const text = "services:\n  web: # the first\n    port: 80\n    hosts: [a, b]\n\n  api:\n";
    const services = rootOf(text)["services"] as object;
    const web = entriesOf(services)?.get("web");
    const api = entriesOf(services)?.get("api");
    expect(web && text.slice(web.start, web.end)).toBe("port: 80\n    hosts: [a, b]");
    expect(web && text.slice(web.keyStart, web.keyEnd)).toBe("web");
    expect(api && text.slice(api.start, api.end)).toBe("api");
  });

  it("points at the dash of an element without a value", () => {
    const text = "a:\n  -\n  - x\n";
    const entry = locate(rootOf(text), ["a", 0]).entry;
    expect([entry?.keyStart, entry?.keyEnd]).toEqual([5, 6]);
  });
});

describe("refusals", () => {
  const cases: readonly (readonly [name: string, text: string, ...expected: string[]])[] = [
    ["an empty file", "", "1:1+0 parse/empty-file the file holds no specification"],
    ["comments alone", "# nothing\n", "1:1+1 parse/empty-file the file holds no specification"],
    ["a list as root", "- a\n", "1:1+3 parse/root-not-a-map the file holds a list where a map of sections belongs"],
    ["a text as root", "\nhello\n", "2:1+5 parse/root-not-a-map the file holds text where a map of sections belongs"],
    ["a second document", "a: 1\n---\nb: 2\n", "2:1+3 parse/several-documents a second document begins here"],
    [
      "a directive",
      "%YAML 1.1\n---\na: 1\n",
      '1:1+9 parse/document-directive "%YAML 1.1" is a YAML directive, which has no use here',
    ],
    ["NUL", "a: \u0000\n", "1:4+1 parse/binary-content the file contains a NUL character, which is not text"],
    [
      "broken UTF-8",
      "a: \uFFFD\n",
      "1:4+1 parse/binary-content the file contains bytes that are not UTF-8, which is not text",
    ],
    [
      "a lone surrogate",
      "a: \uD800\n",
      "1:4+1 parse/binary-content the file contains the character U+D800, which is not text",
    ],
    ["a tag", "a: !!str 6.0\n", '1:4+5 parse/explicit-tag tag "!!str" is not read'],
    [
      "a merge key",
      "a: &a { b: 1 }\nc: { <<: *a }\n",
      '2:6+2 parse/merge-key "<<" is a merge key of YAML 1.1, which is not read',
    ],
    ["a key twice", "a: 1\nb: 2\na: 3\n", '3:1+1 parse/duplicate-key key "a" is declared twice'],
    ["a list as key", "? [a]\n: 1\n", "1:3+3 parse/complex-key a list cannot be a key"],
    ["a number as key", "a: { 80: x }\n", "1:6+2 parse/key-not-text key 80 is a number, where text is meant"],
    ["a boolean as key", "true: x\n", "1:1+4 parse/key-not-text key true is a boolean, where text is meant"],
    ["null as key", "~: x\n", "1:1+1 parse/key-not-text key ~ is null, where text is meant"],
    ["no key", "a: 1\n: b\n", "2:1+1 parse/missing-key no key stands before this colon"],
    ["an unknown alias", "a: *b\n", '1:4+2 parse/unknown-alias alias "*b" has no anchor before it'],
    [
      "an alias in itself",
      "a: &a [*a]\n",
      '1:8+2 parse/recursive-alias alias "*a" stands inside the value that it repeats',
    ],
    ["a tab", "a:\n\tb: 1\n", "2:1+1 parse/tab-indentation a tab is used as indentation"],
    [
      "an indentation between two",
      "a:\n  b: 1\n c: 2\n",
      "3:2+1 parse/bad-indentation this line's indentation fits none of the maps or lists around it",
    ],
    [
      "an indentation too deep",
      "a: 1\n  b: 2\n",
      "2:3+1 parse/bad-indentation this line's indentation fits none of the maps or lists around it",
    ],
    ["an open quote", 'a: "x\nb: 1\n', '1:4+1 parse/unclosed-quote the quote " that begins here is not closed'],
    [
      "an open bracket",
      "a: [1, 2\nb: 3\nc: 4\n",
      '1:4+1 parse/unclosed-bracket the "[" that begins here is not closed',
    ],
    ["an open brace at the end", "a: { b: 1\n", '1:4+1 parse/unclosed-bracket the "{" that begins here is not closed'],
    ["the wrong bracket", "a: [1, 2}\n", '1:4+1 parse/unclosed-bracket the "[" that begins here is not closed'],
    ["a bracket too many", "a: [1]]\n", '1:7+1 parse/unexpected-bracket "]" closes nothing'],
    [
      "reserved characters",
      "a: @x\nb: `y\n",
      '1:4+1 parse/reserved-character a value cannot begin with "@" unless it is in quotes',
      '2:4+1 parse/reserved-character a value cannot begin with "`" unless it is in quotes',
    ],
    ["no space after a colon", "a: 1\nport:8080\n", '2:5+1 parse/missing-space a space is missing after "port:"'],
    [
      "the same above another key",
      "a:\n  port:8080\n  b: 1\n",
      '2:7+1 parse/missing-space a space is missing after "port:"',
    ],
    ["the same in braces", "a: { port:8080, b: 1 }\n", '1:10+1 parse/missing-space a space is missing after "port:"'],
    ["the same alone", "port:8080\n", '1:5+1 parse/missing-space a space is missing after "port:"'],
    ["no colon", "a: 1\nfoo\nb: 2\n", '2:1+3 parse/missing-colon "foo" is no "key: value"'],
    ["two colons", "a: b: c\n", '1:4+4 parse/nested-on-one-line a second "key: value" begins inside a value'],
    ["no comma", "a: { b: 1 c: 2 }\n", "1:11+1 parse/missing-comma a comma is missing before this"],
    ["a comma too many", "a: [1, , 2]\n", "1:8+1 parse/extra-comma there is nothing before this comma"],
    [
      "a list on its key's line",
      "a: - 1\n",
      "1:4+1 parse/list-on-key-line a list with dashes begins on the line of its key",
    ],
    ["text behind quotes", 'a: "b" c\n', '1:8+1 parse/text-after-value "c" stands behind a value that is complete'],
    [
      "text behind a bar",
      "a: |x\n  y\n",
      '1:5+1 parse/block-text-header only "+", "-" or a digit can follow "|" or ">" on its line',
    ],
    ["a wrong escape", 'a: "\\d"\n', '1:5+2 parse/bad-escape "\\d" is no escape that double quotes know'],
    [
      "a comment too near",
      'a: "b"#c\n',
      '1:7+2 parse/comment-without-space a space is missing before the "#" of this comment',
    ],
    ["a key without end", `${"k".repeat(1100)}: 1\n`, "1:1+1 parse/key-too-long a key has more than 1024 characters"],
    [
      "many open brackets",
      "[".repeat(100_000),
      "1:102+1 parse/nested-too-deep maps and lists are nested more than 100 deep",
    ],
    ["many dashes", "- ".repeat(100_000), "1:203+1 parse/nested-too-deep maps and lists are nested more than 100 deep"],
    [
      "too large a file",
      `a: ${"x".repeat(8 * 1024 * 1024)}\n`,
      "1:1+1 parse/file-too-large the file has 8.0 MiB; at most 8 MiB are read",
    ],
  ];
  it.each(cases)("%s", (_, text, ...expected) => {
    expect(findingsIn(text)).toEqual(expected);
  });

  it("counts uses of aliases, and the values they stand for", () => {
    const uses = `a: &a x\nb: [${"*a, ".repeat(51)}]\n`;
    expect(findingsIn(uses)).toEqual(["2:205+2 parse/too-many-aliases aliases stand for more than 50 uses"]);
    const list = (name: string, item: string) => `${name}: &${name} [${Array(10).fill(item).join(", ")}]\n`;
    const values = `${list("a", "1")}${list("b", "*a")}${list("c", "*b")}${list("d", "*c")}e: [*d, *d]\n`;
    expect(findingsIn(values)).toEqual(["5:5+2 parse/too-many-aliases aliases stand for more than 20000 values"]);
    expect(findingsIn(`a: &a x\nb: [${"*a, ".repeat(50)}]\n`)).toEqual([]);
  });

  it("counts values", () => {
    expect(findingsIn(`a: [${"1,".repeat(199_998)}]\n`)).toEqual([]);
    expect(findingsIn(`a: [${"1,".repeat(199_999)}]\n`)).toEqual([
      "1:400001+1 parse/too-many-values the file holds more than 200000 values",
    ]);
  });

  it("reports independent mistakes together, and no consequence of one", () => {
    expect(findingsIn("a: 1\na: 2\nb: @x\nc: !t 1\nd: [1\ne: 3\ne: 4\nf: *g\n")).toEqual([
      '2:1+1 parse/duplicate-key key "a" is declared twice',
      '3:4+1 parse/reserved-character a value cannot begin with "@" unless it is in quotes',
      '4:4+2 parse/explicit-tag tag "!t" is not read',
      '5:4+1 parse/unclosed-bracket the "[" that begins here is not closed',
    ]);
  });

  it("shows the first of two keys", () => {
    const { diagnostics } = parseSpec(sourceOf("a: 1\na: 2\n"));
    expect(diagnostics[0]?.related).toEqual([
      { span: { file: "platform.yaml", start: 0, end: 1 }, message: "first declared here" },
    ]);
  });

  it("proposes the quoted spelling, the near anchor, the missing space", () => {
    expect(helpFor("80: x\n")).toEqual(['write "80" in quotes']);
    expect(helpFor("a: &base 1\nb: *bace\n")).toEqual([
      'write "*base", or put quotes around the value if it is meant to begin with "*"',
    ]);
    expect(helpFor("port:8080\n")).toEqual(['write "port: 8080"']);
  });
});
