/** What the steps of the workflows run, run: with repositories, servers, and stand-ins for the commands that they call. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as scripts from "../../../src/emitters/workflows/scripts.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "provfair-scripts-"));
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "temp"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const has = (program: string) => spawnSync(program, ["--version"]).status === 0;
const usable = has("bash") && has("git") && has("jq") && has("curl");
if (!usable)
  process.stderr.write("\nSKIPPED: the scripts of the workflows need bash, git, jq and curl to be tested\n\n");

interface Ran {
  readonly status: number | null;
  readonly said: string;
  readonly outputs: string;
}

/** Runs a script as GitHub does with `shell: bash`. */
async function run(script: string, env: Readonly<Record<string, string>>, cwd = folder): Promise<Ran> {
  const output = join(folder, "output");
  writeFileSync(output, "");
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    env: {
      PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
      HOME: folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      RUNNER_TEMP: join(folder, "temp"),
      ...env,
    },
  });
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  child.stderr.on("data", (data) => {
    said += data;
  });
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, said, outputs: readFileSync(output, "utf8") };
}

/** A command that says what it was called with, and does what the lines say. */
function standIn(name: string, lines: string, where = join(folder, "bin")): void {
  mkdirSync(where, { recursive: true });
  writeFileSync(join(where, name), `#!/bin/bash\necho "$(basename "$0") $*" >> "${join(folder, "calls")}"\n${lines}\n`);
  chmodSync(join(where, name), 0o755);
}
const calls = () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");

