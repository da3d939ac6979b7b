/** The emitted workflows pass actionlint, built from its Go module by `npm run build:actionlint`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { samples, workflowsOf } from "./samples.ts";

const root = join(import.meta.dirname, "../../..");
const goMod = readFileSync(join(root, "tools/actionlint/go.mod"), "utf8");
const [, version = ""] = /rhysd\/actionlint v(\S+)/.exec(goMod) ?? [];
const program = join(root, ".cache/actionlint", version, "bin/actionlint");
const hasGo = spawnSync("go", ["version"]).status === 0;
const usable = existsSync(program) || hasGo;
if (!usable) {
  process.stderr.write(
    "\nSKIPPED: no workflow is checked by actionlint, which needs Go to be built: https://go.dev/dl\n\n",
  );
}

const folder = mkdtempSync(join(tmpdir(), "provfair-actionlint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => {
  if (!usable || existsSync(program)) return;
  const built = spawnSync("node", ["tools/actionlint/build.mjs"], { cwd: root, encoding: "utf8" });
  expect(built.stderr).toBe("");
}, 600_000);

/** Writes the workflows into a repository and returns what actionlint says. */
function lint(
  name: string,
  files: ReadonlyMap<string, string>,
): { readonly status: number | null; readonly said: string } {
  const repository = join(folder, name.replaceAll(" ", "-"));
  mkdirSync(join(repository, ".git"), { recursive: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const run = spawnSync(program, ["-no-color", "-shellcheck=", "-pyflakes=", ...files.keys()], {
    cwd: repository,
    encoding: "utf8",
  });
  return { status: run.status, said: run.stdout + run.stderr };
}

it.runIf(usable).each(Object.keys(samples))("passes: %s", (name) => {
  expect(lint(name, workflowsOf(name))).toEqual({ status: 0, said: "" });
});

it.runIf(usable)("would not pass with a mistake", () => {
  const broken = new Map(
    [...workflowsOf("reference")].map(([path, text]) => [path, text.replaceAll("needs.inventory.", "needs.nobody.")]),
  );
  const { status, said } = lint("broken", broken);
  expect(status).toBe(1);
  expect(said).toContain('property "nobody" is not defined');
});
