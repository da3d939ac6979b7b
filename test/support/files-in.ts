/** All files below a folder, by their absolute paths; none where there is no folder. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
