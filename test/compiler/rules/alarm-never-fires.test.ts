import { it } from "vitest";
import { alarmNeverFires } from "../../../src/compiler/rules/alarm-never-fires.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports thresholds that the measured value cannot pass", () => {
  expectFindings(
    alarmNeverFires,
    `
    observability: { alarms: { cpu: { above: 100 }, latency: { p95: 60s } } }
    queues: { mail: { retention: 1h, alarms: { age: { above: 1h } } } }
  `,
    [
      { message: 'alarm "cpu" never goes off: nothing is above 100 %', at: "1:42", help: "write above: 99, or less" },
      {
        message: 'alarm "latency" never goes off: the load balancer gives an answer up after 60s',
        at: "1:65",
        help: "write p95: 30s, or less",
      },
      {
        message: 'alarm "age" of queue "mail" never goes off: a message is kept for 1h only',
        at: "2:58",
        help: "write above: 30m, or less",
      },
    ],
  );
});

it("lets thresholds be that can be passed, and counts", () => {
  expectFindings(
    alarmNeverFires,
    `
    observability: { alarms: { cpu: { above: 99 }, latency: { p95: 59s }, logErrors: { above: 100 } } }
    queues: { mail: { retention: 10m } }
  `,
    [],
  );
});