function git(cwd: string, ...words: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...words], {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** A repository with a copy of its own, as a runner has it. */
function repository(): { readonly work: string; readonly origin: string } {
  const [origin, work] = [join(folder, "origin.git"), join(folder, "work")];
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(folder, "clone", "--quiet", origin, work);
  mkdirSync(join(work, "services/web"), { recursive: true });
  mkdirSync(join(work, "spec/inventory"), { recursive: true });
  writeFileSync(join(work, "services/web/Dockerfile"), "FROM scratch\n");
  writeFileSync(join(work, "spec/inventory/staging.json"), '{ "images": { "web": "sha256:1" } }\n');
  git(work, "checkout", "--quiet", "-b", "main");
  git(work, "add", ".");
  git(work, "commit", "--quiet", "-m", "first");
  git(work, "push", "--quiet", "origin", "main");
  return { work, origin };
}

describe.runIf(usable)("HAS_CHANGED", () => {
  const variables = { IMAGE: "web", FOLDER: "services/web", ENVIRONMENTS: "staging", INVENTORY: "spec/inventory" };

  it("builds what a push changed, what has no digest yet, and everything where nobody pushed", async () => {
    const { work } = repository();
    const first = git(work, "rev-parse", "HEAD");
    writeFileSync(join(work, "README.md"), "text\n");
    git(work, "add", ".");
    git(work, "commit", "--quiet", "-m", "second");
    const second = git(work, "rev-parse", "HEAD");
    const pushed = { ...variables, GITHUB_EVENT_NAME: "push", BEFORE: first, GITHUB_SHA: second };
    const asked = async (env: Record<string, string>) => (await run(scripts.HAS_CHANGED, env, work)).outputs;
    expect(await asked(pushed)).toBe("changed=false\n");
    expect(await asked({ ...pushed, ENVIRONMENTS: "staging production" })).toBe("changed=true\n");
    expect(await asked({ ...pushed, BEFORE: "0".repeat(40) })).toBe("changed=true\n");
    expect(await asked({ ...pushed, GITHUB_EVENT_NAME: "workflow_dispatch", BEFORE: "" })).toBe("changed=true\n");
    expect(await asked({ ...pushed, FOLDER: "README.md" })).toBe("changed=true\n");
  });
});

describe.runIf(usable)("digests", () => {
  it("are collected and written into each inventory in one call", async () => {
    standIn("provfair-compile", "", join(folder, "temp/compiler/node_modules/.bin"));
    for (const IMAGE of ["web", "report"]) {
      expect((await run(scripts.KEEP_DIGEST, { IMAGE, DIGEST: `sha256:${IMAGE}` })).status).toBe(0);
    }
    const variables = { SPECIFICATION: "my spec", ENVIRONMENTS: "staging production" };
    expect((await run(scripts.WRITE_DIGESTS, variables)).status).toBe(0);
    const images = "report=sha256:report,web=sha256:web";
    expect(calls()).toEqual([
      `provfair-compile inventory my spec --environment staging --images ${images}`,
      `provfair-compile inventory my spec --environment production --images ${images}`,
    ]);
  });

  it("are committed on top of what others pushed meanwhile; without a new one nothing is", async () => {
    const { work, origin } = repository();
    const built = git(work, "rev-parse", "HEAD");
    const variables = { INVENTORY: "spec/inventory", BRANCH: "main", GITHUB_SHA: built };
    expect((await run(scripts.PUSH_DIGESTS, variables, work)).outputs).toBe(`commit=${built}\n`);

    const other = join(folder, "other");
    git(folder, "clone", "--quiet", origin, other);
    writeFileSync(join(other, "new"), "");
    git(other, "add", ".");
    git(other, "commit", "--quiet", "-m", "meanwhile");
    git(other, "push", "--quiet", "origin", "main");

    writeFileSync(join(work, "spec/inventory/staging.json"), '{ "images": { "web": "sha256:2" } }\n');
    const { outputs, status, said } = await run(scripts.PUSH_DIGESTS, variables, work);
    expect([status, said]).toEqual([0, ""]);
    expect(outputs).toBe(`commit=${git(origin, "rev-parse", "main")}\n`);
    expect(git(origin, "log", "--format=%s", "main").split("\n")).toEqual([`Images of ${built}`, "meanwhile", "first"]);
  });

  it("are proposed on a branch of their own, by one pull request", async () => {
    const { work, origin } = repository();
    const built = git(work, "rev-parse", "HEAD");
    standIn("gh", `[ "$2" = list ] && cat "${join(folder, "open")}" || true`);
    writeFileSync(join(folder, "open"), "");
    const variables = { INVENTORY: "spec/inventory", BRANCH: "main", PROPOSAL: "shop-images", GITHUB_SHA: built };
    writeFileSync(join(work, "spec/inventory/staging.json"), '{ "images": { "web": "sha256:2" } }\n');
    const { outputs, status } = await run(scripts.PROPOSE_DIGESTS, variables, work);
    expect([status, outputs]).toEqual([0, `commit=${built}\n`]);
    expect(git(origin, "log", "--format=%s", "shop-images").split("\n")[0]).toBe(`Images of ${built}`);
    expect(git(origin, "rev-parse", "main")).toBe(built);
    expect(calls().filter((line) => line.startsWith("gh pr create --head shop-images --base main"))).toHaveLength(1);
  });
});

describe.runIf(usable)("previews", () => {
  const variables = { SPECIFICATION: "spec", ENVIRONMENT: "staging", ACCOUNT_STACK: "account-1" };
  const plan = (changes: object) =>
    standIn(
      "npx",
      `while [ $# -gt 0 ]; do [ "$1" = --save ] && file="$2"; shift; done; echo looked
echo '${JSON.stringify({ stacks: [{ name: "staging", changes }] })}' > "$file"`,
    );

  it("say whether there is something to do", async () => {
    plan({ same: 70, read: 1 });
    expect((await run(scripts.PREVIEW, variables)).outputs).toBe("changed=false\n");
    plan({ same: 70, update: 1, create: 2 });
    const { outputs, status } = await run(scripts.PREVIEW, variables);
    expect([status, outputs]).toEqual([0, "changed=true\n"]);
    expect(readFileSync(join(folder, "summary"), "utf8")).toContain("### staging\n```\nlooked\n```\n");
  });

  it("stop where they fail", async () => {
    standIn("npx", "exit 3");
    expect((await run(scripts.PREVIEW, variables)).status).toBe(3);
  });

  it("stop where the pipeline's rights are not those of the specification", async () => {
    plan({ same: 30 });
    expect((await run(scripts.REQUIRE_RIGHTS, variables)).status).toBe(0);
    plan({ same: 29, update: 1 });
    const { status, said } = await run(scripts.REQUIRE_RIGHTS, variables);
    expect(status).toBe(1);
    expect(said).toContain("provfair-compile up --environment staging --stack account-1");
  });

  it("stop where nobody would be asked", async () => {
    const protection = (rules: string) => standIn("gh", `echo '{"protection_rules":${rules}}' | jq -r "$4"`);
    const asked = () => run(scripts.REQUIRE_REVIEWERS, { ENVIRONMENT: "production", GITHUB_REPOSITORY: "a/b" });
    protection('[{"type":"required_reviewers","reviewers":[{}]}]');
    expect((await asked()).status).toBe(0);
    protection('[{"type":"wait_timer"}]');
    const { status, said } = await asked();
    expect(status).toBe(1);
    expect(said).toContain("has no required reviewers");
    standIn("gh", "exit 1");
    expect((await asked()).status).toBe(1);
  });
});

it.runIf(usable)("DEPLOY hands on what the command ended with", async () => {
  standIn("npx", "exit 2");
  const { status, outputs } = await run(scripts.DEPLOY, { SPECIFICATION: "spec", ENVIRONMENT: "staging" });
  expect([status, outputs]).toEqual([2, "code=2\n"]);
  standIn("npx", "exit 0");
  expect((await run(scripts.DEPLOY, { SPECIFICATION: "spec", ENVIRONMENT: "staging" })).outputs).toBe("code=0\n");
});

it.runIf(usable)("SMOKE_TEST waits for answers that are good enough, and fails where they stay out", async () => {
  let slow = 2;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    if (path === "/slow" && slow-- > 0) response.statusCode = 503;
    else response.statusCode = Number(path.slice(1)) || 200;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = (path: string) => `http://127.0.0.1:${port}/${path}`;
  const test = (...lines: readonly string[]) =>
    run(scripts.SMOKE_TEST, { TESTS: lines.join("\n"), ATTEMPTS: "3", PAUSE: "0" });
  try {
    const good = await test(`success ${url("slow")}`, `answer ${url("404")}`, `success ${url("301")}`);
    expect(good.said).toBe(`200 ${url("slow")}\n404 ${url("404")}\n301 ${url("301")}\n`);
    expect(good.status).toBe(0);
    const bad = await test(`success ${url("404")}`, `answer ${url("200")}`, `answer ${url("503")}`);
    expect(bad.status).toBe(1);
    expect(bad.said).toContain(`::error::${url("404")} answers 404`);
    expect(bad.said).toContain(`200 ${url("200")}`);
    expect(bad.said).toContain(`::error::${url("503")} answers 503`);
    expect((await test("answer http://127.0.0.1:1/")).said).toContain("answers 000");
  } finally {
    server.close();
  }
});

it.runIf(usable)("RECORD moves the tag of an environment", async () => {
  const { work, origin } = repository();
  for (const message of ["one", "two"]) {
    git(work, "commit", "--quiet", "--allow-empty", "-m", message);
    expect((await run(scripts.RECORD, { TAG: "shop/deployed/staging" }, work)).status).toBe(0);
    expect(git(origin, "log", "-1", "--format=%s", "shop/deployed/staging")).toBe(message);
  }
});
