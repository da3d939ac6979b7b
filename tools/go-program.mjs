/**
 * Builds a program from Go modules, once: the version is that of the go.mod beside the script that asks. It goes to
 * `.cache/<folder>/<version>/bin/<name>`. Needs Go, and a network or a filled module cache the first time.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds `command`, of the Go module `module` that go.mod requires; `flags` are the linker's, of the version. */
export function buildGoProgram({ here, folder, name, title, module, command, flags = () => "-s -w", other }) {
  const goMod = readFileSync(join(here, "go.mod"), "utf8");
  const [, version] = new RegExp(`${module.replaceAll("/", "\\/").replaceAll(".", "\\.")} v(\\S+)`).exec(goMod) ?? [];
  const [, goVersion] = /^go (\S+)$/m.exec(goMod) ?? [];
  if (version === undefined || goVersion === undefined) fail(`go.mod names no version of ${title}, or none of Go`);
  const target = join(root, ".cache", folder, version, "bin");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = join(target, `${name}${suffix}`);
  if (existsSync(program)) return;

  const asked = spawnSync("go", ["version"], { cwd: here, encoding: "utf8" });
  if (asked.error || asked.status !== 0) {
    fail(
      `Go is not installed, and ${title} is not built`,
      `install Go ${goVersion} or newer (https://go.dev/dl)${other}`,
    );
  }
  mkdirSync(target, { recursive: true });
  // Built under another name and renamed, so that nothing ever starts half a program.
  const unfinished = join(target, `.${name}-${process.pid}${suffix}`);
  process.stdout.write(`building ${title} ${version} with ${asked.stdout.trim()}; this takes a while, once\n`);
  const built = spawnSync(
    "go",
    ["build", "-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", flags(version), "-o", unfinished, command],
    { cwd: here, stdio: "inherit" },
  );
  if (built.status !== 0) {
    rmSync(unfinished, { force: true });
    fail(`${title} ${version} cannot be built: go build ended with ${built.status ?? built.signal}`);
  }
  renameSync(unfinished, program);
  process.stdout.write(`built ${title} ${version}: ${program}\n`);
}

function fail(message, help) {
  process.stderr.write(`error: ${message}\n${help === undefined ? "" : `help: ${help}\n`}`);
  process.exit(1);
}
