import fc from "fast-check";
import { expect, it } from "vitest";
import { compareValues, show } from "../../../src/engine/verify/compare-values.ts";
import { outputWire, secretWire, UNKNOWN, type Wire } from "../../../src/graph/wire.ts";

const found = (expected: Wire | undefined, actual: Wire | undefined) =>
  compareValues("p", expected, actual).map((each) => `${each.what} ${each.path}: ${each.expected} / ${each.actual}`);

it("points to the smallest part that differs", () => {
  expect(found({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toEqual(["value p.a[1].b: 2 / 3"]);
  expect(found({ a: 1 }, { b: 1 })).toEqual(["value p.a: 1 / nothing", "value p.b: nothing / 1"]);
  expect(found({ "a b": 1 }, { "a b": "1" })).toEqual(['value p["a b"]: 1 / "1"']);
  expect(found({}, { constructor: 1 })).toEqual(["value p.constructor: nothing / 1"]);
  expect(found([], {})).toEqual(["value p: [] / {}"]);
  expect(found(undefined, null)).toEqual(["value p: nothing / null"]);
});

it("looks into JSON documents, and still tells two texts of the same document apart", () => {
  expect(found('{"a":[1]}', '{"a":[2]}')).toEqual(["value p → a[0]: 1 / 2"]);
  expect(found('{"a":1}', '{ "a": 1 }')).toEqual(['value p: "{\\"a\\":1}" / "{ \\"a\\": 1 }"']);
  expect(found("{a", "{b")).toEqual(['value p: "{a" / "{b"']);
});

it("tells lost and added secrecy, and another secret", () => {
  expect(found(secretWire("a"), "a")).toEqual(["secret p: [secret] / the same value, not secret"]);
  expect(found(secretWire("a"), "b")).toEqual(["secret p: [secret] / another value, not secret"]);
  expect(found("a", secretWire("a"))).toEqual(['secret p: "a" / [secret]']);
  expect(found(secretWire("a"), secretWire("b"))).toEqual(["value p: [secret] / another secret"]);
  expect(found(secretWire("a"), secretWire("a"))).toEqual([]);
});

it("compares outputs of a remote component's arguments", () => {
  const output = (value: Wire | undefined, secret: boolean, ...dependencies: string[]) =>
    outputWire({ value, secret, dependencies });
  expect(found(output("a", false, "x"), output("b", false, "x"))).toEqual(['value p: "a" / "b"']);
  expect(found(output("a", true, "x"), output("a", false, "x"))).toEqual([
    "secret p: [secret] / the same value, not secret",
  ]);
  expect(found(output("a", false, "x"), "a")).toEqual(['dependency p: ["x"] / []']);
  expect(found(output(undefined, false, "x"), output("a", false, "x"))).toEqual(['value p: [unknown] / "a"']);
});

it("shows no plaintext, wherever the secret stands", () => {
  const plaintext = "hunter2";
  const secrets = fc.constantFrom<Wire>(
    secretWire(plaintext),
    secretWire([plaintext]),
    outputWire({ value: plaintext, secret: true, dependencies: [] }),
  );
  const value = fc.letrec<{ wire: Wire }>((tie) => ({
    wire: fc.oneof(
      { depthSize: "small" },
      secrets,
      fc.constantFrom<Wire>("a", 1, null, UNKNOWN),
      fc.array(tie("wire"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b"), tie("wire")),
    ),
  })).wire;
  fc.assert(
    fc.property(value, value, (expected, actual) => {
      expect(show(expected)).not.toContain(plaintext);
      expect(JSON.stringify(compareValues("p", expected, actual))).not.toContain(plaintext);
    }),
  );
});

it("finds nothing in equal values", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(found(value as Wire, structuredClone(value) as Wire)).toEqual([]);
    }),
  );
});
