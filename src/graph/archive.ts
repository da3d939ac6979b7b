/** Code that the program hands to something that runs elsewhere: a Lambda function. */
import { createHash } from "node:crypto";
import type { Archive } from "./values.ts";

/** An archive of these texts by file name; the program keeps them as files in `folder`, to be read. */
export function archive(folder: string, files: Readonly<Record<string, string>>): Archive {
  const hash = createHash("sha256");
  for (const name of Object.keys(files).sort()) hash.update(`${name}\0${files[name]}\0`);
  return { $: "archive", files, hash: hash.digest("hex"), folder };
}
