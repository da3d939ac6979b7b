import { it } from "vitest";
import { stopTimeoutTooLong } from "../../../src/compiler/rules/stop-timeout-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports services, sidecars and jobs", () => {
  expectFindings(
    stopTimeoutTooLong,
    `
    services: { web: { stopTimeout: 121s, sidecars: { proxy: { stopTimeout: 1h } } } }
    jobs: { rollup: { stopTimeout: 3m } }
  `,
    [
      {
        message: 'service "web" has 121s to end, longer than the 2m that Fargate waits',
        at: "1:33",
        help: "write stopTimeout: 2m",
      },
      { message: 'sidecar "proxy" of service "web" has 1h to end, longer than the 2m that Fargate waits', at: "1:73" },
      { message: 'job "rollup" has 3m to end, longer than the 2m that Fargate waits', at: "2:32" },
    ],
  );
});

it("accepts two minutes", () => {
  expectFindings(
    stopTimeoutTooLong,
    `
    services: { web: { stopTimeout: 2m } }
  `,
    [],
  );
});
