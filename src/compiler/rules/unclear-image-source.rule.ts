import { message } from "../../diagnostic/define.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const unclearImageSource = defineTaskRule({
  name: "unclear-image-source",
  section: "docs/language/services.md#image",
  severity: "error",
  message: message`the image of ${"owner"} has ${"actual"}`,
  why: "An image is either built from a folder of this repository or taken from another repository.",
  help: message`${"remedy"}`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      const { build, repository } = container.image;
      if ((build === undefined) !== (repository === undefined)) continue;
      const both = build !== undefined;
      const actual = both ? 'both "build" and "repository"' : 'neither "build" nor "repository"';
      const remedy = both ? 'remove one of them; in an environment\'s file write "build: null"' : "add one of them";
      report({ path: [...path, "image"], at: "key", params: { owner: text, actual, remedy } });
    }
  },
});
