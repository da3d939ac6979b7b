import { it } from "vitest";
import { approvalWithoutDelivery } from "../../../src/compiler/rules/approval-without-delivery.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an approval of what is not deployed", () => {
  expectFindings(
    approvalWithoutDelivery,
    {
      platform: `delivery: { environments: [staging], approve: [staging, production] }`,
      environments: { production: "", staging: "" },
    },
    [
      {
        message: 'environment "production" is to be approved, but the pipeline does not deploy it',
        at: "1:57",
        help: 'add "production" to delivery.environments, or remove it here',
        related: [{ message: "the environments that it deploys", at: "1:13" }],
      },
    ],
  );
});

it("accepts an approval where all are deployed, and leaves unknown names to another rule", () => {
  expectFindings(approvalWithoutDelivery, `delivery: { approve: [production] }`, []);
  expectFindings(approvalWithoutDelivery, `delivery: { environments: [production], approve: [nowhere] }`, []);
});
