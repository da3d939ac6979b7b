import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

// The text of a file of this folder, for what runs elsewhere. Compiled, this is bin/source.js.
export function source(path: string): pulumi.asset.StringAsset {
  return new pulumi.asset.StringAsset(readFileSync(join(__dirname, "..", path), "utf8"));
}
