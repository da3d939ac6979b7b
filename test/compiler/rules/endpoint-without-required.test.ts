import { it } from "vitest";
import { endpointWithoutRequired } from "../../../src/compiler/rules/endpoint-without-required.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports ECR without S3", () => {
  expectFindings(endpointWithoutRequired, `network: { endpoints: [ecr, logs] }`, [
    { message: 'endpoint "ecr" lacks "s3" beside it', at: "1:24", help: 'add "s3" to endpoints' },
  ]);
});

it("accepts both, and leaves networks without NAT to another rule", () => {
  expectFindings(
    endpointWithoutRequired,
    {
      platform: `network: { endpoints: [ecr, s3] }`,
      environments: { production: ``, staging: `network: { natGateways: none, endpoints: [ecr] }` },
    },
    [],
  );
});
