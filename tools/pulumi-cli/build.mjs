/**
 * Builds Pulumi's command line from Go modules, for the tests against the real engine: `npm run build:pulumi-cli`. The
 * version is that of go.mod beside this file; the program goes to `.cache/pulumi-cli/<version>/bin/pulumi`, a folder that
 * can be PULUMI_ROOT, and is built once. Needs Go, and a network or a filled module cache the first time.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const module = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const goMod = readFileSync(join(module, "go.mod"), "utf8");
const [, version] = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(goMod) ?? [];
const [, goVersion] = /^go (\S+)$/m.exec(goMod) ?? [];
if (version === undefined || goVersion === undefined) fail("go.mod names no version of Pulumi, or none of Go");

const folder = join(root, ".cache", "pulumi-cli", version, "bin");
const suffix = process.platform === "win32" ? ".exe" : "";
const program = join(folder, `pulumi${suffix}`);
if (!existsSync(program)) {
  buildProgram();
  process.stdout.write(`built Pulumi ${version}: ${program}\n`);
}

function buildProgram() {
  const asked = spawnSync("go", ["version"], { cwd: module, encoding: "utf8" });
  if (asked.error || asked.status !== 0) {
    fail(
      `Go is not installed, and Pulumi's command line is not built`,
      `install Go ${goVersion} or newer (https://go.dev/dl), or Pulumi itself, and name its folder in PULUMI_ROOT`,
    );
  }
  mkdirSync(folder, { recursive: true });
  // Built under another name and renamed, so that nothing ever starts half a program.
  const unfinished = join(folder, `.pulumi-${process.pid}${suffix}`);
  process.stdout.write(`building Pulumi ${version} with ${asked.stdout.trim()}; this takes some minutes, once\n`);
  const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const built = spawnSync(
    "go",
    [
      "build",
      "-mod=readonly",
      "-trimpath",
      "-buildvcs=false",
      "-ldflags",
      flags,
      "-o",
      unfinished,
      "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ],
    { cwd: module, stdio: "inherit" },
  );
  if (built.status !== 0) {
    rmSync(unfinished, { force: true });
    fail(`Pulumi ${version} cannot be built: go build ended with ${built.status ?? built.signal}`);
  }
  renameSync(unfinished, program);
}

function fail(message, help) {
  process.stderr.write(`error: ${message}\n${help === undefined ? "" : `help: ${help}\n`}`);
  process.exit(1);
}
