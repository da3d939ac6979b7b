import { message } from "../../diagnostic/define.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const tagInRepository = defineTaskRule({
  name: "tag-in-repository",
  section: "docs/language/services.md#image",
  severity: "error",
  message: message`the repository "${"repository"}" of ${"owner"} ends with a tag`,
  why: "Repository and version are written apart; together with `tag` or `digest` it would be no image reference.",
  help: message`write repository: ${"name"} and tag: "${"tag"}"`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      const { repository } = container.image;
      // A colon in front of the first slash belongs to the registry's port.
      const match = /^(.*[^:]):([^:/]*)$/.exec(repository ?? "");
      if (repository === undefined || match === null) continue;
      const [, name = "", tag = ""] = match;
      report({ path: [...path, "image", "repository"], params: { repository, owner: text, name, tag } });
    }
  },
});
