/** The built program as a process: its launcher, its cache, its streams. */
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "launch-"));
  program = join(folder, "bin/provfair-compile.js");
  spawnSync(process.execPath, ["tools/build.mjs"]);
  for (const name of ["bin", "dist", "package.json"]) cpSync(name, join(folder, name), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  return { status, stdout, stderr };
}

/** The commands that have left a cache. */
function caches(): readonly string[] {
  const names = readdirSync(join(folder, "dist")).filter((name) =>
    name.endsWith(`.${process.version}.${process.arch}`),
  );
  return names.map((name) => name.split(".")[2] ?? name);
}

it("prints the version without reading the commands", () => {
  rmSync(join(folder, "dist"), { recursive: true });
  cpSync("dist/launch.js", join(folder, "dist/launch.js"));
  for (const word of ["--version", "-V"]) {
    expect(run(word)).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: "" });
  }
  // Whoever ran the commands before has left caches, which belong to dist as it stands.
  cpSync("dist", join(folder, "dist"), { recursive: true, filter: (source) => !/\.cjs\./.test(source) });
});

it("leaves a cache for what ended well, and says the same with it", () => {
  expect(run("nonsense").status).toBe(2);
  expect(caches()).toEqual([]);
  const first = run("check", "--help");
  expect(first.status).toBe(0);
  expect(caches()).toEqual(["help"]);
  expect(run("check", "--help")).toEqual(first);
  expect(run("--help").stdout).toContain("Usage: provfair-compile [options] [command]");
});

it.each([
  ["empty", () => Buffer.alloc(0)],
  ["cut short", (data: Buffer) => data.subarray(0, 1000)],
  ["zeros, as a crash of the machine leaves them", (data: Buffer) => Buffer.alloc(data.length)],
  ["something else", () => Buffer.from("no cache")],
])("passes over and replaces a cache that is %s", (_what, spoil) => {
  const first = run("--help");
  const name = readdirSync(join(folder, "dist")).find((one) => one.includes(".help.")) ?? "";
  const cache = join(folder, "dist", name);
  const whole = readFileSync(cache);
  writeFileSync(cache, spoil(whole));
  expect(run("--help")).toEqual(first);
  expect(readFileSync(cache).length).toBeGreaterThan(whole.length / 2);
  expect(readFileSync(cache).subarray(0, 4)).toEqual(whole.subarray(0, 4));
  expect(run("--help")).toEqual(first);
});

it("ends quietly with its own exit code when the reader goes away", async () => {
  const child = spawn(process.execPath, [program, "--help"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let error = "";
  child.stderr.on("data", (chunk) => {
    error += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, error }).toEqual({ code: 0, error: "" });
});

it("writes no escape sequence into a pipe", () => {
  expect(run("--help").stdout).not.toContain("\u001b");
});

describe.skipIf(!existsSync("/dev/full"))("a full disk under the output", () => {
  const platform = "platform: shop\nowner: web-team\ncostCenter: web-1\nregions: { primary: us-east-1 }\n";
  /** Standard output and standard error: a pipe, or a file on the full disk. */
  const full = (words: readonly string[], ...streams: readonly ("pipe" | "full")[]) => {
    const disk = openSync("/dev/full", "w");
    try {
      const stdio = ["ignore" as const, ...streams.map((stream) => (stream === "full" ? disk : stream))];
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
        encoding: "utf8",
        cwd: folder,
        stdio,
      });
      return { status, stdout, stderr };
    } finally {
      closeSync(disk);
    }
  };
  beforeAll(() => writeFileSync(join(folder, "platform.yaml"), platform));

  it("does not end a command in the middle, and is said at its end on the other stream", () => {
    rmSync(join(folder, "build"), { recursive: true, force: true });
    expect(full(["emit"], "full", "pipe")).toEqual({
      status: 3,
      stdout: null,
      stderr: expect.stringMatching(/error: standard output is not whole: the disk is full\n$/) as string,
    });
    expect(existsSync(join(folder, "build/production/production/index.ts"))).toBe(true);
    const { status, stdout } = full(["emit"], "pipe", "full");
    expect([status, stdout]).toEqual([
      3,
      expect.stringMatching(/error: standard error is not whole: the disk is full\n$/),
    ]);
    expect(full(["emit"], "full", "full").status).toBe(3);
  });

  it("hides no failure, and findings that nobody could read are none", () => {
    expect(full(["check", "nowhere"], "pipe", "full").status).toBe(2);
    writeFileSync(join(folder, "platform.yaml"), "platform: 1\n");
    expect(full(["check"], "full", "pipe").status).toBe(3);
    expect(full(["--version"], "full", "pipe")).toEqual({ status: 3, stdout: null, stderr: "" });
  });
});
