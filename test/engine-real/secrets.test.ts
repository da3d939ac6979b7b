/**
 * A secret that a resource takes, through the whole life of its stack: it is in the state, encrypted, and in no output,
 * error, plan, log, settings or scratch folder of any operation, in any encoding, also where the engine is killed.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formsOf } from "../../src/engine/run/encodings.ts";
import { SECRET_MARK } from "../../src/graph/wire.ts";
import { CDN_PLATFORM } from "../support/cdn-platform.ts";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { filesIn } from "../support/files-in.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const stack = ["--stack", "development"];
const distribution = "aws:cloudfront/distribution:Distribution";

// Each test goes on from the one before it.
describe.skipIf(findPulumi() === undefined)("a secret that a resource takes", () => {
  const canary = `canary ${randomBytes(12).toString("base64")} "'&/%`;
  const told = `connecting to https://user:${encodeURIComponent(canary)}@host: ${canary}`;
  const untold = "connecting to https://user:[secret]@host: [secret]";
  let run: CommandRun;
  const printed: string[] = [];
  const command = async (name: string, ...words: readonly string[]) => {
    const result = await run.run(name, ...stack, ...words);
    printed.push(result.stdout, result.stderr);
    return result;
  };
  const succeed = async (name: string, ...words: readonly string[]) => {
    const result = await command(name, ...words);
    expect(result.status, result.stdout + result.stderr).toBe(0);
    return result;
  };
  const scratch = () => join(run.folder, "..", "tmp");
  /** What was printed and what is written, by where it is. */
  const texts = () => {
    const places = [run.folder, join(run.folder, "..", "home"), join(run.folder, "..", "pulumi-home"), scratch()];
    const written = places.flatMap(filesIn).map((from) => ({ from, text: textOf(from) }));
    return [...printed.map((text) => ({ from: "output", text })), ...written];
  };
  const placesWith = (secret: string) => {
    const all = texts();
    return new Set(
      formsOf(secret).flatMap((form) => all.filter(({ text }) => text.includes(form)).map(({ from }) => from)),
    );
  };
  /** The properties of what the state has of the CDN that hold something encrypted. */
  const encrypted = () => {
    const file = join(run.folder, ".provfair/state/.pulumi/stacks/shop/development.json");
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as {
      checkpoint: { latest: { resources: { type: string; inputs: object; outputs: object }[] } };
    };
    const resource = checkpoint.latest.resources.find(({ type }) => type === distribution);
    return [resource?.inputs, resource?.outputs].map((properties) =>
      Object.entries(properties ?? {}).flatMap(([name, value]) =>
        JSON.stringify(value).includes(SECRET_MARK) ? [name] : [],
      ),
    );
  };

  beforeAll(async () => {
    run = await createCommandRun(CDN_PLATFORM);
    run.variables["TMPDIR"] = scratch();
    mkdirSync(scratch());
    const settings = join(run.folder, "spec", "stacks");
    const state = join(run.folder, ".provfair", "state");
    for (const folder of [settings, state]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(settings, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    for (const words of [
      ["stack", "init", "development"],
      ["config", "set", "--secret", "shop:originSecret", "--stack", "development", "--", canary],
    ]) {
      const pulumi = spawnSync(
        join(run.variables["PULUMI_ROOT"] ?? "", "bin", "pulumi"),
        ["--cwd", settings, "--non-interactive", ...words],
        { env: { ...run.variables, PULUMI_BACKEND_URL: `file://${state}` }, encoding: "utf8" },
      );
      expect(pulumi.status, pulumi.stderr).toBe(0);
    }
    // One creation at a time: no other one is under way when the engine is killed.
    run.variables["PULUMI_PARALLEL"] = "1";
  });
  afterAll(() => run?.dispose());

  it("is encrypted in the state that a recovery writes, and in what it looks up with", async () => {
    const over = run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "create",
      type: distribution,
    });
    expect((await command("up")).status).not.toBe(0);
    over();
    expect(JSON.stringify(run.cloud.find(distribution, "platform").inputs)).toContain(
      JSON.stringify(canary).slice(1, -1),
    );
    await succeed("cancel");
    const refusal = { kind: "refuse", reason: told } as const;
    const refused = run.cloud.inject({ does: refusal, operation: "read", type: distribution });
    const unread = await command("recover");
    refused();
    expect([unread.status, unread.stderr]).toEqual([3, expect.stringContaining(untold)]);

    const go = run.cloud.inject({ does: { kind: "hold" }, operation: "read", type: distribution });
    delete run.variables["PULUMI_PARALLEL"];
    const recovering = run.start("up", ...stack);
    const lookedUp = () => filesIn(scratch()).filter((file) => textOf(file).includes(distribution));
    while (lookedUp().length === 0 && recovering.child.exitCode === null) await setTimeout(100);
    expect(lookedUp().length).toBeGreaterThan(0);
    expect(placesWith(canary)).toEqual(new Set());
    go();
    const { status, stdout, stderr } = await recovering.ended;
    printed.push(stdout, stderr);
    expect(stderr).toContain(`= ${distribution} platform`);
    expect(status, stdout + stderr).toBe(0);
    const [inputs, outputs] = encrypted();
    expect(inputs).toEqual(["origins"]);
    expect(outputs).toEqual(["origins"]);
    expect(filesIn(scratch())).toEqual([]);
  });

  it("is in nothing that an operation prints, also where a provider's error repeats it", async () => {
    await succeed("preview", "--save", "plan.json");
    await succeed("drift");
    await succeed("refresh", "--format", "json");
    await succeed("outputs");
    run.write("spec/platform.yaml", CDN_PLATFORM["spec/platform.yaml"].replace("web-1001", "web-1002"));
    const over = run.cloud.inject({
      does: { kind: "refuse", reason: told },
      operation: "update",
      type: distribution,
    });
    const failed = await command("up", "--format", "json");
    over();
    expect(failed.status).not.toBe(0);
    expect(failed.stdout).toContain(untold);
    await succeed("destroy", "--confirm", "shop");
  });

  it("is in none of the files that are left", () => {
    expect(texts().length).toBeGreaterThan(20);
    const { PULUMI_CONFIG_PASSPHRASE: passphrase = "", AWS_SECRET_ACCESS_KEY: key = "" } = run.variables;
    for (const secret of [canary, passphrase, key]) expect(placesWith(secret)).toEqual(new Set());
    writeFileSync(join(run.folder, "planted"), Buffer.from(`x${canary}`).toString("base64"));
    expect(placesWith(canary)).toEqual(new Set([join(run.folder, "planted")]));
  });
});

/** Of a file that may go at any time. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
