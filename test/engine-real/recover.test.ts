/** What a person sees after the engine was killed: the next up explains and repairs; what cannot be told they say. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const files = {
  "spec/platform.yaml": `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 8080 }
`,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};
const cluster = "aws:ecs/cluster:Cluster";
/** Neither its tags nor its inputs identify it; a list has its name. */
const query = "aws:cloudwatch/queryDefinition:QueryDefinition";
/** Nothing depends on one, and its identifier is AWS's. */
const rule = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

describe.skipIf(findPulumi() === undefined)("after the engine was killed", () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await createCommandRun(files);
  });
  afterAll(() => run?.dispose());

  it("the next up says what was left open, repairs it, and goes on", async () => {
    const permit = run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "create",
      type: cluster,
    });
    const killed = await run.run("up", "--stack", "development");
    expect(killed.status).not.toBe(0);
    permit();
    const made = run.cloud.find(cluster, "platform");
    expect((await run.run("cancel", "--stack", "development")).status).toBe(0);
    const next = await run.run("up", "--stack", "development");
    expect(next.stderr).toContain(`stack "development": the engine was killed while it worked on `);
    expect(next.stderr).toMatch(
      new RegExp(
        `= ${cluster} platform \\(spec/[\\w/]+\\.yaml(:\\d+)?\\): exists as "${made.id}", and is in the state now`,
      ),
    );
    expect(next.status, next.stdout + next.stderr).toBe(0);
    expect(run.cloud.find(cluster, "platform").id).toBe(made.id);
    expect((await run.run("recover", "--stack", "development")).stdout).toBe(
      'stack "development": nothing is left open\n',
    );
  });

  it("what a destroy has deleted is made again, where an up follows it", async () => {
    const policy = "aws:appautoscaling/policy:Policy";
    const permit = run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "delete",
      type: policy,
    });
    const killed = await run.run("destroy", "--stack", "development", "--confirm", "shop");
    expect(killed.status).not.toBe(0);
    permit();
    expect(() => run.cloud.find(policy, "web-cpu")).toThrow("0 objects");
    expect((await run.run("cancel", "--stack", "development")).status).toBe(0);
    const next = await run.run("up", "--stack", "development");
    expect(next.stderr).toMatch(
      new RegExp(`- ${policy} web-cpu \\(spec/[\\w/]+\\.yaml(:\\d+)?\\): is deleted, and the state says so`),
    );
    expect(next.status, next.stdout + next.stderr).toBe(0);
    expect(run.cloud.find(policy, "web-cpu").status).toBe("ready");
  });

  it("what cannot be told stops every operation, until a person says it", async () => {
    const one = run.cloud.list().find(({ type }) => type === rule);
    const state = statesIn(join(run.folder, "..")).find((path) => path.endsWith("development.json")) ?? "";
    const text = JSON.parse(readFileSync(state, "utf8")) as { checkpoint: { latest: Record<string, unknown[]> } };
    const { latest } = text.checkpoint;
    const entry = (latest["resources"] as { id?: string; inputs: object }[]).find(({ id }) => id === one?.id);
    latest["resources"] = (latest["resources"] ?? []).filter((other) => other !== entry);
    const { id: _, ...begun } = { ...entry, inputs: { ...entry?.inputs, tags: {}, tagsAll: {} }, outputs: {} };
    latest["pending_operations"] = [{ type: "creating", resource: begun }];
    writeFileSync(state, JSON.stringify(text));

    const stopped = await run.run("up", "--stack", "development");
    expect(stopped.status, stopped.stdout + stopped.stderr).not.toBe(0);
    expect(stopped.stderr).toContain("cannot be told: it has no Name tag to look for");
    expect(stopped.stderr).toContain("recover --environment development --stack development --imported NAME=ID");
    expect(run.cloud.list().filter(({ type }) => type === rule)).toEqual([one]);

    const words = ["recover", "--stack", "development"];
    const name = one?.name ?? "";
    const wrong = await run.run(...words, "--imported", `${name}=sgr-none`);
    expect(wrong.status).toBe(1);
    expect(wrong.stdout).toContain('cannot be told: there is no object "sgr-none"');
    const said = await run.run(...words, "--imported", `${name}=${one?.id}`);
    expect(said.stdout).toContain(`exists as "${one?.id}", and is in the state now`);
    expect((await run.run("up", "--stack", "development")).status).toBe(0);
    expect(
      run.cloud
        .list()
        .filter(({ type }) => type === rule)
        .map(({ id }) => id),
    ).toEqual([one?.id]);
  });

  it("a state that an engine was killed over is put right by the next command, and not while another run holds it", async () => {
    const state = statesIn(join(run.folder, "..")).find((path) => path.endsWith("development.json")) ?? "";
    const text = readFileSync(state, "utf8");
    writeFileSync(`${state}.bak`, text);
    writeFileSync(state, text.slice(0, text.length / 2));
    const locks = join(run.folder, ".provfair/state/.pulumi/locks/organization/shop/development");
    mkdirSync(locks, { recursive: true });
    const lock = { pid: 4711, username: "anna", hostname: "laptop", timestamp: new Date().toISOString() };
    writeFileSync(join(locks, "11111111-2222-3333-4444-555555555555.json"), JSON.stringify(lock));
    const held = await run.run("up", "--stack", "development");
    expect(held.status).toBe(3);
    expect(held.stderr).toMatch(/is not whole: .* it is locked by anna@laptop, process 4711, for /);
    expect(held.stderr).toContain("provfair-compile cancel --environment development --stack development");
    const cancelled = await run.run("cancel", "--stack", "development");
    expect(cancelled.stderr).toContain("was put in its place; the torn one is kept as");
    expect(cancelled.stdout).toMatch(/^development: lock released, held by anna@laptop/);
    const up = await run.run("up", "--stack", "development");
    expect([up.status, up.stdout]).toEqual([0, expect.stringMatching(/^development: \d+ unchanged/m)]);
    writeFileSync(state, "");
    writeFileSync(`${state}.bak`, "");
    const gone = await run.run("up", "--stack", "development");
    expect([gone.status, gone.stderr]).toEqual([3, expect.stringContaining('.bak" is no state either')]);
    writeFileSync(state, text);
  });

  it("what only a list names is found in it", async () => {
    const worker = '  mail: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } }\n';
    run.write("spec/platform.yaml", `${files["spec/platform.yaml"]}${worker}`);
    // One creation at a time: no other one is under way, which its tags would tell only minutes later.
    run.variables["PULUMI_PARALLEL"] = "1";
    const permit = run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "create",
      type: query,
    });
    expect((await run.run("up", "--stack", "development")).status).not.toBe(0);
    permit();
    const made = run.cloud.find(query, "mail");
    expect((await run.run("cancel", "--stack", "development")).status).toBe(0);
    const next = await run.run("up", "--stack", "development");
    expect(next.stderr).toContain(`exists as "${made.id}", and is in the state now`);
    expect(next.status, next.stdout + next.stderr).toBe(0);
    expect(run.cloud.find(query, "mail").id).toBe(made.id);
    delete run.variables["PULUMI_PARALLEL"];
  });

  it("refuses half a sentence", async () => {
    const result = await run.run("recover", "--stack", "development", "--imported", "web");
    expect(result.status).toBe(2);
    expect(result.stderr).toContain("what is said of resources is incomplete");
  });
});

function statesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes(join(".pulumi", "stacks")))
    .map((entry) => join(entry.parentPath, entry.name));
}
