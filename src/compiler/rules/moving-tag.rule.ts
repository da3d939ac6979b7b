import { message } from "../../diagnostic/define.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const movingTag = defineTaskRule({
  name: "moving-tag",
  section: "docs/language/services.md#image",
  severity: "warning",
  message: message`the image of ${"owner"} has the tag "latest", which moves`,
  why: "Each new task would take what the tag means at that moment: tasks of one service differ, and a rollback brings nothing back.",
  help: message`write the tag of a release, or a digest`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      if (container.image.tag === "latest") report({ path: [...path, "image", "tag"], params: { owner: text } });
    }
  },
});
