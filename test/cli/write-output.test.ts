import { existsSync } from "node:fs";
import * as real from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { writeOutput } from "../../src/cli/write-output.ts";
import { type EmittedFile, MARKER_FILE, withMarker } from "../../src/emitters/files.ts";

type Operation = (...args: unknown[]) => Promise<unknown>;

const failure = vi.hoisted(() => ({ operation: "", at: -1, code: "" }));

vi.mock("node:fs/promises", async (original) => {
  const actual = await original<Record<string, Operation>>();
  const failing = (name: string) => {
    return (...args: unknown[]) => {
      if (failure.operation === name && failure.at-- === 0) {
        return Promise.reject(Object.assign(new Error(`${failure.code}: injected`), { code: failure.code }));
      }
      return (actual[name] as Operation)(...args);
    };
  };
  return { ...actual, rename: failing("rename"), writeFile: failing("writeFile") };
});

let root: string;
let folder: string;

beforeEach(async () => {
  root = await real.mkdtemp(join(tmpdir(), "write-output-"));
  folder = join(root, "build", "production");
});

afterEach(async () => {
  failNext("", -1, "");
  await real.rm(root, { recursive: true, force: true });
});

function failNext(operation: string, at: number, code: string): void {
  Object.assign(failure, { operation, at, code });
}

function emitted(texts: Readonly<Record<string, string>>): readonly EmittedFile[] {
  return withMarker(
    Object.entries(texts).map(([path, text]) => ({ path, text })),
    "0.1.0",
  );
}

async function put(path: string, text: string): Promise<void> {
  await real.mkdir(dirname(join(folder, path)), { recursive: true });
  await real.writeFile(join(folder, path), text);
}

/** Every file below the root with its text, but the markers. */
async function contents(below = root): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await real.readdir(below, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory() || entry.name === MARKER_FILE) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(root.length + 1)] = await real.readFile(path, "utf8");
  }
  return found;
}

const FIRST = { "index.ts": "1", "services/a.ts": "a", "bin/index.js": "one" };
const SECOND = { "index.ts": "2", "services/b.ts": "b", "bin/index.js": "two" };

it("writes a folder that does not exist, with its parents and nothing beside it", async () => {
  expect(await writeOutput(folder, emitted(FIRST))).toEqual({ kind: "written", folder, removed: [] });
  expect(await contents()).toEqual({
    "build/production/index.ts": "1",
    "build/production/services/a.ts": "a",
    "build/production/bin/index.js": "one",
  });
  expect(await real.readdir(join(root, "build"))).toEqual(["production"]);
});

it("replaces its own files, removes stale ones and says which", async () => {
  await writeOutput(folder, emitted(FIRST));
  expect(await writeOutput(folder, emitted(SECOND))).toEqual({ kind: "written", folder, removed: ["services/a.ts"] });
  expect(Object.keys(await contents()).sort()).toEqual([
    "build/production/bin/index.js",
    "build/production/index.ts",
    "build/production/services/b.ts",
  ]);
});

it("carries over what belongs to npm, Pulumi and the author", async () => {
  await writeOutput(folder, emitted(FIRST));
  await put("node_modules/left-pad/index.js", "pad");
  await put("Pulumi.production.yaml", "encryptionsalt: v1");
  await put("package-lock.json", "{}");
  expect((await writeOutput(folder, emitted(SECOND))).kind).toBe("written");
  expect(await contents()).toMatchObject({
    "build/production/node_modules/left-pad/index.js": "pad",
    "build/production/Pulumi.production.yaml": "encryptionsalt: v1",
    "build/production/package-lock.json": "{}",
    "build/production/index.ts": "2",
  });
});

it("replaces what a build by hand made of unchanged sources", async () => {
  await writeOutput(folder, emitted(FIRST));
  await put("bin/index.js", "compiled with tsc");
  await put("bin/index.js.map", "{}");
  expect((await writeOutput(folder, emitted(SECOND))).kind).toBe("written");
  expect((await contents())["build/production/bin/index.js"]).toBe("two");
});

it("writes into an empty folder and refuses one with content of somebody else", async () => {
  await real.mkdir(folder, { recursive: true });
  expect((await writeOutput(folder, emitted(FIRST))).kind).toBe("written");
  const other = join(root, "other");
  await real.mkdir(other);
  await real.writeFile(join(other, "thesis.txt"), "the only copy");
  expect(await writeOutput(other, emitted(FIRST))).toEqual({
    kind: "not-ours",
    folder: other,
    help: "name an empty folder with --out, or move this one away",
  });
  expect(await real.readdir(other)).toEqual(["thesis.txt"]);
});

it("takes a broken marker for none", async () => {
  await put(MARKER_FILE, "{");
  expect((await writeOutput(folder, emitted(FIRST))).kind).toBe("not-ours");
});

it("refuses to lose changed and foreign files, and lists them", async () => {
  await writeOutput(folder, emitted(FIRST));
  await put("index.ts", "edited by hand");
  await put("services/notes.md", "mine");
  const before = await contents();
  expect(await writeOutput(folder, emitted(SECOND))).toMatchObject({
    kind: "changed",
    changed: ["index.ts"],
    foreign: ["services/notes.md"],
  });
  expect(await contents()).toEqual(before);
});

it("follows a link to the folder instead of replacing the link", async () => {
  await writeOutput(folder, emitted(FIRST));
  const link = join(root, "link");
  await real.symlink(folder, link);
  expect(await writeOutput(link, emitted(SECOND))).toMatchObject({ kind: "written", folder });
  expect((await real.lstat(link)).isSymbolicLink()).toBe(true);
});

it("reports a file where the folder should be", async () => {
  await real.writeFile(join(root, "build"), "");
  expect(await writeOutput(folder, emitted(FIRST))).toEqual({
    kind: "failed",
    path: folder,
    message: "there is a file where a folder is needed",
  });
});

it.each([
  ["writeFile", "ENOSPC", "the disk is full"],
  ["writeFile", "EACCES", "permission denied"],
  ["rename", "EXDEV", "the folder is a mount point of another device and cannot be replaced; name a folder inside it"],
])("leaves the old folder whole when %s fails with %s half-way", async (operation, code, message) => {
  await writeOutput(folder, emitted(FIRST));
  await put("node_modules/left-pad/index.js", "pad");
  await put("package-lock.json", "{}");
  const before = await contents();
  let refused = 0;
  for (let at = 0; at < 10; at++) {
    failNext(operation, at, code);
    const result = await writeOutput(folder, emitted(SECOND));
    if (result.kind === "written") break;
    refused++;
    expect(result).toMatchObject({ kind: "failed", message });
    expect(result).toHaveProperty("path", expect.stringContaining(join(root, "build")));
    expect(await contents()).toEqual(before);
  }
  expect(refused).toBe(4);
});

it("finishes what a killed process left: the old folder alone, or both", async () => {
  await writeOutput(folder, emitted(FIRST));
  await put("package-lock.json", "{}");
  const old = join(root, "build", ".production.provfair-compile-old");
  await real.rename(folder, old);
  expect((await writeOutput(folder, emitted(SECOND))).kind).toBe("written");
  expect(await contents()).toMatchObject({
    "build/production/index.ts": "2",
    "build/production/package-lock.json": "{}",
  });
  await real.mkdir(old);
  await real.rename(join(folder, "package-lock.json"), join(old, "package-lock.json"));
  expect((await writeOutput(folder, emitted(FIRST))).kind).toBe("written");
  expect(await contents()).toMatchObject({
    "build/production/index.ts": "1",
    "build/production/package-lock.json": "{}",
  });
  expect(existsSync(old)).toBe(false);
});
