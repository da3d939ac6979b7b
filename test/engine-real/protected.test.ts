/** What is protected, as a person meets it: a load balancer that leaves the specification, `destroy --keep-protected`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const route = ', port: 8080, route: { paths: ["/*"] }';
const platform = (routed: boolean) => `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
domain: { name: shop.example, hostedZone: create }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }${routed ? route : ""} }
`;
const files = {
  "spec/platform.yaml": platform(true),
  "spec/environments/production.yaml": 'account: { id: "444455556666" }\n',
};
const loadBalancer = "aws:lb/loadBalancer:LoadBalancer";
const bucketSettings = [
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
].map((type) => `${type} platform-access-logs`);

describe.skipIf(findPulumi() === undefined)("what AWS protects from deletion", () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await createCommandRun(files);
    const up = await run.run("up", "--stack", "production", "--quiet");
    expect(up.status, up.stdout + up.stderr).toBe(0);
  });
  afterAll(() => run?.dispose());

  interface Resource {
    readonly urn: string;
    readonly dependencies?: readonly string[];
    protect?: boolean;
    retainOnDelete?: boolean;
  }
  const fileOf = (stack: string) => join(run.folder, `.provfair/state/.pulumi/stacks/shop/${stack}.json`);
  const read = (stack: string) =>
    JSON.parse(readFileSync(fileOf(stack), "utf8")) as { checkpoint: { latest: { resources: Resource[] } } };
  const stateOf = (stack: string) => read(stack).checkpoint.latest.resources;
  const loadBalancerInState = () => stateOf("production").find(({ urn }) => urn.includes(loadBalancer));
  const unprotect = (stack: string, names: readonly string[]) => {
    const state = read(stack);
    const meant = state.checkpoint.latest.resources.filter(({ urn }) => names.some((name) => urn.endsWith(name)));
    expect(meant.map(({ protect }) => protect)).toEqual(names.map(() => true));
    for (const resource of meant) {
      delete resource.protect;
      delete resource.retainOnDelete;
    }
    writeFileSync(fileOf(stack), JSON.stringify(state));
  };

  it("takes the protection off a load balancer that is no longer in the specification, and deletes it", async () => {
    expect(loadBalancerInState()?.dependencies?.length).toBeGreaterThan(0);
    run.write("spec/platform.yaml", platform(false));
    const before = run.cloud.changes().length;
    const up = await run.run("up", "--stack", "production", "--quiet");
    // What holds data stays protected, and Pulumi refuses to delete it: the bucket of its access logs.
    expect(up.status, up.stdout + up.stderr).not.toBe(0);
    expect(up.stderr).toContain("platform-access-logs");
    const changes = run.cloud.changes().slice(before);
    expect(changes.filter((change) => change.includes(loadBalancer))).toEqual([
      `update ${loadBalancer} platform`,
      `delete ${loadBalancer} platform`,
    ]);
  });

  it("is put back as it was with the specification", async () => {
    run.write("spec/platform.yaml", platform(true));
    const up = await run.run("up", "--stack", "production", "--quiet");
    expect(up.status, up.stdout + up.stderr).toBe(0);
    expect(run.cloud.find(loadBalancer, "platform").inputs["enableDeletionProtection"]).toBe(true);
  });

  it("destroy is refused while the state protects anything, whatever the specification says, and deletes nothing", async () => {
    const production = files["spec/environments/production.yaml"];
    run.write("spec/environments/production.yaml", `${production}protected: false\n`);
    const before = run.cloud.changes();
    const result = await run.run("destroy", "--stack", "production", "--confirm", "shop");
    run.write("spec/environments/production.yaml", production);
    expect([result.status, run.cloud.changes()]).toEqual([2, before]);
    const count = stateOf("production").filter(({ protect }) => protect).length;
    expect(count).toBeGreaterThan(3);
    expect(result.stderr).toContain(`error: stack "production": ${count} resources are protected in the state`);
    expect(result.stderr).toContain("provfair-compile up --environment production --stack production\n");
  });

  it("destroy --keep-protected leaves exactly what is retained, with what it needs and what configures it", async () => {
    // As an up with `protected: false` has left them: the specification alone says that they are protected.
    unprotect("production", ["LogGroup::web", "Bucket::platform-access-logs", "Zone::platform"]);
    const before = run.cloud.changes().length;
    const result = await run.run("destroy", "--stack", "production", "--confirm", "shop", "--keep-protected");
    expect(result.status, result.stdout + result.stderr).toBe(0);
    const left = run.cloud.list().map(({ type, name }) => `${type} ${name}`);
    expect(left.sort()).toEqual(
      [
        "aws:cloudwatch/logGroup:LogGroup platform-exec",
        "aws:cloudwatch/logGroup:LogGroup platform-flow-logs",
        "aws:cloudwatch/logGroup:LogGroup platform-insights",
        "aws:cloudwatch/logGroup:LogGroup web",
        // The protected log group of its insights names it.
        "aws:ecs/cluster:Cluster platform",
        "aws:kms/alias:Alias platform-data",
        "aws:kms/alias:Alias platform-logs",
        "aws:kms/key:Key platform-data",
        "aws:kms/key:Key platform-logs",
        "aws:route53/zone:Zone platform",
        "aws:s3/bucket:Bucket platform-access-logs",
        ...bucketSettings,
      ].sort(),
    );
    for (const one of left) expect(result.stderr).toContain(one);
    expect(result.stderr).toContain(`${bucketSettings[2]}  configures aws:s3/bucket:Bucket platform-access-logs\n`);
    expect(result.stderr).toContain(
      "aws:cloudwatch/logGroup:LogGroup web  protected by the specification, and not in the state yet\n",
    );
    expect(result.stderr).toMatch(/aws:ecs\/cluster:Cluster platform {2}needed by aws:cloudwatch\/logGroup:LogGroup/);
    const changes = run.cloud.changes().slice(before);
    expect(changes.filter((change) => !change.startsWith("delete "))).toEqual([`update ${loadBalancer} platform`]);
  });
});
