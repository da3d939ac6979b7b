import { it } from "vitest";
import { alarmBelowScalingTarget } from "../../../src/compiler/rules/alarm-below-scaling-target.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an alarm that scaling itself would set off, at what the service says", () => {
  expectFindings(
    alarmBelowScalingTarget,
    `
    observability: { notify: { email: [oncall@shop.example] } }
    services:
      one: { scaling: { target: { cpu: 80 } } }
      two: { alarms: { memory: { above: 60 } }, scaling: { target: { memory: 65 } } }
  `,
    [
      {
        message: 'the alarm "cpu" of service "one" goes off above 80 %, but scaling holds 80 %',
        at: "3:36",
        help: "write alarms: { cpu: { above: 90 } }, or a lower target",
      },
      { message: 'the alarm "memory" of service "two" goes off above 60 %, but scaling holds 65 %', at: "4:37" },
    ],
  );
});

it("lets alarms be above the target, off, or for nobody", () => {
  const services = "services: { one: { scaling: { target: { cpu: 90 } } } }\n";
  expectFindings(alarmBelowScalingTarget, services, []);
  expectFindings(
    alarmBelowScalingTarget,
    `
    observability: { notify: { email: [oncall@shop.example] } }
    services:
      one: { scaling: { target: { cpu: 90 } }, alarms: { cpu: { enabled: false } } }
      two: { scaling: { target: { cpu: 79 } } }
  `,
    [],
  );
});
