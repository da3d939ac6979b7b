import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { environmentPath } from "./written.ts";

/**
 * What environments share has `shared` in place of the environment, and stacks beside theirs: `images`, one for each
 * account, and one in the standby region of each environment.
 */
const RESERVED = /^(shared|images|account-.*|.*-standby)$/;

export const reservedEnvironment = defineRule({
  name: "reserved-environment",
  section: "docs/language/environments.md#names",
  severity: "error",
  message: message`an environment cannot be called "${"environment"}"`,
  why: "What environments share has stacks and names of its own beside theirs; an environment of such a name would be mistaken for it, or take its stack.",
  help: message`rename the file, for example to "environments/common.yaml"`,
  check(context, report) {
    const { environment } = context;
    if (RESERVED.test(environment)) report({ path: environmentPath(context), at: "key", params: { environment } });
  },
});
