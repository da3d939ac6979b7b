/** Sees to it once that there is a Pulumi to test with, and says so aloud where there is none. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findPulumi } from "../support/pulumi-cli.ts";

const build = fileURLToPath(new URL("../../tools/pulumi-cli/build.mjs", import.meta.url));

export default function setup(): void {
  if (findPulumi() === undefined) spawnSync(process.execPath, [build], { stdio: "inherit" });
  if (findPulumi() !== undefined) return;
  const line = "!".repeat(100);
  process.stderr.write(
    `\n${line}\nSKIPPED: nothing was tested against the real engine, as there is no Pulumi and no Go to build it with.\n` +
      `Install Go, or Pulumi and name its folder in PULUMI_ROOT, and run again: npm run test:engine\n${line}\n\n`,
  );
}
