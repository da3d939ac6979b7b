import { message } from "../../diagnostic/define.ts";
import { containersOf } from "./containers.ts";
import { defineTaskRule } from "./rule.ts";

export const unclearImageVersion = defineTaskRule({
  name: "unclear-image-version",
  section: "docs/language/services.md#image",
  severity: "error",
  message: message`the image "${"repository"}" of ${"owner"} has ${"actual"}`,
  why: "Without a version it is not said what runs; with two of them, which of them does.",
  help: message`${"remedy"}`,
  check(task, { kind, key }, report) {
    for (const { container, path, text } of containersOf(task, kind, key)) {
      const { build, repository, tag, digest } = container.image;
      if (repository === undefined || build !== undefined || (tag === undefined) !== (digest === undefined)) continue;
      const both = tag !== undefined;
      const actual = both ? 'both "tag" and "digest"' : 'neither "tag" nor "digest"';
      const remedy = both
        ? "remove the tag: the digest is exact"
        : 'add one of them; write a tag in quotes, such as tag: "1.29.1"';
      report({ path: [...path, "image"], at: "key", params: { repository, owner: text, actual, remedy } });
    }
  },
});
