/**
 * The secret between CDN and load balancer, on the real engine: made once, kept, rotated when asked, and told to nobody; by
 * all other operations: secrets.test.ts.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formsOf } from "../../src/engine/run/encodings.ts";
import { CDN_PLATFORM } from "../support/cdn-platform.ts";
import { type CommandRun, type CommandRunResult, createCommandRun } from "../support/command-run.ts";
import { filesIn } from "../support/files-in.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const stack = ["--environment", "development", "--stack", "development"];

interface Secrets {
  readonly originSecret: string;
  readonly originSecretNext: string;
}

// Each test goes on from the one before it.
describe.skipIf(findPulumi() === undefined)("the secret of the CDN", () => {
  let run: CommandRun;
  const results: CommandRunResult[] = [];
  const seen = new Set<string>();
  let first: Secrets;

  const succeed = async (...words: readonly string[]) => {
    const result = await run.run(...words);
    results.push(result);
    expect(result.status, result.stdout + result.stderr).toBe(0);
  };
  /** As the stack's settings hold them, decrypted. */
  const configured = (): Secrets => {
    const told = spawnSync(
      join(run.variables["PULUMI_ROOT"] ?? "", "bin", "pulumi"),
      ["config", "--show-secrets", "--json", "--stack", "development", "--cwd", join(run.folder, "spec", "stacks")],
      {
        env: { ...run.variables, PULUMI_BACKEND_URL: `file://${join(run.folder, ".provfair", "state")}` },
        encoding: "utf8",
      },
    );
    expect(told.status, told.stderr).toBe(0);
    const values = JSON.parse(told.stdout) as Readonly<
      Record<string, { readonly value: string; readonly secret: boolean }>
    >;
    const secretAt = (key: keyof Secrets): string => {
      const entry = values[`shop:${key}`];
      expect(entry?.secret, key).toBe(true);
      return entry?.value ?? "";
    };
    const both = { originSecret: secretAt("originSecret"), originSecretNext: secretAt("originSecretNext") };
    for (const value of Object.values(both)) seen.add(value);
    return both;
  };
  /** What the CDN sends, and what the rule of the load balancer wants the header to be like. */
  const deployed = () => {
    const text = (type: string, name: string) => JSON.stringify(run.cloud.find(type, name).inputs);
    return {
      sent: /"X-Origin-Secret","value":"([^"]*)"/.exec(
        text("aws:cloudfront/distribution:Distribution", "platform"),
      )?.[1],
      wanted: /"X-Origin-Secret","values":\["([^"]*)"\]/.exec(text("aws:lb/listenerRule:ListenerRule", "web"))?.[1],
    };
  };
  const expectDeployed = ({ originSecret, originSecretNext }: Secrets) =>
    expect(deployed()).toEqual({ sent: `${originSecret}.${originSecretNext}`, wanted: `*${originSecret}*` });

  beforeAll(async () => {
    run = await createCommandRun(CDN_PLATFORM);
  });
  afterAll(() => run?.dispose());

  it("is made by a preview, encrypted, and is what the first up deploys", async () => {
    await succeed("preview", ...stack);
    first = configured();
    expect(first.originSecret).toMatch(/^[0-9a-f]{40}$/);
    expect(first.originSecretNext).toMatch(/^[0-9a-f]{40}$/);
    expect(first.originSecret).not.toBe(first.originSecretNext);
    await succeed("up", ...stack);
    expect(configured()).toEqual(first);
    expectDeployed(first);
  });

  it("is kept by the next up, which changes nothing", async () => {
    const before = run.cloud.changes().length;
    await succeed("up", ...stack, "--format", "json");
    expect(run.cloud.changes().slice(before)).toEqual([]);
    expect(configured()).toEqual(first);
  });

  it("is rotated to what the CDN sends already, the rule before the CDN", async () => {
    const before = run.cloud.changes().length;
    await succeed("up", ...stack, "--rotate-cdn-secret");
    const second = configured();
    expect(second.originSecret).toBe(first.originSecretNext);
    expect([first.originSecret, first.originSecretNext]).not.toContain(second.originSecretNext);
    expectDeployed(second);
    expect(run.cloud.changes().slice(before)).toEqual([
      "update aws:lb/listenerRule:ListenerRule web",
      "update aws:cloudfront/distribution:Distribution platform",
    ]);
  });

  it("is in nothing that is printed or written", async () => {
    await succeed("outputs", ...stack, "--show-secrets");
    await succeed("plan", "--environment", "development", "--format", "json");
    await succeed("emit", "--environment", "development");
    const kept = [run.folder, join(run.folder, "..", "home"), join(run.folder, "..", "pulumi-home")];
    const texts = [
      ...results.flatMap(({ stdout, stderr }) => [stdout, stderr].map((text) => ({ from: "output", text }))),
      ...kept.flatMap(filesIn).map((from) => ({ from, text: readFileSync(from, "latin1") })),
    ];
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ text }) => text.includes("originSecret")).length).toBeGreaterThan(0);
    expect(seen.size).toBe(3);
    for (const form of [...seen].flatMap(formsOf)) {
      expect(texts.filter(({ text }) => text.includes(form)).map(({ from }) => from)).toEqual([]);
    }
  });
});
