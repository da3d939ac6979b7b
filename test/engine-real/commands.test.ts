/** The commands on the real engine, as a person gives them: the life of one environment. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandRun, type CommandRunResult, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const files = {
  "spec/platform.yaml": `
platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } }
`,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
  "spec/environments/nowhere.yaml": "protected: false\n",
};
const environment = ["--environment", "development"];

interface Line {
  readonly kind: string;
  readonly stack?: string;
  readonly [field: string]: unknown;
}

function linesOf({ stdout }: CommandRunResult): readonly Line[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("the commands", () => {
  let run: CommandRun;
  const printed: string[] = [];
  const give = async (...words: readonly string[]): Promise<CommandRunResult> => {
    const result = await run.run(...words);
    printed.push(result.stdout, result.stderr);
    return result;
  };
  const path = (...steps: readonly string[]) => join(run.folder, ...steps);
  beforeAll(async () => {
    run = await createCommandRun(files);
  });
  afterAll(() => run?.dispose());

  it("want to know the environment, and that it has an account", async () => {
    const which = await give("up");
    expect([which.status, which.stderr]).toEqual([
      2,
      'error: this command is about one environment\nhelp: give --environment "development" or "nowhere"\n',
    ]);
    const nowhere = await give("up", "--environment", "nowhere");
    expect(nowhere.status).toBe(2);
    expect(nowhere.stderr).toContain('environment "nowhere" names no account, so nothing says where it may be built');
    const stack = await give("up", ...environment, "--stack", "developmnt");
    expect(stack.status).toBe(2);
    expect(stack.stderr).toContain('environment "development" has no stack "developmnt"\nhelp: write "development"');
  });

  it("say how to install Pulumi, and what works without it", async () => {
    const root = run.variables["PULUMI_ROOT"] ?? "";
    delete run.variables["PULUMI_ROOT"];
    const { status, stderr } = await give("preview", ...environment);
    run.variables["PULUMI_ROOT"] = root;
    expect(status).toBe(3);
    expect(stderr).toContain("error: Pulumi's command line is not on PATH\nhelp: install Pulumi");
    expect(stderr).toContain("https://www.pulumi.com/docs/install/");
    expect(stderr).toContain("check, plan, effective, explain, emit and verify work without it");
    expect(run.asked()).toBe(0);
  });

  it("read and write nothing with the credentials of another account", async () => {
    run.account = "999988887777";
    for (const command of ["preview", "up", "refresh", "destroy", "outputs", "cancel"]) {
      const { status, stderr } = await give(
        command,
        ...environment,
        ...(command === "destroy" ? ["--confirm", "shop"] : []),
      );
      expect([command, status]).toEqual([command, 3]);
      expect(stderr).toContain(
        'error: stack "development" belongs in account 444455556666, and the credentials are of account 999988887777 ' +
          "(arn:aws:iam::999988887777:user/tester)\nhelp: use credentials of account 444455556666",
      );
    }
    run.account = "444455556666";
    expect([existsSync(path(".provfair")), existsSync(path("spec/stacks")), existsSync(path("build"))]).toEqual([
      false,
      false,
      false,
    ]);
    expect(run.cloud.journal()).toEqual([]);
  });

  it("want the passphrase", async () => {
    const passphrase = run.variables["PULUMI_CONFIG_PASSPHRASE"] ?? "";
    delete run.variables["PULUMI_CONFIG_PASSPHRASE"];
    const { status, stderr } = await give("up", ...environment);
    run.variables["PULUMI_CONFIG_PASSPHRASE"] = passphrase;
    expect(status).toBe(2);
    expect(stderr).toContain("set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE");
  });

  it("have nothing to say of a stack that was never brought up", async () => {
    const { status, stderr } = await give("outputs", ...environment);
    expect(status).toBe(3);
    expect(stderr).toContain('stack "development" has never been brought up');
  });

  it("preview makes nothing but an empty stack", async () => {
    const { status, stdout } = await give("preview", ...environment);
    expect(status).toBe(0);
    expect(stdout).toContain("  + create  aws:ecs/cluster:Cluster platform\n");
    expect(stdout).toMatch(/^development: \d+ to create \(\d/m);
    expect(run.cloud.list()).toEqual([]);
    expect(readFileSync(path("spec/stacks/Pulumi.development.yaml"), "utf8")).toContain("encryptionsalt");
    expect(readFileSync(path(".provfair/.gitignore"), "utf8")).toBe("*\n");
  });

  it("up makes all of it, says each resource once, and prints the outputs", async () => {
    const { status, stdout } = await give("up", ...environment);
    expect(status).toBe(0);
    const created = stdout.split("\n").filter((line) => line.startsWith("  + created "));
    const count = Number(/^development: (\d+) created /m.exec(stdout)?.[1]);
    expect([created.length, new Set(created).size]).toEqual([count, count]);
    expect(stdout).toMatch(/^outputs of development\n {2}clusterName {2}platform-[0-9a-f]{7}$/m);
    expect(run.cloud.list().length).toBeGreaterThan(30);
  });

  it("up changes nothing the second time, as JSON too", async () => {
    const before = run.cloud.changes();
    const result = await give("up", ...environment, "--format", "json");
    expect(result.status).toBe(0);
    const lines = linesOf(result);
    expect(lines.map(({ kind }) => kind).filter((kind) => kind !== "report")).toEqual(["begin", "end"]);
    const end = lines.at(-1);
    expect([end?.stack, end?.["ok"], Object.keys(end?.["changes"] as object)]).toEqual(["development", true, ["same"]]);
    expect(run.cloud.changes()).toEqual(before);
  });

  it("outputs prints what up has left", async () => {
    const { status, stdout } = await give("outputs", ...environment, "--format", "json");
    expect(status).toBe(0);
    const name = run.cloud.find("aws:ecs/cluster:Cluster", "platform").inputs["name"];
    expect(JSON.parse(stdout)).toEqual({ development: { clusterName: name } });
  });

  it("stop where the settings of an existing stack are gone", async () => {
    const settings = path("spec/stacks/Pulumi.development.yaml");
    renameSync(settings, path("kept.yaml"));
    const { status, stderr } = await give("up", ...environment);
    expect(status).toBe(3);
    expect(stderr).toContain('error: stack "development" exists, and "Pulumi.development.yaml"');
    expect(stderr).toContain("help: restore the file");
    expect(existsSync(settings)).toBe(false);
    renameSync(path("kept.yaml"), settings);
  });

  it("stop where the state of a stack is gone, and the commands that they print bring it back", async () => {
    const before = run.cloud.changes();
    renameSync(path(".provfair/state"), path("elsewhere"));
    const { status, stderr } = await give("up", ...environment);
    expect([status, run.cloud.changes()]).toEqual([3, before]);
    expect(stderr).toContain('error: stack "development" was made before, since "Pulumi.development.yaml" in ');
    expect(stderr).toContain(" up --environment development --stack development --new-state\n");
    expect(existsSync(path(".provfair/state/.pulumi/stacks/shop/development.json"))).toBe(false);
    const outputs = await give("outputs", ...environment);
    expect([outputs.status, outputs.stderr.includes("--new-state")]).toEqual([3, true]);
    const lines = stderr.split("\n").filter((line) => line.includes("PULUMI_BACKEND_URL="));
    const script = lines.join("\n").replace("FROM", pathToFileURL(path("elsewhere")).href);
    const { PULUMI_ROOT = "", PATH = "" } = run.variables;
    const env = { ...run.variables, PATH: `${PULUMI_ROOT}/bin:${PATH}` };
    const moved = spawnSync("sh", ["-e", "-c", script], { cwd: run.folder, env, encoding: "utf8" });
    expect([moved.status, moved.stderr.includes("error")], moved.stderr).toEqual([0, false]);
    const after = await give("preview", ...environment);
    expect(after.status, after.stderr).toBe(0);
    expect(after.stdout).toMatch(/^development: \d+ unchanged \(/m);
  });

  it("say who holds a locked stack, and cancel releases it", async () => {
    const locks = path(".provfair/state/.pulumi/locks/organization/shop/development");
    mkdirSync(locks, { recursive: true });
    const timestamp = new Date(Date.now() - 125_000).toISOString();
    const lock = { pid: 4711, username: "anna", hostname: "laptop", timestamp };
    writeFileSync(join(locks, "11111111-2222-3333-4444-555555555555.json"), JSON.stringify(lock));
    const { status, stderr } = await give("up", ...environment);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/error: stack "development" is locked by anna@laptop, process 4711, for \d+ min \d+ s\n/);
    expect(stderr).toContain("provfair-compile cancel --environment development --stack development");
    const cancelled = await give("cancel", ...environment);
    expect(cancelled.stdout).toMatch(/^development: lock released, held by anna@laptop, process 4711, for \d+ min/);
    expect(readdirSync(locks)).toEqual([]);
    expect((await give("cancel", ...environment)).stdout).toBe("development: not locked\n");
  });

  it("cancel leaves a run on this machine its lock unless it is forced, and needs neither passphrase nor program", async () => {
    const lock = path(".provfair/state/.pulumi/locks/organization/shop/development/1.json");
    const timestamp = new Date().toISOString();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, username: "anna", hostname: hostname(), timestamp }));
    rmSync(path("build"), { recursive: true });
    const passphrase = run.variables["PULUMI_CONFIG_PASSPHRASE"] ?? "";
    delete run.variables["PULUMI_CONFIG_PASSPHRASE"];
    const refused = await give("cancel", ...environment);
    expect([refused.status, refused.stdout, existsSync(lock)]).toEqual([2, "", true]);
    expect(refused.stderr).toContain(
      `error: stack "development" is held by anna@${hostname()}, process ${process.pid}, for `,
    );
    const forced = await give("cancel", ...environment, "--force");
    expect([forced.status, existsSync(lock)], forced.stderr).toEqual([0, false]);
    expect(existsSync(path("build"))).toBe(false);
    run.variables["PULUMI_CONFIG_PASSPHRASE"] = passphrase;
  });

  it("Ctrl-C lets what is being made finish, and the state knows of it", async () => {
    run.write(
      "spec/platform.yaml",
      `${files["spec/platform.yaml"]}  worker: { image: { repository: nginx, tag: "1.29.1" } }\n`,
    );
    const over = run.cloud.inject({
      does: { kind: "latency", milliseconds: 6_000 },
      operation: "create",
      type: "aws:cloudwatch/logGroup:LogGroup",
    });
    const running = run.start("up", ...environment);
    const state = path(".provfair/state/.pulumi/stacks/shop/development.json");
    // What is begun stands in the state before it is.
    await until(() => readFileSync(state, "utf8").includes("aws:cloudwatch/logGroup:LogGroup::worker"));
    running.child.kill("SIGINT");
    const { status, stdout, stderr } = await running.ended;
    over();
    expect(status).not.toBe(0);
    expect(stderr).toContain("cancelling: what is being made is finished first");
    expect(stdout).toContain("+ created aws:cloudwatch/logGroup:LogGroup worker");
    const next = await give("up", ...environment);
    expect([next.status, next.stderr.includes("killed")]).toEqual([0, false]);
    expect(run.cloud.list().filter(({ name, type }) => name === "worker" && type.includes("LogGroup"))).toHaveLength(1);
  });

  it("destroy wants the platform's name", async () => {
    const unasked = await give("destroy", ...environment);
    expect(unasked.status).toBe(2);
    expect(unasked.stderr).toContain("help: give --confirm shop");
    const wrong = await give("destroy", ...environment, "--confirm", "development");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('"development" is not the platform\'s name; nothing was destroyed');
    expect(run.cloud.list()).not.toEqual([]);
    const { status, stdout } = await give("destroy", ...environment, "--confirm", "shop", "--quiet");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^development: \d+ deleted \(\d/);
    expect(run.cloud.list()).toEqual([]);
  });

  it("have printed no secret of the environment", () => {
    const all = printed.join("");
    expect(all).not.toContain(run.variables["PULUMI_CONFIG_PASSPHRASE"]);
    expect(all).not.toContain(run.variables["AWS_SECRET_ACCESS_KEY"]);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
