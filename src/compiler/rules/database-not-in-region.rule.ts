import { message } from "../../diagnostic/define.ts";
import { nearest } from "../../diagnostic/nearest.ts";
import { ATLAS_REGIONS, atlasRegion } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const databaseNotInRegion = defineRule({
  name: "database-not-in-region",
  section: "docs/language/databases.md#region",
  severity: "error",
  message: message`MongoDB Atlas has no clusters in ${"region"}, where the platform runs`,
  why: "A database is in the platform's region: requests to another one take longer than most of them do, and PrivateLink does not lead there.",
  help: message`run the platform in a region that Atlas has, such as ${"near"}`,
  check({ spec }, report) {
    const region = spec.regions.primary;
    if (Object.keys(spec.databases).length === 0 || atlasRegion(region) !== undefined) return;
    report({
      path: ["regions", "primary"],
      params: { region, near: nearest(region, ATLAS_REGIONS)[0] ?? "us-east-1" },
      related: [{ path: ["databases"], message: "the databases are here" }],
    });
  },
});
