import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const databasesWithoutAtlas = defineRule({
  name: "databases-without-atlas",
  section: "docs/language/databases.md#atlas",
  severity: "error",
  message: message`databases need the Atlas organisation that their project is made in, and none is named`,
  why: "Each environment has a project in MongoDB Atlas, and a project belongs to an organisation.",
  help: message`write atlas: { organization: … } with the organisation's id, which Atlas shows under its settings`,
  check({ spec }, report) {
    if (spec.atlas !== undefined || Object.keys(spec.databases).length === 0) return;
    report({ path: ["databases"], at: "key", params: {} });
  },
});
