/** What stands in the way of writing: folders that are not ours, files that were changed, paths that cannot be. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeText } from "../../src/cli/files.ts";
import { Failure } from "../../src/diagnostic/failure.ts";
import { runCommand } from "./run-command.ts";

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "output-"));
  writeFileSync(
    join(cwd, "platform.yaml"),
    `platform: shop
owner: web-team
costCenter: web-1
regions: { primary: us-east-1 }
services:
  shop: { image: { build: shop }, scaling: { min: 2, max: 4 } }
`,
  );
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

it("writes below the project, and the same again", async () => {
  const first = await runCommand(cwd, ["emit", "--format", "json"]);
  expect(first.status).toBe(0);
  const { stacks } = JSON.parse(first.stdout);
  expect(stacks.map(({ folder }: { folder: string }) => folder)).toContain("build/production/production");
  for (const { folder } of stacks) expect(existsSync(join(cwd, folder, "index.ts"))).toBe(true);
  expect(await runCommand(cwd, ["emit", "--format", "json"])).toEqual(first);
});

it("writes nothing at all where one folder is not ours", async () => {
  mkdirSync(join(cwd, "build/production/production"), { recursive: true });
  writeFileSync(join(cwd, "build/production/production/notes.txt"), "mine");
  const { status, stdout, stderr } = await runCommand(cwd, ["emit"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(
    'error: "build/production/production" holds files that provfair-compile did not write\n' +
      "help: name an empty folder with --out, or move this one away\n",
  );
  expect(readdirSync(join(cwd, "build"))).toEqual(["production"]);
  expect(readdirSync(join(cwd, "build/production/production"))).toEqual(["notes.txt"]);
});

it("names the files that were changed, and leaves them", async () => {
  await runCommand(cwd, ["emit"]);
  const file = join(cwd, "build/production/production/index.ts");
  writeFileSync(file, "// mine\n");
  const { status, stderr } = await runCommand(cwd, ["emit"]);
  expect(status).toBe(2);
  expect(stderr).toContain('error: "build/production/production" would lose index.ts (changed)\n');
  expect(readFileSync(file, "utf8")).toBe("// mine\n");
});

it("refuses an empty path, and a file where a folder is needed", async () => {
  expect(await runCommand(cwd, ["emit", "--out", ""])).toMatchObject({ status: 2, stdout: "" });
  const { status, stdout, stderr } = await runCommand(cwd, ["emit", "--out", "platform.yaml"]);
  expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
  expect(stderr).toContain("there is a file where a folder is needed");
});

it("writes a file whole, or says why not and leaves nothing behind", () => {
  writeText(cwd, join(cwd, "a.json"), "{}\n");
  expect(readFileSync(join(cwd, "a.json"), "utf8")).toBe("{}\n");
  mkdirSync(join(cwd, "folder"));
  for (const name of ["folder", "nowhere/a.json", "a.json/b.json"]) {
    expect(() => writeText(cwd, join(cwd, name), "{}")).toThrow(Failure);
  }
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "folder", "platform.yaml"]);
});
