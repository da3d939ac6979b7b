import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const alarmBelowScalingTarget = defineRule({
  name: "alarm-below-scaling-target",
  section: "docs/language/observability.md#alarms",
  severity: "warning",
  message: message`the alarm "${"alarm"}" of service "${"service"}" goes off above ${"above"} %, but scaling holds ${"target"} %`,
  why: "Scaling keeps the average at its target. An alarm at or below it goes off while everything is as it should be, and is soon ignored.",
  help: message`write alarms: { ${"alarm"}: { above: ${"nearest"} } }, or a lower target`,
  check({ spec }, report) {
    const { notify, alarms: common } = spec.observability;
    if (notify === undefined) return;
    for (const [service, { scaling, alarms }] of Object.entries(spec.services)) {
      for (const alarm of ["cpu", "memory"] as const) {
        const target = scaling.target[alarm];
        const { enabled, above } = { ...common[alarm], ...alarms?.[alarm] };
        if (!enabled || target === undefined || typeof above !== "number" || above > target) continue;
        const own = alarms?.[alarm]?.above !== undefined;
        report({
          path: ["services", service, ...(own ? ["alarms", alarm, "above"] : ["scaling", "target", alarm])],
          params: {
            alarm,
            service,
            above: String(above),
            target: String(target),
            nearest: String(Math.min(99, target + 10)),
          },
        });
      }
    }
  },
});
