/** The commands on the real engine: Ctrl-C twice, and the run after it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listProcesses, workersOn, workOn } from "../../src/engine/run/processes.ts";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const files = {
  "platform.yaml": `
platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } }
`,
  "environments/production.yaml": 'account: { id: "111122223333" }\n',
};
const logGroup = "aws:cloudwatch/logGroup:LogGroup";

interface State {
  readonly pending_operations?: readonly { readonly resource: { readonly type: string } }[];
}

describe.skipIf(findPulumi() === undefined)("the commands", () => {
  let run: CommandRun;
  let work: string;
  beforeAll(async () => {
    run = await createCommandRun(files, "111122223333");
    const backend = pathToFileURL(join(run.folder, ".provfair/state")).href;
    work = workOn({ backend, project: "shop", stack: "production" });
  });
  afterAll(() => run?.dispose());

  /** What the engine has begun and not ended, by type; none while there is no whole file. */
  const pending = (): readonly string[] => {
    const file = join(run.folder, ".provfair/state/.pulumi/stacks/shop/production.json");
    try {
      const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as { checkpoint: { latest?: State } };
      return (checkpoint.latest?.pending_operations ?? []).map(({ resource }) => resource.type);
    } catch {
      return [];
    }
  };

  it("a second Ctrl-C ends at once and warns; the next up finds what was left open", async () => {
    const over = run.cloud.inject({
      does: { kind: "latency", milliseconds: 600_000 },
      operation: "create",
      type: logGroup,
    });
    const running = run.start("up");
    await until(() => pending().includes(logGroup));
    running.child.kill("SIGINT");
    await until(() => running.printed().includes("Ctrl-C again ends at once"));
    // What else was being made is done, and in the state: nothing is written when the engine is killed, and torn by it.
    await until(() => pending().length > 0 && pending().every((type) => type === logGroup));
    const providers = providersOf(run);
    if (process.platform === "linux") expect(providers.length).toBeGreaterThan(0);
    // By the environment alone, which real providers have of the engine as well.
    expect(workersOn(work)).toEqual(expect.arrayContaining([...providers]));
    running.child.kill("SIGINT");
    const { status, stderr } = await running.ended;
    expect([...providersOf(run), ...workersOn(work)]).toEqual([]);
    over();
    expect(status).toBe(3);
    expect(stderr).toContain("ended at once: the state may keep pending operations");
    expect(pending()).toContain(logGroup);
    const locked = await run.run("up");
    expect(locked.stderr).toMatch(
      /stack "production" is locked by \S+, process \d+ \(not running here any more\), for /,
    );
    expect((await run.run("cancel")).stdout).toMatch(/^production: lock released, held by /);
    const next = await run.run("up");
    expect([next.status, next.stderr]).toEqual([
      0,
      expect.stringContaining("the engine was killed while it worked on"),
    ]);
    expect(pending()).toEqual([]);
    const names = run.cloud.list().map(({ type, name }) => `${type} ${name}`);
    expect(names).toEqual([...new Set(names)]);
  });

  it("Ctrl-C finishes what is being made where nobody reads the output any more, and where the terminal is gone", async () => {
    let platform = files["platform.yaml"];
    for (const [signal, worker] of [
      ["SIGINT", "second"],
      ["SIGHUP", "third"],
    ] as const) {
      platform += `  ${worker}: { image: { repository: nginx, tag: "1.29.1" } }\n`;
      run.write("platform.yaml", platform);
      const over = run.cloud.inject({ does: { kind: "hold" }, operation: "create", type: logGroup });
      const { child, ended } = run.start("up");
      await until(() => pending().includes(logGroup));
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.kill(signal);
      // Long enough for what it says to come to nobody.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect([signal, child.exitCode, child.signalCode]).toEqual([signal, null, null]);
      over();
      expect((await ended).status).not.toBe(0);
      expect(pending()).toEqual([]);
      const made = run.cloud.list().filter(({ type, name }) => type === logGroup && name === worker);
      expect([signal, made.length]).toEqual([signal, 1]);
      const next = await run.run("up");
      expect([next.status, next.stderr.includes("killed")]).toEqual([0, false]);
      expect(run.cloud.find(logGroup, worker).id).toBe(made[0]?.id);
    }
  });
});

/** The simulated providers of the run that live: they are told their cloud. None where /proc does not tell it. */
function providersOf({ cloud }: CommandRun): readonly number[] {
  const variable = `SIMULATED_CLOUD=${cloud.environment["SIMULATED_CLOUD"]}`;
  return listProcesses()
    .filter(({ zombie }) => !zombie)
    .map(({ id }) => id)
    .filter((id) => textOf(`/proc/${id}/environ`).split("\0").includes(variable));
}

/** Nothing of a process that has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}
