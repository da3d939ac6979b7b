import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { environmentPath } from "./written.ts";

/** The word that stands where the environment would for what environments share: images, account settings. */
const SHARED = "shared";

export const reservedEnvironment = defineRule({
  name: "reserved-environment",
  section: "docs/language/environments.md#names",
  severity: "error",
  message: message`an environment cannot be called "${"environment"}"`,
  why: "What environments share carries this word in its names and in the tag `environment`; an environment of that name would be mistaken for it.",
  help: message`rename the file, for example to "environments/common.yaml"`,
  check(context, report) {
    const { environment } = context;
    if (environment === SHARED) report({ path: environmentPath(context), at: "key", params: { environment } });
  },
});
