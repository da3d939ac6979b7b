import { message } from "../../diagnostic/define.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const versionOfBuiltImage = defineTaskRule({
  name: "version-of-built-image",
  section: "docs/language/services.md#image",
  severity: "error",
  message: message`the image of ${"owner"} is built here, but has a ${"field"}`,
  why: "Which version of a built image runs is said by the inventory, which the pipeline writes; the field would be passed over.",
  help: message`remove "${"field"}"`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      const { image } = container;
      if (image.build === undefined || image.repository !== undefined) continue;
      for (const field of ["tag", "digest"] as const) {
        if (image[field] !== undefined)
          report({ path: [...path, "image", field], at: "key", params: { owner: text, field } });
      }
    }
  },
});
