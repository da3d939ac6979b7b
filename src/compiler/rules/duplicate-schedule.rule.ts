import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const duplicateSchedule = defineServiceRule({
  name: "duplicate-schedule",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`two schedules of service "${"service"}" are called "${"name"}"`,
  why: "A schedule's name becomes the name of a scheduled action, and of two with one name the second replaces the first.",
  help: message`give the second another name`,
  check({ scaling }, service, report) {
    const first = new Map<string, number>();
    for (const [index, { name }] of scaling.schedules.entries()) {
      const known = first.get(name);
      if (known === undefined) {
        first.set(name, index);
        continue;
      }
      report({
        path: ["scaling", "schedules", index, "name"],
        params: { service, name },
        related: [{ path: ["scaling", "schedules", known, "name"], message: "first used here" }],
      });
    }
  },
});
