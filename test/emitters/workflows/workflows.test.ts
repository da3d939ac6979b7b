/** What a reviewer would look for in the emitted workflows, and that GitHub's own parser reads them. */
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import pins from "../../../src/emitters/workflows/action-pins.json" with { type: "json" };
import { originOf } from "../../../src/emitters/workflows/emitter.ts";
import { plain } from "../../../src/emitters/workflows/workflow.ts";
import { samples, workflowsOf } from "./samples.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: readonly string[];
  readonly environment?: { readonly name: string };
  readonly steps?: readonly Step[];
  readonly uses?: string;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const every = Object.keys(samples).flatMap((sample) =>
  [...workflowsOf(sample)].map(([path, text]) => ({ sample, path, text, workflow: parse(text) as Workflow })),
);
const steps = ({ jobs }: Workflow) => Object.values(jobs).flatMap((job) => job.steps ?? []);
const of = (sample: string, use: string): Workflow => {
  const found = every.find((one) => one.sample === sample && one.path.endsWith(`-${use}.yml`));
  if (found === undefined) throw new Error(`${sample} has no workflow ${use}`);
  return found.workflow;
};

describe.each(every)("$sample: $path", ({ path, text, workflow }) => {
  it("is read by GitHub's parser without complaint", async () => {
    const { context, value } = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    expect(value).toBeDefined();
    if (value === undefined) return;
    await convertWorkflowTemplate(context, value);
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it("uses actions by the commits of the table, with their versions beside them", () => {
    for (const [, uses = "", version = ""] of text.matchAll(/^ +(?:- )?uses: (\S+)(?: # (\S+))?$/gm)) {
      if (uses.startsWith("./.github/workflows/")) continue;
      const [action = "", commit = ""] = uses.split("@");
      const pin = pins.actions[action as keyof typeof pins.actions];
      expect([commit, version], uses).toEqual([pin.commit, pin.version]);
    }
  });

  it("gives a token that writes, or that AWS knows, to those jobs alone that need it", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const [name, { permissions = {}, steps: own = [], uses }] of Object.entries(workflow.jobs)) {
      if (uses !== undefined) continue;
      const takesRole = own.some((step) => step.uses?.startsWith("aws-actions/configure-aws-credentials@"));
      expect(permissions["id-token"] === "write", name).toBe(takesRole);
      if (permissions["contents"] === "write") expect(takesRole, name).toBe(false);
    }
  });

  it("passes what differs by variables, never as part of a command", () => {
    for (const { run } of steps(workflow)) expect(run ?? "").not.toContain("${{");
  });

  it("says whose it is, and notices changes", () => {
    expect(originOf(text)).toBe("ours");
    expect(originOf(text.replace("name:", "name: my"))).toBe("changed");
    expect(originOf(`# mine\n${text}`)).toBe("foreign");
  });
});

it("pins every action by a commit, once", () => {
  for (const [action, { commit, version, committed }] of Object.entries(pins.actions)) {
    expect(commit, action).toMatch(/^[0-9a-f]{40}$/);
    expect(version, action).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(committed, action).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  const used = new Set(every.flatMap(({ workflow }) => steps(workflow)).map(({ uses }) => uses?.split("@")[0]));
  expect(Object.keys(pins.actions).filter((action) => !used.has(action))).toEqual([]);
});

it("checks pull requests without credentials, secrets, or code of the branch", () => {
  const check = of("reference", "check");
  expect(Object.keys(check.on)).toEqual(["pull_request"]);
  expect(Object.values(check.jobs).map(({ permissions }) => permissions)).toEqual([undefined]);
  expect(JSON.stringify(check)).not.toContain("secrets.");
  const [checkout, node, install, run] = steps(check);
  expect(checkout?.with).toEqual({ "persist-credentials": false });
  expect(node?.with).toMatchObject({ "package-manager-cache": false });
  expect(install).toMatchObject({ "working-directory": "${{ runner.temp }}", env: { COMPILER: "0.1.0" } });
  expect(install?.run).toContain("--ignore-scripts");
  expect(run?.run).toBe(
    '"$RUNNER_TEMP/compiler/node_modules/.bin/provfair-compile" check "$SPECIFICATION" --format github',
  );
});

it("deploys the environments in their order, each with a preview, and asks where it is to", () => {
  const { jobs } = of("reference", "deploy");
  const environments = ["development", "staging", "production"];
  expect(Object.keys(jobs)).toEqual(
    environments.flatMap((name) => [`preview-${name}`, `deploy-${name}`, `record-${name}`]),
  );
  expect(environments.map((name) => jobs[`preview-${name}`]?.needs)).toEqual([
    undefined,
    ["deploy-development"],
    ["deploy-staging"],
  ]);
  for (const name of environments) {
    expect(jobs[`deploy-${name}`]).toMatchObject({ needs: [`preview-${name}`], environment: { name } });
    const asks = jobs[`preview-${name}`]?.steps?.some(({ run }) => run?.includes("required_reviewers"));
    expect(asks, name).toBe(name === "production");
    const roles = (job: string) => jobs[job]?.steps?.flatMap((step) => step.with?.["role-to-assume"] ?? []);
    const account = { development: "444455556666", staging: "777788889999", production: "111122223333" }[name];
    const role = (use: string) => [`arn:aws:iam::${account}:role/provfair/shared/provfair.${name}.${use}`];
    expect(roles(`preview-${name}`)).toEqual(role("preview"));
    expect(roles(`deploy-${name}`)).toEqual(role("deploy"));
    expect(roles(`record-${name}`)).toEqual([]);
  }
});

it("tests from outside what has a route over HTTP, and goes back where that fails", () => {
  const { jobs } = of("fullest", "deploy");
  const own = jobs["deploy-production"]?.steps ?? [];
  const test = own.find(({ env }) => env?.["TESTS"] !== undefined);
  expect(test?.env).toEqual({ TESTS: "success https://hello.example/status" });
  const back = own.filter((step) => step.if !== undefined);
  expect(back.map((step) => step.with?.["ref"] ?? step.run)).toEqual([
    "refs/tags/hello/deployed/production",
    expect.stringContaining("npm ci"),
    expect.stringContaining(" up "),
  ]);
  const tests = of("reference", "deploy").jobs["deploy-staging"]?.steps?.find(({ env }) => env?.["TESTS"])?.env;
  expect(tests?.["TESTS"]).toBe(
    "answer https://api.staging.provfair.example/api/\nanswer https://api.staging.provfair.example/pay/",
  );
});

it("builds each image for the machines that run it", () => {
  const job = of("fullest", "build").jobs["build"] as unknown as {
    readonly strategy: { readonly matrix: { readonly include: readonly object[] } };
  };
  expect(job.strategy.matrix.include).toEqual([
    {
      image: "report",
      folder: "jobs/report",
      environments: "preproduction production",
      platforms: "linux/amd64",
      runner: "ubuntu-24.04",
      emulated: false,
      repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/hello/report",
    },
    {
      image: "web",
      folder: "services/web",
      environments: "preproduction production",
      platforms: "linux/amd64,linux/arm64",
      runner: "ubuntu-24.04",
      emulated: true,
      repository: "111122223333.dkr.ecr.us-east-1.amazonaws.com/hello/web",
    },
  ]);
  const push = steps(of("reference", "build")).find(({ uses }) => uses?.startsWith("docker/build-push-action@"));
  expect(push?.with).toMatchObject({ push: true, sbom: true, provenance: "mode=max" });
});

it("hands on the secrets that the state needs, and no others", () => {
  const secrets = (sample: string) => [
    ...new Set(every.filter((one) => one.sample === sample).flatMap(({ text }) => text.match(/secrets\.\w+/g) ?? [])),
  ];
  expect(secrets("reference")).toEqual([]);
  expect(secrets("cloud")).toEqual(["secrets.PULUMI_ACCESS_TOKEN"]);
  expect(secrets("passphrase")).toEqual(["secrets.PULUMI_CONFIG_PASSPHRASE"]);
});

it("emits what can work: checks alone with a state on one machine, and no images where none are built", () => {
  const uses = (sample: string) =>
    every.filter((one) => one.sample === sample).map(({ path }) => path.replace(/^.*-(.*)\.yml$/, "$1"));
  expect(uses("checks only")).toEqual(["check"]);
  expect(uses("builds only")).toEqual(["check", "build"]);
  expect(Object.keys(of("cloud", "build").jobs)).toEqual(["deploy"]);
});

it("lets no text of the author become an expression", () => {
  expect(plain("a ${{ b }} c")).toBe("a ${{ '${{' }} b }} c");
  const text = [...workflowsOf("below the repository").values()].join("\n");
  expect(text).not.toMatch(/\$\{\{ github\.token \}\} `x`/);
  expect(text).toContain("${{ '${{' }} github.token }}");
});
