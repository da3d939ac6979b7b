/** A random secret in a stack: in no output, error, plan, log, state or settings of any operation, in any encoding. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formsOf } from "../../src/engine/run/encodings.ts";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { filesIn } from "../support/files-in.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const files = {
  "spec/platform.yaml": `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web: { image: { build: web }, port: 8080 }
`,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};
const stack = ["--stack", "images"];

describe.skipIf(findPulumi() === undefined)("a secret", () => {
  const canary = `canary ${randomBytes(12).toString("base64")} "'&/%`;
  let run: CommandRun;
  const printed: string[] = [];
  const command = async (...words: readonly string[]) => {
    const result = await run.run(...words);
    printed.push(result.stdout, result.stderr);
    return result;
  };
  beforeAll(async () => {
    run = await createCommandRun(files);
  });
  afterAll(() => run?.dispose());

  it("of the configuration is in the state, encrypted", async () => {
    expect((await command("preview", ...stack)).status).toBe(0);
    const settings = join(run.folder, "spec", "stacks");
    const backend = `file://${join(run.folder, ".provfair", "state")}`;
    const set = spawnSync(
      join(run.variables["PULUMI_ROOT"] ?? "", "bin", "pulumi"),
      [
        "config",
        "set",
        "--secret",
        "shop:canary",
        "--stack",
        "images",
        "--cwd",
        settings,
        "--non-interactive",
        "--",
        canary,
      ],
      { env: { ...run.variables, PULUMI_BACKEND_URL: backend }, encoding: "utf8" },
    );
    expect(set.status, set.stderr).toBe(0);
    expect(readFileSync(join(settings, "Pulumi.images.yaml"), "utf8")).toContain("secure:");
  });

  it("is in nothing that is printed or written", async () => {
    for (const words of [
      ["up"],
      ["up", "--format", "json"],
      ["preview", "--save", "plan.json"],
      ["drift"],
      ["outputs"],
    ]) {
      const result = await command(words[0] ?? "", ...stack, ...words.slice(1));
      expect(result.status, result.stdout + result.stderr).toBe(0);
    }
    const kept = [run.folder, join(run.folder, "..", "home"), join(run.folder, "..", "pulumi-home")];
    const written = kept.flatMap(filesIn).map((path) => ({ from: path, text: readFileSync(path, "latin1") }));
    const texts = [...printed.map((text) => ({ from: "output", text })), ...written];
    expect(texts.length).toBeGreaterThan(20);
    const forms = [
      canary,
      run.variables["PULUMI_CONFIG_PASSPHRASE"] ?? "",
      run.variables["AWS_SECRET_ACCESS_KEY"] ?? "",
    ];
    for (const form of forms.flatMap(formsOf)) {
      expect(texts.filter(({ text }) => text.includes(form)).map(({ from }) => from)).toEqual([]);
    }
    writeFileSync(join(run.folder, "planted"), Buffer.from(`x${canary}`).toString("base64"));
    const planted = filesIn(run.folder).map((path) => readFileSync(path, "latin1"));
    expect(formsOf(canary).some((form) => planted.some((text) => text.includes(form)))).toBe(true);
  });

  it("that a provider's error repeats is not shown", async () => {
    const permit = run.cloud.inject({
      does: { kind: "partial", reason: `connecting to postgres://user:${encodeURIComponent(canary)}@host: ${canary}` },
      operation: "update",
      type: "aws:kms/key:Key",
      times: 1,
    });
    run.write("spec/platform.yaml", files["spec/platform.yaml"].replace("web-1001", "web-1002"));
    const failed = await command("up", ...stack);
    expect(failed.status).not.toBe(0);
    expect(failed.stdout + failed.stderr).toContain("connecting to postgres://user:[secret]@host: [secret]");
    permit();
    for (const form of formsOf(canary)) expect(printed.filter((text) => text.includes(form))).toEqual([]);
  });
});
