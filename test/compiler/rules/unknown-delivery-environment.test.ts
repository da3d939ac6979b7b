import { it } from "vitest";
import { unknownDeliveryEnvironment } from "../../../src/compiler/rules/unknown-delivery-environment.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports environments that do not exist, to deploy and to approve", () => {
  expectFindings(
    unknownDeliveryEnvironment,
    {
      platform: `delivery: { environments: [staging, prod], approve: [productoin] }`,
      environments: { production: "", staging: "" },
    },
    [
      {
        message: 'the pipeline is to deploy environment "prod", which does not exist',
        at: "1:37",
        help: "create environments/prod.yaml",
        environments: ["production", "staging"],
      },
      {
        message: 'the pipeline is to ask before it deploys environment "productoin", which does not exist',
        at: "1:54",
        help: 'write "production", or create environments/productoin.yaml',
      },
    ],
  );
});

it("accepts those that exist, and none", () => {
  const environments = { production: "", staging: "" };
  expectFindings(unknownDeliveryEnvironment, { platform: `delivery: { approve: [production] }`, environments }, []);
  expectFindings(unknownDeliveryEnvironment, { platform: `owner: team`, environments }, []);
});
