/** Where Pulumi's command line is, for tests against the real engine. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * The folder whose `bin/` holds Pulumi: PULUMI_ROOT, what `npm run build:pulumi-cli` has built, or a folder of PATH;
 * `undefined` where there is none.
 */
export function findPulumi(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const goMod = readFileSync(join(root, "tools/pulumi-cli/go.mod"), "utf8");
  const [, version = ""] = /pulumi\/pkg\/v3 v(\S+)/.exec(goMod) ?? [];
  const onPath = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder.endsWith("bin"));
  const candidates = [
    environment["PULUMI_ROOT"],
    join(root, ".cache/pulumi-cli", version),
    ...onPath.map((folder) => dirname(folder)),
  ];
  return candidates.find((folder) => folder !== undefined && existsSync(join(folder, "bin", program)));
}
