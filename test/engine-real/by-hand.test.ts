/** An emitted folder with Pulumi's command line alone, as the folder's README says; nothing of ours runs. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { settingsOf } from "../../src/graph/configuration.ts";
import { type Pulumi, pulumiByHand } from "../support/by-hand.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOf, referenceSources, stackOf } from "../support/reference.ts";

interface StackConfiguration {
  readonly [key: string]: { readonly value: string };
}

describe.skipIf(findPulumi() === undefined)("the emitted folder, by hand", () => {
  const stack = stackOf(graphOf(referenceSources()), "development");
  const resources = planStack(stack).resources.length + 1;
  let run: EngineRun;
  let pulumi: Pulumi;
  const succeed = (...words: readonly string[]) => {
    const { status, stdout, stderr } = pulumi("development", ...words);
    expect(status, `${words.join(" ")}\n${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };
  beforeAll(async () => {
    const account = planStack(stack).resources.find(({ type }) => type === "pulumi:providers:aws")?.inputs;
    const [id] = JSON.parse(String(account?.["allowedAccountIds"])) as readonly string[];
    run = await createEngineRun({ project: stack.project, ...(id === undefined ? {} : { account: id }) });
    pulumi = await pulumiByHand(run);
    run.emit(stack);
  });
  afterAll(() => run?.dispose());

  it("is selected, and takes the settings that its README names", () => {
    succeed("stack", "select", "development", "--create");
    expect(succeed("stack", "ls")).toContain("development*");
    for (const { key, secret } of settingsOf(stack)) {
      succeed("config", "set", key, `the-value-of-${key}`, ...(secret ? ["--secret"] : []));
    }
    const configuration = JSON.parse(succeed("config", "--json")) as StackConfiguration;
    expect(Object.keys(configuration)).toEqual(settingsOf(stack).map(({ key }) => `${stack.project}:${key}`));
  });

  it("previews what is planned, and makes nothing", () => {
    const preview = JSON.parse(succeed("preview", "--json")) as { readonly changeSummary: object };
    expect(preview.changeSummary).toEqual({ create: resources });
    expect(run.cloud.list()).toEqual([]);
  });

  it("makes what is planned", () => {
    succeed("up", "--yes", "--skip-preview");
    expect(differencesFromPlan(planStack(stack), run.cloud.list())).toEqual([]);
  });

  it("goes on with our commands, which change nothing", async () => {
    const before = run.cloud.changes();
    // The stack's key is where Pulumi has put it, beside the program.
    run.adoptSettings("development");
    const up = await run.succeed("development", "up");
    expect(up.changes).toEqual({ same: resources });
    expect(run.cloud.changes()).toEqual(before);
  });
});
