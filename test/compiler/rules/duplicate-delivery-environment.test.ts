import { it } from "vitest";
import { duplicateDeliveryEnvironment } from "../../../src/compiler/rules/duplicate-delivery-environment.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second of an environment, in either list", () => {
  const platform = `delivery: { environments: [staging, production, staging], approve: [production, production] }`;
  expectFindings(duplicateDeliveryEnvironment, platform, [
    {
      message: 'environment "staging" stands twice in the list',
      at: "1:49",
      help: "remove one of the two",
      related: [{ message: "first written here", at: "1:28" }],
    },
    {
      message: 'environment "production" stands twice in the list',
      at: "1:81",
      help: "remove one of the two",
      related: [{ message: "first written here", at: "1:69" }],
    },
  ]);
});

it("accepts an environment in both lists", () => {
  expectFindings(
    duplicateDeliveryEnvironment,
    `delivery: { environments: [staging, production], approve: [production] }`,
    [],
  );
});
