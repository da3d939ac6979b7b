import { message } from "../../diagnostic/define.ts";
import { NAME_LENGTH, NAME_PATTERN } from "../schema/scalars.ts";
import { defineRule } from "./rule.ts";
import { environmentPath } from "./written.ts";

export const invalidEnvironmentName = defineRule({
  name: "invalid-environment-name",
  section: "docs/language/environments.md#names",
  severity: "error",
  message: message`the name of the environment "${"environment"}" is not in kebab-case with at most ${"length"} characters`,
  why: "The name of the file is the environment's name, which stands in names of stacks, log groups and keys, and in the tag `environment`.",
  help: message`rename the file, for example to "environments/${"nearest"}.yaml"`,
  check(context, report) {
    const { environment } = context;
    if (NAME_PATTERN.test(environment) && environment.length <= NAME_LENGTH) return;
    const nearest = nearestName(environment);
    report({
      path: environmentPath(context),
      at: "key",
      params: { environment, length: String(NAME_LENGTH), nearest },
    });
  },
});

function nearestName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return (
    words
      .replace(/^[^a-z]+/, "")
      .slice(0, NAME_LENGTH)
      .replace(/-+$/, "") || "production"
  );
}
