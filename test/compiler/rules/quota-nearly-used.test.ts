import { it } from "vitest";
import { quotaNearlyUsed } from "../../../src/compiler/rules/quota-nearly-used.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports 80 percent", () => {
  expectFindings(
    quotaNearlyUsed,
    {
      platform: "{ regions: { primary: us-east-1 }, services: { web: { cpu: 1024, scaling: { max: 8 } } } }",
      environments: { production: "account: { id: x, quotas: { fargateVcpu: 10 } }" },
    },
    [
      {
        message: 'account "x" in us-east-1 needs 8 vCPUs of Fargate on-demand tasks, 80 % of the quota of 10',
        at: "environments/production.yaml:1:29",
        help: "have it raised (Service Quotas L-3032A538) and write it under account.quotas.fargateVcpu, or lower cpu or scaling.max",
      },
    ],
  );
});

it("leaves the exceeded quota to its rule, and accepts less", () => {
  expectFindings(
    quotaNearlyUsed,
    {
      platform:
        "{ regions: { primary: us-east-1 }, services: { web: { cpu: 1024, scaling: { max: 7 } }, worker: { critical: false, cpu: 1024, scaling: { max: 9 } } } }",
      environments: { production: "account: { id: x, quotas: { fargateVcpu: 11, fargateSpotVcpu: 7 } }" },
    },
    [],
  );
});

it("warns where what new accounts have is exceeded, which is no certain limit", () => {
  expectFindings(
    quotaNearlyUsed,
    {
      platform: `
    regions: { primary: us-east-1 }
    services: { web: { cpu: 1024, scaling: { max: 9 } }, worker: { cpu: 1024, critical: false, scaling: { max: 6 } } }
  `,
      environments: { production: "account: { id: x }" },
    },
    [
      {
        message: 'account "x" in us-east-1 needs 10 vCPUs of Fargate on-demand tasks, 166 % of the quota of 6',
        at: "environments/production.yaml:1:1",
      },
    ],
  );
});
