import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashText } from "../../../../src/emitters/files.ts";
import { keepFiles, readProgram } from "../../../../src/engine/run/child/program.ts";

const source =
  'const { readFileSync } = require("node:fs");\nconst { join } = require("node:path");\n' +
  'module.exports = { text: (...options) => readFileSync(join(__dirname, "..", "a.mjs"), ...options) };\n';
const files = {
  "a.mjs": "one",
  "bin/source.js": source,
  "bin/index.js": 'module.exports = { ...require("./source"), other: require("./other") };\n',
  "bin/other.js": "module.exports = 1;\n",
};
const program = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, hashText(text)]));

let root: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "program-"));
  folder = join(root, "folder");
  write(files);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

it("refuses files that are others than those that were compiled, and names some of them", () => {
  expect([...readProgram({ folder, program }).values()].map(String)).toEqual(Object.values(files));
  write({ "bin/other.js": "module.exports = 2;\n" });
  rmSync(join(folder, "a.mjs"));
  expect(() => readProgram({ folder, program })).toThrow(
    `files in "${folder}" are not those that this run has compiled: a.mjs, bin/other.js`,
  );
  rmSync(folder, { recursive: true });
  const many = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`${index}.js`, "hash"]));
  expect(() => readProgram({ folder, program: many })).toThrow("0.js, 1.js, 2.js, 3.js, 4.js and 2 more");
});

it("loads what was read, whatever another command writes meanwhile, by whatever name the folder has", () => {
  const link = join(root, "link");
  symlinkSync(folder, link);
  keepFiles(readProgram({ folder: link, program }));
  // As a command does that writes the folder: a new one in its place.
  renameSync(folder, join(root, "old"));
  write({ ...files, "a.mjs": "two", "bin/other.js": "module.exports = 2;\n" });
  const load = createRequire(join(link, "package.json"));
  const loaded = load(join(link, "bin/index.js")) as { other: number; text: (options?: string) => string | Buffer };
  expect([loaded.other, loaded.text("utf8"), loaded.text()]).toEqual([1, "one", Buffer.from("one")]);
});

it("leaves all other files to the disk", () => {
  keepFiles(readProgram({ folder, program }));
  write({ "bin/more.js": "module.exports = 3;\n" });
  expect(createRequire(join(folder, "package.json"))(join(folder, "bin/more.js"))).toBe(3);
});
