/** `npm run generate:docs`: brings the tables of fields in docs/language up to date with the schema. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { withTables } from "./language-tables.ts";

const folder = "docs/language";
for (const name of readdirSync(folder)) {
  const page = readFileSync(`${folder}/${name}`, "utf8");
  const made = withTables(page);
  if (made !== page) writeFileSync(`${folder}/${name}`, made);
}
