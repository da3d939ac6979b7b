import { it } from "vitest";
import { unknownOverrideType } from "../../../src/compiler/rules/unknown-override-type.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a type that is not made", () => {
  expectFindings(
    unknownOverrideType,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGrup/web", set: {} }
  `,
    [
      {
        message: 'the compiler makes no resource of type "aws:lb/targetGroup:TargetGrup"',
        at: "2:17",
        help: 'write "aws:lb/targetGroup:TargetGroup", or see the resources with their types in "provfair-compile plan"',
      },
    ],
  );
});

it("accepts types that are made, with and without a logical name", () => {
  expectFindings(
    unknownOverrideType,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: {} }
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup/web-green", set: {} }
      - { resource: "shared.network/awsx:ec2:Vpc/platform", set: {} }
  `,
    [],
  );
});
