import { expect, it } from "vitest";
import { cyclesOf } from "../../../src/compiler/values/cycles.ts";

const graph = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

it("finds the shortest cycle of each knot, from its first name", () => {
  const edges = graph({ d: ["c"], c: ["d"], b: ["a"], a: ["x", "b"], x: ["y"], y: ["a"], z: ["a", "c"] });
  expect(cyclesOf(edges)).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

it("finds none where every way ends, and passes over self-calls and unknown names", () => {
  expect(cyclesOf(graph({ a: ["b", "c", "a"], b: ["c"], c: ["unknown"] }))).toEqual([]);
});

it("does not depend on the order of names and edges", () => {
  const one = graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: ["a"] });
  const other = graph({ d: ["a"], c: ["d"], b: ["d"], a: ["c", "b"] });
  expect(cyclesOf(one)).toEqual([["a", "b", "d"]]);
  expect(cyclesOf(other)).toEqual([["a", "b", "d"]]);
});

it("walks long chains", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
  const edges = new Map(names.map((name, index) => [name, [names[(index + 1) % names.length] ?? ""]]));
  expect(cyclesOf(edges)[0]).toHaveLength(20_000);
});
