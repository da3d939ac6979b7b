import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const cpuOvercommitted = defineServiceRule({
  name: "cpu-overcommitted",
  section: "docs/language/services.md#size",
  severity: "error",
  message: message`service "${"service"}" has ${"cpu"} CPU units, but its sidecars reserve ${"reserved"}`,
  why: "What containers reserve comes out of the task; ECS refuses a task definition whose containers reserve more than it has.",
  help: message`give the service more CPU units, or its sidecars fewer`,
  check({ cpu, sidecars }, service, report) {
    const reserved = Object.values(sidecars).reduce((sum, sidecar) => sum + (sidecar.cpu ?? 0), 0);
    if (reserved <= cpu) return;
    report({
      path: ["cpu"],
      params: { service, cpu: String(cpu), reserved: String(reserved) },
    });
  },
});
