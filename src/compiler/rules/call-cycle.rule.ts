import { message } from "../../diagnostic/define.ts";
import { cyclesOf } from "../values/cycles.ts";
import { defineRule } from "./rule.ts";

export const callCycle = defineRule({
  name: "call-cycle",
  section: "docs/language/services.md#calls",
  severity: "warning",
  message: message`services call each other in a circle: ${"chain"}`,
  why: "Services are deployed in the order of their calls, the called ones first; in a circle there is no first, and a failure of one reaches all of them.",
  help: message`turn one of the calls around, or let a queue stand between two of the services`,
  check({ spec: { services } }, report) {
    const calls = new Map(Object.entries(services).map(([service, { calls: targets }]) => [service, targets]));
    for (const cycle of cyclesOf(calls)) {
      const [first = "", second = ""] = cycle;
      report({
        path: ["services", first, "calls", services[first]?.calls.indexOf(second) ?? 0],
        params: { chain: [...cycle, first].map((name) => `"${name}"`).join(" → ") },
        related: cycle.slice(1).map((name, index) => ({
          path: ["services", name, "calls", services[name]?.calls.indexOf(cycle[index + 2] ?? first) ?? 0],
          message: `"${name}" calls "${cycle[index + 2] ?? first}" here`,
        })),
      });
    }
  },
});
