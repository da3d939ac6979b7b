import { message } from "../../diagnostic/define.ts";
import { MONGODB_VERSIONS } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const unknownDatabaseVersion = defineRule({
  name: "unknown-database-version",
  section: "docs/language/databases.md#version",
  severity: "error",
  message: message`"${"version"}" is no major release of MongoDB that Atlas runs`,
  why: "Atlas takes major releases, and keeps their patches up to date by itself.",
  help: message`write version: "${"near"}"`,
  check({ spec }, report) {
    for (const [database, { version }] of Object.entries(spec.databases)) {
      if (MONGODB_VERSIONS.includes(version)) continue;
      const distance = (other: string) => Math.abs(Number(other) - Number(version));
      const near = [...MONGODB_VERSIONS].sort((a, b) => distance(a) - distance(b) || Number(b) - Number(a))[0] ?? "";
      report({ path: ["databases", database, "version"], params: { version, near } });
    }
  },
});
