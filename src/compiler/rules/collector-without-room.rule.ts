import { message } from "../../diagnostic/define.ts";
import { COLLECTOR } from "../facts/collector.ts";
import { mebibytes } from "../values/mebibytes.ts";
import { formatMemory } from "../values/memory.ts";
import { connectedServices, PROXY_MEMORY } from "./connected.ts";
import { LEAST_MAIN_MEMORY } from "./memory-overcommitted.rule.ts";
import { defineRule } from "./rule.ts";

export const collectorWithoutRoom = defineRule({
  name: "collector-without-room",
  section: "docs/language/observability.md#tracing",
  severity: "error",
  message: message`service "${"service"}" is traced, but its task has no room for the collector: ${"amount"} of ${"whole"} are taken, and it takes ${"needed"}`,
  why: "The collector is a container of the task and shares its size with the service, its sidecars and the Service Connect proxy.",
  help: message`give the service more ${"what"}, or its sidecars less`,
  check({ spec }, report) {
    if (spec.observability.tracing?.collector !== "opentelemetry") return;
    for (const [service, { tracing, cpu, memory, sidecars }] of Object.entries(spec.services)) {
      if (tracing === undefined) continue;
      const containers = Object.values(sidecars);
      const proxy = connectedServices(spec).has(service) ? PROXY_MEMORY : 0;
      const taken = containers.reduce((sum, sidecar) => sum + mebibytes(sidecar.memory), proxy + LEAST_MAIN_MEMORY);
      const reserved = containers.reduce((sum, sidecar) => sum + (sidecar.cpu ?? 0), 0);
      // What does not fit without the collector is another rule's.
      const spare = { memory: mebibytes(memory) - taken, cpu: cpu - reserved };
      if (spare.memory < 0 || spare.cpu < 0) continue;
      const whole = formatMemory(mebibytes(memory));
      if (spare.memory < COLLECTOR.memory) {
        const [amount, needed] = [formatMemory(taken), formatMemory(COLLECTOR.memory)];
        report({
          path: ["services", service, "memory"],
          params: { service, amount, whole, needed, what: "memory" },
        });
      } else if (spare.cpu < COLLECTOR.cpu) {
        const params = { amount: String(reserved), whole: `${cpu} CPU units`, needed: String(COLLECTOR.cpu) };
        report({ path: ["services", service, "cpu"], params: { service, ...params, what: "CPU units" } });
      }
    }
  },
});
