import { it } from "vitest";
import { unknownLogRetention } from "../../../src/compiler/rules/unknown-log-retention.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports periods that CloudWatch does not know", () => {
  expectFindings(
    unknownLogRetention,
    `
    network: { flowLogs: { retention: 45d } }
    services: { web: { logs: { retention: 12h } } }
    jobs: { rollup: { logs: { retention: 4000d } } }
  `,
    [
      {
        message: "CloudWatch cannot keep logs for 45d",
        at: "1:35",
        help: 'write "60d"; the periods in days are 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
      },
      { message: "CloudWatch cannot keep logs for 12h", at: "2:39" },
      { message: "CloudWatch cannot keep logs for 4000d", at: "3:38" },
    ],
  );
});

it("accepts one of its periods in any spelling", () => {
  expectFindings(
    unknownLogRetention,
    `
    services: { web: { logs: { retention: 24h } }, api: { logs: { retention: 365d } }, worker: {} }
  `,
    [],
  );
});
