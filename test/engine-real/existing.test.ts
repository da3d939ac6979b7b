/** A platform in a VPC and a zone that exist already: they are read, and outlive it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planStack } from "../../src/analysis/plan.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { differencesFromPlan } from "../support/planned.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const name = "development";
const stack = stackOf(
  graphOfText(
    `
      network:
        existing:
          vpc: vpc-0a1b2c3d4e5f60718
          cidr: 10.0.0.0/16
          zones:
            us-east-1a: { public: subnet-0a000001, private: subnet-0b000001, routeTable: rtb-0a000001 }
            us-east-1b: { public: subnet-0a000002, private: subnet-0b000002, routeTable: rtb-0a000001 }
      domain: { name: acme.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
      services:
        web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 8080, route: { paths: ["/*"] } }
    `,
    { [name]: 'account: { id: "444455556666" }\nprotected: false' },
  ),
  name,
);

// Each test goes on from the one before it: up, destroy, up.
describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  const plan = planStack(stack);
  let run: EngineRun;
  beforeAll(async () => {
    run = await createEngineRun({ project: stack.project, account: "444455556666" });
    run.emit(stack);
  });
  afterAll(() => run?.dispose());
  const typesOf = (changes: readonly string[]) => new Set(changes.map((change) => change.split(" ")[1]));

  it("makes neither a network nor a zone", async () => {
    await run.succeed(name, "up");
    expect(differencesFromPlan(plan, run.cloud.list())).toEqual([]);
    const types = typesOf(run.cloud.changes());
    for (const type of ["ec2/vpc:Vpc", "ec2/subnet:Subnet", "ec2/routeTable:RouteTable", "route53/zone:Zone"]) {
      expect(types).not.toContain(`aws:${type}`);
    }
    const loadBalancer = run.cloud.list().find(({ type }) => type === "aws:lb/loadBalancer:LoadBalancer");
    expect(loadBalancer?.inputs["subnets"]).toEqual(["subnet-0a000001", "subnet-0a000002"]);
    const records = run.cloud.list().filter(({ type }) => type === "aws:route53/record:Record");
    expect(new Set(records.map(({ inputs }) => inputs["zoneId"]))).toEqual(new Set(["Z0123456789ABCDEFGHIJ"]));
  });

  it("is removed to the last object that it made", async () => {
    const made = run.cloud.changes().length;
    await run.succeed(name, "destroy");
    expect(run.cloud.list()).toEqual([]);
    expect(run.cloud.changes().slice(made).length).toBe(made);
  });

  it("is made again as it was", async () => {
    await run.succeed(name, "up");
    expect(differencesFromPlan(plan, run.cloud.list())).toEqual([]);
    const again = await run.succeed(name, "up");
    expect(Object.keys(again.changes)).toEqual(["same"]);
  });
});
