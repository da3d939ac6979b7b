import { message } from "../../diagnostic/define.ts";
import { ATLAS_CREDENTIALS } from "../facts/secrets.ts";
import { defineRule } from "./rule.ts";

export const passwordsWithoutCredentials = defineRule({
  name: "passwords-without-credentials",
  section: "docs/language/databases.md#credentials",
  severity: "error",
  message: message`database "${"database"}" is entered with passwords, and nothing says with what they are made in Atlas`,
  why: "No password passes through the program: a function of the platform makes each one in Atlas, and signs in there with a service account of its own.",
  help: message`write atlas: { credentials: atlas-service-account } and declare it: secrets: { atlas-service-account: { keys: [${"keys"}] } }, or write auth: iam`,
  check({ spec }, report) {
    // Without atlas another rule reports all databases.
    if (spec.atlas === undefined || spec.atlas.credentials !== undefined) return;
    for (const [database, { auth }] of Object.entries(spec.databases)) {
      if (auth !== "password") continue;
      report({
        path: ["databases", database, "auth"],
        params: { database, keys: ATLAS_CREDENTIALS.join(", ") },
      });
    }
  },
});
