import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const nameOfTwoKinds = defineRule({
  name: "name-of-two-kinds",
  section: "docs/language/names.md#names",
  severity: "error",
  message: message`"${"key"}" is the name of a service and of a job`,
  why: "A name stands alone in messages, names of resources and log groups, so it means one thing in a platform.",
  help: message`rename the job, for example "${"key"}-job"`,
  check({ spec }, report) {
    for (const key of Object.keys(spec.jobs)) {
      if (!Object.hasOwn(spec.services, key)) continue;
      report({
        path: ["jobs", key],
        at: "key",
        params: { key },
        related: [{ path: ["services", key], message: `service "${key}" is declared here` }],
      });
    }
  },
});
