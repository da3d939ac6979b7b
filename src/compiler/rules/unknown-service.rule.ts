import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { defineRule } from "./rule.ts";

export const unknownService = defineRule({
  name: "unknown-service",
  section: "docs/language/services.md#calls",
  severity: "error",
  message: message`${"kind"} "${"caller"}" calls "${"target"}", which is not declared`,
  why: "A call becomes a network path and a name in DNS; an undeclared service can have neither.",
  help: message`${"nearest"}declare "${"target"}" under services`,
  check({ spec }, report) {
    const known = Object.keys(spec.services);
    for (const kind of ["services", "jobs"] as const) {
      for (const [caller, { calls }] of Object.entries(spec[kind])) {
        for (const [index, target] of calls.entries()) {
          if (Object.hasOwn(spec.services, target)) continue;
          report({
            path: [kind, caller, "calls", index],
            params: {
              kind: kind === "services" ? "service" : "job",
              caller,
              target,
              nearest: suggestion(target, known),
            },
          });
        }
      }
    }
  },
});
