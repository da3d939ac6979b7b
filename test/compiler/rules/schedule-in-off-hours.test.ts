import { it } from "vitest";
import { scheduleInOffHours } from "../../../src/compiler/rules/schedule-in-off-hours.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const offHours = 'cost: { offHours: { cron: "0 19 * * 1-5", until: "0 7 * * 1-5" } }';

it("reports what fires in the night, at the weekend, and at the moment at which the services start", () => {
  expectFindings(
    scheduleInOffHours,
    `
    ${offHours}
    services:
      web:
        scaling:
          schedules:
            - { name: night, cron: "0 22 * * *", min: 1, max: 2 }
            - { name: saturday, cron: "0 12 * * 6", min: 1, max: 2 }
            - { name: morning, cron: "0 7 * * 1-5", min: 1, max: 2 }
            - { name: noon, cron: "0 12 * * 1-5", min: 1, max: 2 }
  `,
    [
      {
        message: 'schedule "night" of service "web" fires while the environment is off, such as 2026-01-05 22:00 UTC',
        at: "6:32",
        related: [{ message: "the off-hours are here", at: "1:9" }],
      },
      {
        message:
          'schedule "saturday" of service "web" fires while the environment is off, such as 2026-01-10 12:00 UTC',
        at: "7:35",
      },
      {
        message: 'schedule "morning" of service "web" fires while the environment is off, such as 2026-01-05 07:00 UTC',
        at: "8:34",
      },
    ],
  );
});

it("reads each cron on the clock of its own time zone", () => {
  expectFindings(
    scheduleInOffHours,
    `
    ${offHours}
    services:
      web: { scaling: { schedules: [{ name: late, cron: "0 22 * * 1-4", timezone: Asia/Tokyo, min: 1, max: 2 }] } }
  `,
    [],
  );
});

it("accepts schedules where nothing is ever off", () => {
  expectFindings(
    scheduleInOffHours,
    'services: { web: { scaling: { schedules: [{ name: night, cron: "0 22 * * *", min: 1, max: 2 }] } } }',
    [],
  );
});
