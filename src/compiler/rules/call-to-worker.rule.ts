import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const callToWorker = defineRule({
  name: "call-to-worker",
  section: "docs/language/services.md#calls",
  severity: "error",
  message: message`${"kind"} "${"caller"}" calls "${"target"}", which has no port`,
  why: "A service without a port is a worker: it fetches its work, and nothing can reach it.",
  help: message`give "${"target"}" the port on which it listens, or remove the call`,
  check({ spec }, report) {
    for (const kind of ["services", "jobs"] as const) {
      for (const [caller, { calls }] of Object.entries(spec[kind])) {
        for (const [index, target] of calls.entries()) {
          const called = Object.hasOwn(spec.services, target) ? spec.services[target] : undefined;
          if (called === undefined || called.port !== undefined || (kind === "services" && caller === target)) continue;
          report({
            path: [kind, caller, "calls", index],
            params: { kind: kind === "services" ? "service" : "job", caller, target },
            related: [{ path: ["services", target], message: `"${target}" is declared here` }],
          });
        }
      }
    }
  },
});
