import { expect, it } from "vitest";
import { stableHash } from "../../../src/compiler/values/stable-hash.ts";

it.each([
  ["", 2872998923],
  ["a", 444641715],
  ["foobar", 202221276],
])("never changes: %j", (text, hash) => {
  expect(stableHash(text)).toBe(hash);
});

it("spreads names that differ in a digit", () => {
  const places = new Set(Array.from({ length: 100 }, (_, index) => stableHash(`s${index + 1}`) % 5500));
  expect(places.size).toBeGreaterThan(97);
});
