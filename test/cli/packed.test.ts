/** The published package alone: unpacked where nothing is installed, it checks and plans without Pulumi. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "packed-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { stdio: "ignore" });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  execFileSync("tar", ["-xzf", `${tarball}`], { cwd: folder });
  cpSync("spec", join(folder, "spec"), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the unpacked program in its folder, and lists the modules that it asked for. */
function run(...words: readonly string[]) {
  const record = join(folder, "imports.txt");
  rmSync(record, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", resolve("test/support/record-imports.mjs"), "package/bin/provfair-compile.js", ...words],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { PATH: process.env["PATH"], RECORD_IMPORTS: record },
    },
  );
  const imports = existsSync(record) ? readFileSync(record, "utf8").trim().split("\n") : [];
  return { status, stdout, stderr, imports };
}

/** What is neither a file of the package nor a part of Node. */
function packagesOf(imports: readonly string[]): readonly string[] {
  return imports.filter((name) => !/^(node:|\.{0,2}\/|file:|[a-z_/]+$)/.test(name) || /pulumi/.test(name));
}

it("stands where nothing of Pulumi can be found", () => {
  expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(["package", "spec"]));
  for (let at = folder; at !== resolve(at, ".."); at = resolve(at, "..")) {
    expect(existsSync(join(at, "node_modules"))).toBe(false);
  }
});

it("holds the program and neither its sources nor its tests", () => {
  const names = readdirSync(join(folder, "package"));
  expect(names).toEqual(expect.arrayContaining(["bin", "dist", "package.json", "LICENSE"]));
  expect(names.filter((name) => ["src", "test", "tools", "bench", "node_modules"].includes(name))).toEqual([]);
});

it("checks the reference specification", () => {
  const { status, stdout, stderr, imports } = run("check", "spec", "--date", "2026-01-31", "--format", "json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { diagnostics } = JSON.parse(stdout);
  expect(diagnostics.filter(({ severity }: { severity: string }) => severity === "error")).toEqual([]);
  expect(imports.some((name) => name.includes("dist/launch.js"))).toBe(true);
  expect(packagesOf(imports)).toEqual([]);
});

it("plans the reference specification", () => {
  const { status, stdout, stderr, imports } = run("plan", "spec", "--date", "2026-01-31", "--format", "json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { stacks } = JSON.parse(stdout);
  expect(stacks.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(["images", "production"]));
  for (const { resources } of stacks) expect(resources.length).toBeGreaterThan(0);
  expect(packagesOf(imports)).toEqual([]);
});

it("explains where it needs Pulumi how to get it", () => {
  const { status, stdout, stderr, imports } = run("verify", "spec", "--environment", "production");
  expect(status).toBe(3);
  expect(`${stdout}${stderr}`).toMatch(/npm install .*@pulumi\/pulumi/);
  expect(packagesOf(imports).every((name) => name.startsWith("@pulumi/") || name === "esbuild")).toBe(true);
});
