import { it } from "vitest";
import { alarmWindowTooLong } from "../../../src/compiler/rules/alarm-window-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports periods that are together longer than CloudWatch looks back", () => {
  expectFindings(
    alarmWindowTooLong,
    `
    observability: { alarms: { cpu: { for: 289 } } }
    services: { web: { alarms: { cpu: { period: 30m }, errors: { for: 8, period: 1d } } } }
  `,
    [
      {
        message: 'alarm "cpu" looks at 289 periods of 5m, together more than 1d',
        at: "1:40",
        help: "write for: 288, or a shorter period",
      },
      {
        message: 'alarm "cpu" of service "web" looks at 289 periods of 30m, together more than 1d',
        at: "2:45",
        help: "write for: 48, or a shorter period",
      },
      { message: 'alarm "errors" of service "web" looks at 8 periods of 1d, together more than 7d', at: "2:67" },
    ],
  );
});

it("lets a day of minutes be, and a week of hours", () => {
  expectFindings(
    alarmWindowTooLong,
    "observability: { alarms: { cpu: { for: 288 }, memory: { for: 168, period: 1h } } }\n",
    [],
  );
});
