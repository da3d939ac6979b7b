import { it } from "vitest";
import { emptyPlatform } from "../../../src/compiler/rules/empty-platform.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a platform in which nothing runs", () => {
  expectFindings(
    emptyPlatform,
    `
    platform: shop
  `,
    [
      {
        message: "the platform has neither services nor jobs, nor a CDN",
        at: "1:1",
        help: "declare a service under services, a job under jobs, or a CDN under cdn",
      },
    ],
  );
});

it("accepts a job alone", () => {
  expectFindings(
    emptyPlatform,
    `
    platform: shop
    jobs: { rollup: {} }
  `,
    [],
  );
});
