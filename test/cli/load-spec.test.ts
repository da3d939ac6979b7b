import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fileFailure } from "../../src/cli/files.ts";
import { loadSpec, selectEnvironments } from "../../src/cli/load-spec.ts";
import { Failure } from "../../src/diagnostic/failure.ts";

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "load-spec-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
}

function failureOf(action: () => unknown): { kind: string; message: string; help: string } {
  try {
    action();
  } catch (error) {
    if (error instanceof Failure) return { kind: error.kind, message: error.message, help: error.help };
    throw error;
  }
  throw new Error("nothing was thrown");
}

const failureOfPath = (path?: string) => failureOf(() => loadSpec({ cwd, path }));

it("reads the platform, its environments and inventories, sorted and named as the author would", () => {
  write({
    "spec/platform.yaml": "platform: a\n",
    "spec/environments/staging.yaml": "s",
    "spec/environments/development.yaml": "d",
    "spec/environments/README.md": "not read",
    "spec/environments/.staging.yaml.swp": "not read",
    "spec/inventory/staging.json": "{}",
  });
  const expected = {
    folder: join(cwd, "spec"),
    sources: {
      platform: { name: "spec/platform.yaml", text: "platform: a\n" },
      environments: {
        development: { name: "spec/environments/development.yaml", text: "d" },
        staging: { name: "spec/environments/staging.yaml", text: "s" },
      },
      inventories: { staging: { name: "spec/inventory/staging.json", text: "{}" } },
    },
  };
  for (const path of [undefined, "spec", "spec/", "spec/platform.yaml", ".", join(cwd, "spec")]) {
    expect(loadSpec({ cwd, path })).toEqual(expected);
  }
  expect(loadSpec({ cwd: join(cwd, "spec/environments"), path: ".." }).sources.platform.name).toBe("../platform.yaml");
});

it("prefers the platform.yaml of the folder itself, under any name that is given", () => {
  write({ "platform.yaml": "here", "spec/platform.yaml": "there", "other.yaml": "other" });
  expect(loadSpec({ cwd, path: undefined }).sources.platform.text).toBe("here");
  expect(loadSpec({ cwd, path: "other.yaml" }).sources.platform).toEqual({ name: "other.yaml", text: "other" });
});

it("says which files it looked for", () => {
  expect(failureOfPath()).toEqual({
    kind: "use",
    message: 'there is no "platform.yaml" or "spec/platform.yaml" in this folder',
    help: "give the path of a platform.yaml, or of the folder that holds it",
  });
  write({ "sub/spec/platform.yml": "" });
  expect(failureOfPath("sub")).toEqual({
    kind: "use",
    message: 'there is no "platform.yaml" or "spec/platform.yaml" in "sub"',
    help: 'rename "sub/spec/platform.yml" to "sub/spec/platform.yaml"',
  });
});

it("refuses a path that does not exist, is empty, or leads through a file", () => {
  write({ file: "" });
  expect(failureOfPath("nowhere/platform.yaml").message).toBe('"nowhere/platform.yaml" does not exist');
  expect(failureOfPath("file/platform.yaml").message).toBe('"file/platform.yaml" does not exist');
  expect(failureOfPath("").message).toBe("the path is empty");
  expect(failureOfPath("x".repeat(300)).message).toMatch(/has a name longer than the file system allows$/);
});

it("refuses a folder where a file is meant", () => {
  mkdirSync(join(cwd, "spec/platform.yaml"), { recursive: true });
  expect(failureOfPath("spec")).toEqual({
    kind: "use",
    message: '"spec/platform.yaml" is a folder, where a file is meant',
    help: "move it away, or check the path",
  });
});

it("refuses an environment's file given as the platform's", () => {
  write({ "spec/platform.yaml": "", "spec/environments/production.yaml": "" });
  expect(failureOfPath("spec/environments/production.yaml")).toEqual({
    kind: "use",
    message: "\"spec/environments/production.yaml\" is an environment's file, not a platform's",
    help: 'give "spec/platform.yaml" and --environment production',
  });
});

