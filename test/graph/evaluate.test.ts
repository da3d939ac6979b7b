import { expect, it } from "vitest";
import { plainly, serialize, type ValueSource } from "../../src/graph/evaluate.ts";
import type { PlainValue } from "../../src/graph/values.ts";
import { secretWire, UNKNOWN } from "../../src/graph/wire.ts";
import { ref } from "../engine/verify/fixture.ts";

const source: ValueSource = {
  configuration: ({ key, secret }) => plainly(`<${key}>`, secret),
  reference: ({ node, path }) => {
    const nodes = new Set([node]);
    if (path[0] === "absent") return { value: undefined, secret: false, nodes };
    return {
      value: path[0] === "later" ? UNKNOWN : `${node}.${path.join(".")}`,
      secret: path[0] === "password",
      nodes,
    };
  },
};
const wire = (value: PlainValue) => serialize(value, source).wire;

it("keeps structure and replaces computed parts", () => {
  expect(wire({ a: [1, true, null, ref("x", "arn")], b: ref("x", "later") })).toEqual({
    a: [1, true, null, "x.arn"],
    b: UNKNOWN,
  });
  expect([...serialize([ref("x", "arn"), ref("y", "arn")], source).nodes]).toEqual(["x", "y"]);
});

it("leaves out what an output does not have, but not in a list", () => {
  expect(wire({ a: ref("x", "absent"), b: [ref("x", "absent")] })).toEqual({ b: [null] });
});

it("makes texts unknown as a whole, and secret as a whole", () => {
  expect(
    wire({ $: "interpolation", parts: ["a-", ref("x", "arn"), "-", { $: "configuration", key: "k", secret: false }] }),
  ).toBe("a-x.arn-<k>");
  expect(wire({ $: "interpolation", parts: [ref("x", "arn"), ref("x", "later")] })).toBe(UNKNOWN);
  expect(wire({ $: "interpolation", parts: ["a-", ref("x", "password")] })).toEqual(secretWire("a-x.password"));
});

it("prints documents as JSON.stringify does", () => {
  const value = { b: 'a "quote"', a: [ref("x", "arn"), { $: "json", value: { c: ref("x", "absent") } } as const] };
  expect(wire({ $: "json", value })).toBe('{"b":"a \\"quote\\"","a":["x.arn","{}"]}');
  expect(wire({ $: "json", value: [ref("x", "password")] })).toEqual(secretWire('["x.password"]'));
  expect(wire({ $: "json", value: [ref("x", "later")] })).toBe(UNKNOWN);
});

it("marks secrets where they stand; an unknown one is unknown", () => {
  expect(wire({ a: { $: "secret", value: { b: ["c"] } } })).toEqual({ a: secretWire({ b: ["c"] }) });
  expect(wire({ $: "secret", value: ref("x", "later") })).toBe(UNKNOWN);
  expect(wire({ $: "configuration", key: "k", secret: true })).toEqual(secretWire("<k>"));
});

it("gives the outputs among a remote component's arguments their dependencies", () => {
  const remote = { dependencies: (nodes: ReadonlySet<string>) => [...nodes] };
  const { wire: sent } = serialize([ref("x", "arn"), ref("y", "later"), { $: "json", value: 1 }], source, remote);
  const mark = { "4dabf18193072939515e22adb298388d": "d0e6a833031e9bbcd3f4e8bde6ca49a4" };
  expect(sent).toEqual([{ ...mark, value: "x.arn", dependencies: ["x"] }, { ...mark, dependencies: ["y"] }, "1"]);
});
