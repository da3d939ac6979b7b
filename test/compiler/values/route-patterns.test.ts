import { expect, it } from "vitest";
import {
  literalPrefix,
  patternCovers,
  patternsOverlap,
  wildcards,
} from "../../../src/compiler/values/route-patterns.ts";

it.each([
  ["/a", "/a", true],
  ["/a", "/A", false],
  ["/a/*", "/a", false],
  ["/a/*", "/a/", true],
  ["/a*", "/a", true],
  ["/a?", "/a", false],
  ["/a?", "/ab", true],
  ["/*/x", "/y/*", true],
  ["/*/x", "/y/z", false],
  ["/a*b", "/a?c", false],
  ["/a*b*c", "/*bc", true],
  ["*", "", true],
])("%s and %s meet: %s", (a, b, meet) => {
  expect(patternsOverlap(a, b)).toBe(meet);
  expect(patternsOverlap(b, a)).toBe(meet);
});

it.each([
  ["/*", "/api/*", true],
  ["/api/*", "/*", false],
  ["/api/*", "/api/*", true],
  ["/a?", "/ab", true],
  ["/a?", "/a?", true],
  ["/a?", "/a*", false],
  ["/a*", "/a?c", true],
  ["/*a*", "/bab", true],
  ["/*a", "/*b", false],
])("%s takes all of %s: %s", (outer, inner, covers) => {
  expect(patternCovers(outer, inner)).toBe(covers);
});

it("reads the literal beginning and counts wildcards", () => {
  expect(["/a/*", "/a?b*", "/a"].map(literalPrefix)).toEqual(["/a/", "/a", "/a"]);
  expect(["/a/*", "/a?b*", "/a"].map(wildcards)).toEqual([1, 2, 0]);
});
