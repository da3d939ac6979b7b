import { it } from "vitest";
import { quotaExceeded } from "../../../src/compiler/rules/quota-exceeded.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("sums what services may scale to, and jobs", () => {
  expectFindings(
    quotaExceeded,
    {
      platform: `
    regions: { primary: us-east-1 }
    services:
      web: { cpu: 1024, scaling: { max: 3, schedules: [{ name: a, max: 5 }] } }
      worker: { cpu: 1024, critical: false, scaling: { max: 9 } }
    jobs:
      rollup: { cpu: 512 }
  `,
      environments: { production: "account: { id: x, quotas: { fargateVcpu: 6, fargateSpotVcpu: 6 } }" },
    },
    [
      {
        message: 'account "x" in us-east-1 needs 6.5 vCPUs of Fargate on-demand tasks, but the quota is 6',
        at: "environments/production.yaml:1:29",
        help: "have it raised (Service Quotas L-3032A538) and write it under account.quotas.fargateVcpu, or lower cpu or scaling.max",
      },
      {
        message: 'account "x" in us-east-1 needs 8 vCPUs of Fargate Spot tasks, but the quota is 6',
        at: "environments/production.yaml:1:45",
      },
    ],
  );
});

it("sums the environments of an account", () => {
  expectFindings(
    quotaExceeded,
    {
      platform: "{ regions: { primary: us-east-1 }, services: { web: { scaling: { max: 1 } } } }",
      environments: {
        a: "account: { id: x }",
        b: "account: { id: x }",
        c: "account: { id: x }",
        d: "account: { id: y }",
      },
    },
    [
      {
        message: 'account "x" in us-east-1 needs 6 elastic IP addresses, but the quota is 5',
        at: "environments/a.yaml:1:1",
        related: [
          { message: "this environment shares it", at: "environments/b.yaml:1:1" },
          { message: "this environment shares it", at: "environments/c.yaml:1:1" },
        ],
      },
    ],
  );
});

it("counts rules of the load balancer and of security groups", () => {
  expectFindings(
    quotaExceeded,
    `regions: { primary: us-east-1 }\nservices: { api: { port: 80 }, ${Array.from({ length: 101 }, (_, index) => `s${index}: { calls: [api], port: 80, route: { paths: [/] } }`).join(", ")} }`,
    [
      { message: "the load balancer needs 101 listener rules, but the quota is 100", at: "2:1" },
      {
        message: "the load balancer needs 101 target groups, but the quota is 100",
        at: "2:1",
        help: "AWS does not raise it: give fewer services a route, or deploy more of them rolling",
      },
      { message: 'the security group of service "api" needs 101 rules, but the quota is 60', at: "2:13" },
    ],
  );
});

it("accepts a quota that was raised, and an account that is not named", () => {
  expectFindings(
    quotaExceeded,
    {
      platform: "{ regions: { primary: us-east-1 }, services: { web: { cpu: 1024, scaling: { max: 20 } } } }",
      environments: { production: "account: { id: x, quotas: { fargateVcpu: 100 } }", staging: "" },
    },
    [],
  );
});
