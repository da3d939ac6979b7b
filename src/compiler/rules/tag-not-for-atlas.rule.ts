import { message } from "../../diagnostic/define.ts";
import { isAtlasTag } from "../facts/atlas.ts";
import { defineRule, type Path } from "./rule.ts";

export const tagNotForAtlas = defineRule({
  name: "tag-not-for-atlas",
  section: "docs/language/databases.md#tags",
  severity: "error",
  message: message`"${"text"}" stands in the tags of the databases, where Atlas allows only letters, digits, spaces, and ; @ _ - . +`,
  why: "The platform's tags are on its project and clusters in Atlas, too, so that their costs can be told apart there. Atlas refuses what AWS takes.",
  help: message`write it without ${"wrong"}`,
  check({ spec }, report) {
    if (Object.keys(spec.databases).length === 0) return;
    const check = (path: Path, text: string, at: "key" | "value"): void => {
      if (isAtlasTag(text)) return;
      const wrong = [...new Set([...text].filter((character) => !isAtlasTag(character)))].join(" ");
      report({ path, at, params: { text, wrong } });
    };
    check(["owner"], spec.owner, "value");
    check(["costCenter"], spec.costCenter, "value");
    for (const [tag, value] of Object.entries(spec.tags)) {
      check(["tags", tag], tag, "key");
      check(["tags", tag], value, "value");
    }
  },
});
