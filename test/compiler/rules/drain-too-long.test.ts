import { it } from "vitest";
import { drainTooLong } from "../../../src/compiler/rules/drain-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a drain of more than an hour", () => {
  expectFindings(
    drainTooLong,
    `
    services:
      web: { port: 8080, route: { paths: [/*], drain: 90m } }
  `,
    [
      {
        message: "a task that leaves may finish its requests for at most 1h, but drain is 90m",
        at: "2:51",
        help: "write 1h or less",
      },
    ],
  );
});

it("accepts an hour, and none", () => {
  expectFindings(
    drainTooLong,
    `
    services:
      a: { port: 8080, route: { paths: [/*], drain: 1h } }
      b: { port: 8080, route: { paths: [/*], drain: 0s } }
  `,
    [],
  );
});
