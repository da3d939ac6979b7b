import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const unusedAtlas = defineRule({
  name: "unused-atlas",
  section: "docs/language/databases.md#atlas",
  severity: "warning",
  message: message`an Atlas organisation is named, and no database is in it`,
  why: "Without databases nothing is made in Atlas; the section may be left over, or databases be meant that are not written yet.",
  help: message`declare a database, or remove atlas`,
  check({ spec }, report) {
    if (spec.atlas === undefined || Object.keys(spec.databases).length > 0) return;
    report({ path: ["atlas"], at: "key", params: {} });
  },
});
