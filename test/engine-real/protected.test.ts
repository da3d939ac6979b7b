/** `destroy --keep-protected` of an environment with a load balancer, as a person gives it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const files = {
  "spec/platform.yaml": `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
domain: { name: shop.example, hostedZone: create }
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 8080, route: { paths: ["/*"] } }
`,
  "spec/environments/production.yaml": 'account: { id: "444455556666" }\n',
};

describe.skipIf(findPulumi() === undefined)("destroy --keep-protected", () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await createCommandRun(files);
    const up = await run.run("up", "--stack", "production", "--quiet");
    expect(up.status, up.stdout + up.stderr).toBe(0);
  });
  afterAll(() => run?.dispose());

  it("removes the load balancer, which AWS protects too, and leaves exactly what is retained", async () => {
    const loadBalancer = "aws:lb/loadBalancer:LoadBalancer";
    expect(run.cloud.find(loadBalancer, "platform").inputs["enableDeletionProtection"]).toBe(true);
    const before = run.cloud.changes().length;
    const result = await run.run("destroy", "--stack", "production", "--confirm", "shop", "--keep-protected");
    expect(result.status, result.stdout + result.stderr).toBe(0);
    const left = run.cloud.list().map(({ type, name }) => `${type} ${name}`);
    expect(left.sort()).toEqual([
      "aws:cloudwatch/logGroup:LogGroup platform-exec",
      "aws:cloudwatch/logGroup:LogGroup platform-flow-logs",
      "aws:cloudwatch/logGroup:LogGroup platform-insights",
      "aws:cloudwatch/logGroup:LogGroup web",
      // The protected log group of its insights names it.
      "aws:ecs/cluster:Cluster platform",
      "aws:kms/key:Key platform-data",
      "aws:kms/key:Key platform-logs",
      "aws:route53/zone:Zone platform",
      "aws:s3/bucket:Bucket platform-access-logs",
    ]);
    for (const one of left) expect(result.stderr).toContain(one);
    const changes = run.cloud.changes().slice(before);
    expect(changes.filter((change) => !change.startsWith("delete "))).toEqual([`update ${loadBalancer} platform`]);
  });
});
