import { expect, it } from "vitest";
import { BAND_SIZE, literalSegments, routeBand, routePriority } from "../../../src/compiler/values/route-priority.ts";

it("counts the literal segments in front of the first wildcard", () => {
  const counts = ["/*", "/api/*", "/api*", "/a/b", "/a/?/b", "/", "/a//b"].map(literalSegments);
  expect(counts).toEqual([0, 1, 0, 2, 1, 0, 2]);
});

it("takes the band of the least specific path, the most specific first", () => {
  expect(routeBand(["/a/b/*"])).toBe(6);
  expect(routeBand(["/a/b/*", "/c/*"])).toBe(7);
  expect(routeBand(["/1/2/3/4/5/6/7/8/9/10"])).toBe(0);
  expect(routeBand(["/*"])).toBe(8);
});

it("keeps the author's number", () => {
  expect(routePriority({ id: "web", paths: ["/*"], priority: 7 })).toBe(7);
});

it("gives the same number for ever", () => {
  expect(routePriority({ id: "gateway", paths: ["/api/*"] })).toBe(42871);
  expect(routePriority({ id: "payments", paths: ["/pay/*"] })).toBe(41267);
});

it("stays inside the load balancer's numbers, in the band", () => {
  const numbers = Array.from({ length: 500 }, (_, index) => routePriority({ id: `s${index}`, paths: ["/*"] }));
  expect(Math.min(...numbers)).toBeGreaterThan(8 * BAND_SIZE);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(9 * BAND_SIZE);
});

it("spreads ids that differ in their last letters", () => {
  const numbers = Array.from({ length: 100 }, (_, index) => routePriority({ id: `s${index}`, paths: ["/*"] }));
  expect(new Set(numbers).size).toBeGreaterThanOrEqual(98);
});
