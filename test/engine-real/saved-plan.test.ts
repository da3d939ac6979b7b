/** `preview --save` and `up --plan`, as a person gives them. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const platform = `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web: { image: { build: web }, port: 8080 }
`;
const files = {
  "spec/platform.yaml": platform,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};

describe.skipIf(findPulumi() === undefined)("a saved plan", () => {
  let run: CommandRun;
  const git = (...words: readonly string[]) => {
    const who = ["-c", "user.name=tester", "-c", "user.email=tester@example.com"];
    return spawnSync("git", [...who, "-C", run.folder, ...words], { encoding: "utf8" });
  };
  beforeAll(async () => {
    run = await createCommandRun(files);
    git("init", "-q");
    git("add", "spec");
    git("commit", "-q", "-m", "first");
  });
  afterAll(() => run?.dispose());
  const stack = ["--stack", "images"];
  const save = () => run.run("preview", ...stack, "--save", "plan.json");
  const up = () => run.run("up", ...stack, "--plan", "plan.json");

  it("is brought up once, and not a second time", async () => {
    const preview = await save();
    expect(preview.status, preview.stdout + preview.stderr).toBe(0);
    expect(JSON.parse(readFileSync(join(run.folder, "plan.json"), "utf8"))).toMatchObject({
      platform: "shop",
      environment: "development",
      commit: { id: git("rev-parse", "HEAD").stdout.trim(), changed: false },
      stacks: [{ name: "images" }],
    });
    const first = await up();
    expect(first.status, first.stdout + first.stderr).toBe(0);
    const second = await up();
    expect(second.status).toBe(2);
    expect(second.stderr).toContain(
      'the plan in "plan.json" does not hold any more: the state of stack "images" has changed',
    );
  });

  it("is refused for another program and another commit", async () => {
    expect((await save()).status).toBe(0);
    run.write("spec/platform.yaml", platform.replace("web-1001", "web-1002"));
    const before = run.cloud.changes();
    const changed = await up();
    expect(changed.status).toBe(2);
    expect(changed.stderr).toMatch(/from commit \w{12}, and this is commit \w{12} with changes/);
    expect(changed.stderr).toContain('the program of stack "images" is another');
    expect(run.cloud.changes()).toEqual(before);
  });

  it("is refused where the file holds none", async () => {
    run.write("plan.json", "{}");
    const none = await up();
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('"plan.json" holds no plan');
  });

  it("is no more than any other run led astray by what another command writes meanwhile", async () => {
    const up = run.start("up");
    await vi.waitFor(() => expect(up.printed()).toMatch(/up \S+ \(1 of \d\)/), { timeout: 30_000 });
    run.write("build/development/development/bin/index.js", "throw new Error('nobody has looked at this');\n");
    const { status, stdout, stderr } = await up.ended;
    expect(status, stdout + stderr).toBe(3);
    expect(stderr).toContain('error: stack "development" is left as it was: files in "');
    expect(stderr).toContain('build/development/development" are not those that this run has compiled: bin/index.js\n');
    expect(run.cloud.list().some(({ type }) => type.startsWith("aws:ec2/"))).toBe(false);
  });
});
