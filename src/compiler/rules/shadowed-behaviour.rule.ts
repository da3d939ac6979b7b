import { message } from "../../diagnostic/define.ts";
import { patternCovers } from "../values/route-patterns.ts";
import { defineRule } from "./rule.ts";

export const shadowedBehaviour = defineRule({
  name: "shadowed-behaviour",
  section: "docs/language/cdn.md#behaviours",
  severity: "error",
  message: message`behaviour "${"pattern"}" is never reached: "${"earlier"}" is asked first and takes all of it`,
  why: "CloudFront asks behaviours in their order, and the first whose path matches counts; a path twice is refused.",
  help: message`move "${"pattern"}" in front of "${"earlier"}", or remove it`,
  check({ spec }, report) {
    const behaviours = spec.cdn?.behaviours ?? [];
    for (const [index, { path }] of behaviours.entries()) {
      const earlier = behaviours.slice(0, index).findIndex((other) => patternCovers(other.path, path));
      if (earlier < 0) continue;
      report({
        path: ["cdn", "behaviours", index, "path"],
        params: { pattern: path, earlier: behaviours[earlier]?.path ?? "" },
        related: [{ path: ["cdn", "behaviours", earlier, "path"], message: "it is taken here" }],
      });
    }
  },
});
