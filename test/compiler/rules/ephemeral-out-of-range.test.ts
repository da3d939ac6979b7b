import { it } from "vitest";
import { ephemeralOutOfRange } from "../../../src/compiler/rules/ephemeral-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports disks that are too small or too large", () => {
  expectFindings(
    ephemeralOutOfRange,
    `
    services: { web: { ephemeral: 10GB } }
    jobs: { rollup: { ephemeral: 201GB } }
  `,
    [
      {
        message: 'the disk of service "web" has 10GB, but Fargate gives 20GB to 200GB',
        at: "1:31",
        help: "write ephemeral: 20GB",
      },
      {
        message: 'the disk of job "rollup" has 201GB, but Fargate gives 20GB to 200GB',
        at: "2:30",
        help: "write ephemeral: 200GB",
      },
    ],
  );
});

it("accepts both ends", () => {
  expectFindings(
    ephemeralOutOfRange,
    `
    services: { web: { ephemeral: 20GB }, api: { ephemeral: 200GB }, worker: {} }
  `,
    [],
  );
});
