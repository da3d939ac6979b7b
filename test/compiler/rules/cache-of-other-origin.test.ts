import { it } from "vitest";
import { cacheOfOtherOrigin } from "../../../src/compiler/rules/cache-of-other-origin.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    cacheOfOtherOrigin,
    "cdn: { behaviours: [{ path: /a, cache: dynamic }, { path: /b, cache: static, to: web }] }",
    [
      {
        message: 'behaviour "/a" has cache: dynamic, which is not for a bucket',
        at: "1:40",
        help: 'write "immutable", "static", or "none"',
      },
      {
        message: 'behaviour "/b" has cache: static, which is not for a service',
        at: "1:70",
        help: 'write "dynamic" or "none"',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    cacheOfOtherOrigin,
    "cdn: { behaviours: [{ path: /a, cache: immutable }, { path: /b, cache: dynamic, to: web }, { path: /c, cache: none }] }",
    [],
  );
});
