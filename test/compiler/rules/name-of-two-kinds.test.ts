import { it } from "vitest";
import { nameOfTwoKinds } from "../../../src/compiler/rules/name-of-two-kinds.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a job that is called like a service", () => {
  expectFindings(
    nameOfTwoKinds,
    `
    services:
      report: {}
    jobs:
      report: { id: rollup }
  `,
    [
      {
        message: '"report" is the name of a service and of a job',
        at: "4:3",
        help: 'rename the job, for example "report-job"',
        related: [{ message: 'service "report" is declared here', at: "2:3" }],
      },
    ],
  );
});

it("accepts names of their own", () => {
  expectFindings(
    nameOfTwoKinds,
    `
    services: { report: {} }
    jobs: { rollup: {} }
  `,
    [],
  );
});
