import { message } from "../../diagnostic/define.ts";
import { quotedList } from "../../diagnostic/nearest.ts";
import { OWN_DATABASES } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const reservedDatabaseName = defineRule({
  name: "reserved-database-name",
  section: "docs/language/databases.md#database",
  severity: "error",
  message: message`"${"name"}" is a database that MongoDB has for itself, and database "${"database"}" would be in it`,
  why: "Users, settings, and what a node keeps of itself are in these databases; access to one of them is access to all of that.",
  help: message`choose a name other than ${"own"}`,
  check({ spec }, report) {
    for (const [key, { database }] of Object.entries(spec.databases)) {
      if (!OWN_DATABASES.includes(database.toLowerCase())) continue;
      report({
        path: ["databases", key, "database"],
        params: { name: database, database: key, own: quotedList(OWN_DATABASES) },
      });
    }
  },
});
