/** The state in a bucket, its secrets encrypted by KMS: `init --backend`, and the commands on the real engine. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SimulatedAws, startAws } from "../support/aws/server.ts";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const account = "444455556666";
const platform = `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1, standby: us-west-2 }
state:
  backend: s3://shop-state/of-shop
  region: us-west-2
  replica: us-east-1
  secrets: awskms://alias/shop-state?region=us-west-2
network: { natGateways: single }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } }
`;
const environment = ["--environment", "development"];
const stateKey = "of-shop/.pulumi/stacks/shop/development.json";
const locks = "of-shop/.pulumi/locks/organization/shop/development/";

// Each test goes on from the one before it, as a platform does.
describe.skipIf(findPulumi() === undefined)("the state in a bucket", () => {
  let run: CommandRun;
  let aws: SimulatedAws;
  beforeAll(async () => {
    run = await createCommandRun({
      "spec/platform.yaml": platform,
      "spec/environments/development.yaml": `account: { id: "${account}" }\nprotected: false\n`,
    });
    aws = await startAws(account);
    delete run.variables["AWS_ENDPOINT_URL_STS"];
    delete run.variables["PULUMI_CONFIG_PASSPHRASE"];
    Object.assign(run.variables, aws.variables);
  });
  afterAll(() => {
    run?.dispose();
    aws?.dispose();
  });
  const objects = () => aws.s3.buckets.get("shop-state")?.objects ?? new Map<string, Buffer>();
  const succeed = async (...words: readonly string[]) => {
    const result = await run.run(...words);
    expect(result.status, result.stdout + result.stderr).toBe(0);
    return result;
  };

  it("says that the bucket is not there, and how to make it", async () => {
    const { status, stderr } = await run.run("up", ...environment);
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'error: bucket "shop-state" in us-west-2 does not exist\nhelp: provfair-compile init --backend makes it',
    );
  });

  it("is made by init, and holds the state of an up, its key from KMS", async () => {
    await succeed("init", "--backend", "--confirm", "shop-state");
    await succeed("up", ...environment, "--quiet");
    expect(objects().get(stateKey)?.toString()).toContain("aws:ecs/cluster:Cluster");
    expect([...objects().keys()].filter((key) => key.startsWith(locks))).toEqual([]);
    const again = await succeed("up", ...environment);
    expect(again.stdout).toMatch(/^development: \d+ unchanged/m);
    expect((await succeed("outputs", ...environment)).stdout).toContain("clusterName");
  });

  it("has one run wait for nobody: the second says who holds the stack", async () => {
    run.write("spec/platform.yaml", `${platform}  worker: { image: { repository: nginx, tag: "1.29.1" } }\n`);
    const over = run.cloud.inject({
      does: { kind: "hold" },
      operation: "create",
      type: "aws:cloudwatch/logGroup:LogGroup",
    });
    const first = run.start("up", ...environment);
    const pending = () => /"pending_operations": ?\[\s*\{/.test(objects().get(stateKey)?.toString() ?? "");
    while (!pending()) await new Promise((resolve) => setTimeout(resolve, 100));
    for (const command of ["up", "preview"]) {
      const { status, stderr } = await run.run(command, ...environment);
      expect([command, status]).not.toEqual([command, 0]);
      expect(stderr).toMatch(/error: stack "development" is locked by \S+, process \d+, for /);
    }
    over();
    const { status, stderr } = await first.ended;
    expect(status, stderr).toBe(0);
  });

  it("cancel says who held the lock of a run that was killed, and the next run repairs", async () => {
    run.write("spec/platform.yaml", `${platform}  tasks: { image: { repository: nginx, tag: "1.29.1" } }\n`);
    run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "create",
      type: "aws:cloudwatch/logGroup:LogGroup",
      times: 1,
    });
    expect((await run.run("up", ...environment)).status).not.toBe(0);
    expect((await run.run("cancel", ...environment)).stdout).toMatch(
      /^development: lock released, held by \S+, process \d+/,
    );
    expect((await run.run("cancel", ...environment)).stdout).toBe("development: not locked\n");
    const next = await succeed("up", ...environment);
    expect(next.stderr).toContain("the engine was killed while it worked on");
    const groups = run.cloud.list().filter(({ type, name }) => type.includes("LogGroup") && name === "tasks");
    expect(groups).toHaveLength(1);
  });

  it("destroys, and leaves the bucket", async () => {
    await succeed("destroy", ...environment, "--confirm", "shop", "--quiet");
    expect(run.cloud.list()).toEqual([]);
    expect(aws.s3.buckets.has("shop-state")).toBe(true);
  });
});