it("refuses symbolic links that lead nowhere or in a circle", () => {
  symlinkSync("a", join(cwd, "b"));
  symlinkSync("b", join(cwd, "a"));
  symlinkSync("gone", join(cwd, "c"));
  expect(failureOfPath("a")).toMatchObject({
    kind: "use",
    message: '"a" is a symbolic link that leads back to itself',
  });
  expect(failureOfPath("c").message).toBe('"c" is a symbolic link to a file that does not exist');
  write({ "platform.yaml": "" });
  symlinkSync("environments", join(cwd, "environments"));
  expect(failureOfPath().message).toBe('"environments" is a symbolic link that leads back to itself');
});

it("follows symbolic links to files", () => {
  write({ "real/platform.yaml": "text" });
  symlinkSync("real", join(cwd, "spec"));
  expect(loadSpec({ cwd, path: undefined }).sources.platform).toEqual({ name: "spec/platform.yaml", text: "text" });
});

it("refuses what is neither a file nor a folder without waiting for it", () => {
  execFileSync("mkfifo", [join(cwd, "platform.yaml")]);
  expect(failureOfPath().message).toBe('"platform.yaml" is neither a file nor a folder');
});

it("refuses a file far larger than any specification unread", () => {
  write({ "platform.yaml": "" });
  truncateSync(join(cwd, "platform.yaml"), 5 * 1024 ** 3);
  expect(failureOfPath().message).toBe('"platform.yaml" has 5120 MiB, far more than a specification');
});

it("names a file that this user may not read", () => {
  const refused = Object.assign(new Error("EACCES: permission denied, open"), { code: "EACCES" });
  expect(fileFailure(cwd, join(cwd, "spec/platform.yaml"), refused)).toMatchObject({
    kind: "machine",
    message: '"spec/platform.yaml" cannot be read: permission denied',
    help: "allow this user to read it",
    cause: refused,
  });
});

it("refuses an environment's file whose spelling would leave it unread", () => {
  write({ "platform.yaml": "", "environments/production.yml": "" });
  expect(failureOfPath()).toEqual({
    kind: "use",
    message: '"environments/production.yml" is not read: the name of such a file ends in ".yaml"',
    help: 'rename it to "environments/production.yaml"',
  });
});

it("refuses a file where the folder of environments is meant", () => {
  write({ "platform.yaml": "", environments: "" });
  expect(failureOfPath().message).toBe('"environments" is not a folder');
});

it("leaves the verdict on bytes that are not text to the parser", () => {
  write({ "platform.yaml": Buffer.from([0x70, 0xff, 0x00]) });
  expect(loadSpec({ cwd, path: undefined }).sources.platform.text).toBe("p\uFFFD\0");
});

it("selects environments by name and proposes the nearest", () => {
  write({ "platform.yaml": "", "environments/staging.yaml": "", "environments/production.yaml": "" });
  const { sources } = loadSpec({ cwd, path: undefined });
  expect(selectEnvironments(sources, [])).toEqual(["production", "staging"]);
  expect(selectEnvironments(sources, ["staging", "production"])).toEqual(["production", "staging"]);
  expect(selectEnvironments(sources, ["staging"])).toEqual(["staging"]);
  expect(failureOf(() => selectEnvironments(sources, ["prodution"]))).toEqual({
    kind: "use",
    message: 'environment "prodution" is not declared',
    help: 'write "production", or create "environments/prodution.yaml"',
  });
  expect(failureOf(() => selectEnvironments(sources, ["qa"])).help).toBe(
    'give "production" or "staging", or create "environments/qa.yaml"',
  );
});

it("knows one environment where none has a file", () => {
  write({ "spec/platform.yaml": "" });
  const { sources } = loadSpec({ cwd, path: undefined });
  expect(selectEnvironments(sources, [])).toEqual(["production"]);
  expect(failureOf(() => selectEnvironments(sources, ["qa"])).help).toBe(
    'give "production", or create "spec/environments/qa.yaml"',
  );
});
