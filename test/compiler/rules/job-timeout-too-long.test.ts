import { it } from "vitest";
import { jobTimeoutTooLong } from "../../../src/compiler/rules/job-timeout-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a timeout beyond a year", () => {
  expectFindings(
    jobTimeoutTooLong,
    `
    jobs: { rollup: { timeout: 366d } }
  `,
    [
      {
        message: 'the timeout of job "rollup" is 366d, longer than a run can take',
        at: "1:28",
        help: "write a timeout of at most 365d, or remove it for no limit",
      },
    ],
  );
});

it("accepts a year, and no timeout", () => {
  expectFindings(
    jobTimeoutTooLong,
    `
    jobs: { rollup: { timeout: 365d }, cleanup: {} }
  `,
    [],
  );
});
