import { it } from "vitest";
import { alarmPeriodNotAllowed } from "../../../src/compiler/rules/alarm-period-not-allowed.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports periods that are no whole minutes, or longer than a day", () => {
  expectFindings(
    alarmPeriodNotAllowed,
    `
    observability: { alarms: { cpu: { period: 90s } } }
    services: { web: { alarms: { errors: { period: 10s } } } }
    jobs: { night: { alarms: { deadLetters: { period: 2d } } } }
  `,
    [
      {
        message: 'alarm "cpu" looks at periods of 90s, which are no whole minutes',
        at: "1:43",
        help: "write period: 2m",
      },
      {
        message: 'alarm "errors" of service "web" looks at periods of 10s, which are no whole minutes',
        at: "2:48",
        help: "write period: 1m",
      },
      {
        message: 'alarm "deadLetters" of job "night" looks at periods of 2d, which are longer than 1d',
        at: "3:51",
        help: "write period: 1d",
      },
    ],
  );
});

it("lets whole minutes be, and a day", () => {
  expectFindings(
    alarmPeriodNotAllowed,
    "observability: { alarms: { cpu: { period: 1m }, memory: { period: 1d } } }\n",
    [],
  );
});
