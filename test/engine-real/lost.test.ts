/** A provider that dies, and a connection that is lost, while the engine lives: what was made is found, and made once. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Deed } from "../support/cloud.ts";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const platform = (...workers: readonly string[]) => `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
${workers.map((name) => `  ${name}: { image: { repository: nginx, tag: "1.29.1" } }\n`).join("")}`;
const files = {
  "spec/platform.yaml": platform("first"),
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};
const task = "aws:ecs/taskDefinition:TaskDefinition";
const service = "aws:ecs/service:Service";

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("a creation whose answer was lost", () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await createCommandRun(files);
    // One creation at a time: the provider's death takes no other one with it.
    run.variables["PULUMI_PARALLEL"] = "1";
    const up = await run.run("up", "--stack", "development", "--quiet");
    expect(up.status, up.stdout + up.stderr).toBe(0);
  });
  afterAll(() => run?.dispose());

  const remembered = () => join(run.folder, ".provfair/state/.pulumi/stacks/shop/development.lost");
  const named = (type: string, name: string) =>
    run.cloud.list().filter((one) => one.type === type && one.name === name);
  /** An up with one more worker, at one of whose creations something happens. */
  const upWith = async (does: Deed, type: string, ...workers: readonly string[]) => {
    run.write("spec/platform.yaml", platform("first", ...workers));
    const over = run.cloud.inject({ does, operation: "create", type, times: 1 });
    const result = await run.run("up", "--stack", "development");
    over();
    return result;
  };
  const upOnce = async () => {
    const up = await run.run("up", "--stack", "development");
    expect(up.status, up.stdout + up.stderr).toBe(0);
    const names = run.cloud.list().map(({ urn }) => urn);
    expect(new Set(names).size).toBe(names.length);
    expect((await run.run("up", "--stack", "development")).stdout).toMatch(/^development: \d+ unchanged/m);
  };

  it("is found by its tags after the provider has died, and belongs to the stack", async () => {
    const up = await upWith({ kind: "crash", process: "provider", when: "after" }, task, "second");
    expect(up.status).not.toBe(0);
    const [made] = named(task, "second");
    expect(up.stderr).toMatch(/stack "development": no answer came for \d+ resources?\n/);
    expect(up.stderr).toMatch(
      new RegExp(`= ${task} second \\(spec/.*\\): exists as "${made?.id}", and is in the state now`),
    );
    expect(existsSync(remembered())).toBe(false);
    await upOnce();
    expect(named(task, "second")).toEqual([expect.objectContaining({ outputs: made?.outputs })]);
  });

  it("is found by its name after the connection was lost", async () => {
    const up = await upWith({ kind: "lost" }, service, "second", "third");
    expect(up.status).not.toBe(0);
    expect(up.stderr).toContain("connection reset by peer");
    expect(up.stderr).toMatch(
      new RegExp(`= ${service} third \\(spec/.*\\): exists as "arn:.*", and is in the state now`),
    );
    await upOnce();
    expect(named(service, "third")).toHaveLength(1);
  });

  it("is made by the next up where there is none", async () => {
    const up = await upWith(
      { kind: "crash", process: "provider", when: "before" },
      service,
      "second",
      "third",
      "fourth",
    );
    expect(up.stderr).toContain(`+ ${service} fourth`);
    expect(up.stderr).toContain("does not exist, and is made by the next up");
    await upOnce();
  });

  it("stops every operation while it cannot be told, until a person says it", async () => {
    const workers = ["second", "third", "fourth", "fifth"];
    const up = await upWith({ kind: "crash", process: "provider", when: "before" }, task, ...workers);
    expect(up.stderr).toContain("cannot be told: nothing has its tags yet; tags may be found only minutes later");
    expect(readFileSync(remembered(), "utf8")).not.toContain(run.variables["PULUMI_CONFIG_PASSPHRASE"]);
    const next = await run.run("up", "--stack", "development");
    expect(next.status).not.toBe(0);
    expect(next.stderr).toContain("recover --environment development --stack development");
    expect(named(task, "fifth")).toEqual([]);
    const said = await run.run("recover", "--stack", "development", "--absent", "fifth");
    expect(said.stdout).toContain(`+ ${task} fifth`);
    expect([said.status, existsSync(remembered())]).toEqual([0, false]);
    await upOnce();
  });

  it("is not sought where it was made in part, and stays", async () => {
    const workers = ["second", "third", "fourth", "fifth", "sixth"];
    const up = await upWith({ kind: "partial", reason: "waiting: connection reset by peer" }, service, ...workers);
    expect([up.status, up.stderr]).toEqual([expect.any(Number), expect.not.stringContaining("no answer came")]);
    const [made] = named(service, "sixth");
    const next = await run.run("up", "--stack", "development");
    expect(next.status, next.stdout + next.stderr).toBe(0);
    expect(named(service, "sixth")).toEqual([expect.objectContaining({ id: made?.id, status: "ready" })]);
    const state = readFileSync(join(run.folder, ".provfair/state/.pulumi/stacks/shop/development.json"), "utf8");
    expect(state.split(`"id": "${made?.id}"`)).toHaveLength(2);
  });

  it("is not sought where AWS has refused it", async () => {
    const workers = ["second", "third", "fourth", "fifth", "sixth", "seventh"];
    const up = await upWith({ kind: "refuse" }, service, ...workers);
    expect(up.stderr).toContain("AccessDenied");
    expect(up.stderr).not.toContain("no answer came");
    await upOnce();
  });
});
