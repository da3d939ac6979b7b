/** Files that the package carries beside its program: documentation pages and schemas. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../diagnostic/failure.ts";

/** The absolute path of a file or folder of the package, wherever it is installed. Throws `Failure` where it is missing. */
export function packageFile(...path: readonly string[]): string {
  const file = join(packageRoot(), ...path);
  if (existsSync(file)) return file;
  throw new Failure({
    kind: "machine",
    message: `the package lacks its "${path.join("/")}"`,
    help: "install provfair-compile again",
  });
}

/** The nearest folder above the program that holds a package.json. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
