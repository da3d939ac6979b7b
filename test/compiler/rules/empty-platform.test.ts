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
        message: "the platform has neither services nor jobs",
        at: "1:1",
        help: "declare a service under services, or a job under jobs",
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
