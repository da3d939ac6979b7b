import { message } from "../../diagnostic/define.ts";
import { FARGATE_CPUS } from "../facts/fargate-sizes.ts";
import { connectedServices } from "./connected.ts";
import { defineRule } from "./rule.ts";

const SMALLEST_CPU = Math.min(...FARGATE_CPUS);

export const crowdedTask = defineRule({
  name: "crowded-task",
  section: "docs/language/services.md#size",
  severity: "warning",
  message: message`service "${"service"}" shares ${"cpu"} CPU units with sidecars and the Service Connect proxy`,
  why: "AWS advises 256 CPU units for the proxy alone; with sidecars beside it the smallest size leaves the program little.",
  help: message`write cpu: 512 and memory: 1GB`,
  check({ spec }, report) {
    let connected: ReadonlySet<string> | undefined;
    for (const [key, { cpu, sidecars }] of Object.entries(spec.services)) {
      if (cpu > SMALLEST_CPU || Object.keys(sidecars).length === 0) continue;
      connected ??= connectedServices(spec);
      if (connected.has(key)) report({ path: ["services", key, "cpu"], params: { service: key, cpu: String(cpu) } });
    }
  },
});
