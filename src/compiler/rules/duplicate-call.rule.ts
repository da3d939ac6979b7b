import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const duplicateCall = defineRule({
  name: "duplicate-call",
  section: "docs/language/services.md#calls",
  severity: "error",
  message: message`"${"target"}" stands twice in the calls of ${"kind"} "${"caller"}"`,
  why: "A call is one rule in the target's security group; AWS refuses the same rule a second time.",
  help: message`remove one of the two`,
  check({ spec }, report) {
    for (const kind of ["services", "jobs"] as const) {
      for (const [caller, { calls }] of Object.entries(spec[kind])) {
        const first = new Map<string, number>();
        for (const [index, target] of calls.entries()) {
          const known = first.get(target);
          if (known === undefined) {
            first.set(target, index);
            continue;
          }
          report({
            path: [kind, caller, "calls", index],
            params: { kind: kind === "services" ? "service" : "job", caller, target },
            related: [{ path: [kind, caller, "calls", known], message: "first written here" }],
          });
        }
      }
    }
  },
});
