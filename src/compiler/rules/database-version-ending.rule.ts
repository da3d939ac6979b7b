import { message } from "../../diagnostic/define.ts";
import { endOfVersion, MONGODB_VERSIONS, NOTICE_DAYS } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400_000;

/** Dated: what it says depends on the day of the check. */
export const databaseVersionEnding = defineRule({
  name: "database-version-ending",
  section: "docs/language/databases.md#version",
  severity: "warning",
  message: message`MongoDB ${"version"} of database "${"database"}" ${"ends"} on ${"end"}: Atlas makes no new cluster of it then, and raises the version of one that exists`,
  why: "Atlas runs major releases only until their end. After that a new environment cannot be made, and Atlas upgrades a cluster that exists at a time of its own choice.",
  help: message`write version: "${"newest"}" for a database that is new; one that exists is raised by one release at a time${"steps"}`,
  check({ spec, today }, report) {
    for (const [database, { version }] of Object.entries(spec.databases)) {
      const end = endOfVersion(version);
      if (end === undefined || Date.parse(end) - Date.parse(today) > NOTICE_DAYS * DAY) continue;
      const newer = MONGODB_VERSIONS.slice(MONGODB_VERSIONS.indexOf(version) + 1);
      report({
        path: ["databases", database, "version"],
        params: {
          version,
          database,
          ends: end < today ? "ended" : "ends",
          end,
          newest: newer.at(-1) ?? version,
          steps: newer.length > 1 ? `, next to "${newer[0]}"` : "",
        },
      });
    }
  },
});
