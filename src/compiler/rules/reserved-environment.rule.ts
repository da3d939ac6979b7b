import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { environmentPath } from "./written.ts";

/** The stacks beside those of environments, and the word that stands for all environments in their names and tags. */
const RESERVED = /^(shared|images|account-.*|.*-standby)$/;

export const reservedEnvironment = defineRule({
  name: "reserved-environment",
  section: "docs/language/environments.md#names",
  severity: "error",
  message: message`an environment cannot be called "${"environment"}"`,
  why: "An environment is a stack of its name, and what environments share has stacks and tags with such names; the two would be taken for each other.",
  help: message`rename the file, for example to "environments/${"free"}.yaml"`,
  check(context, report) {
    const { environment } = context;
    if (!RESERVED.test(environment)) return;
    const rest = environment.replace(/^account-/, "").replace(/-standby$/, "");
    const free = /^[a-z]/.test(rest) && !RESERVED.test(rest) ? rest : "common";
    report({ path: environmentPath(context), at: "key", params: { environment, free } });
  },
});
