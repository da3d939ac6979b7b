import { it } from "vitest";
import { unknownOverrideProperty } from "../../../src/compiler/rules/unknown-override-property.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a property that the type does not have", () => {
  expectFindings(
    unknownOverrideProperty,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { slowstart: 30, port: 1 } }
  `,
    [
      {
        message: 'a resource of type "aws:lb/targetGroup:TargetGroup" has no property "slowstart"',
        at: "2:71",
        help: 'write "slowStart", or see the properties of the type in the Pulumi Registry',
      },
    ],
  );
});

it("accepts its properties, and leaves unknown types to their rule", () => {
  expectFindings(
    unknownOverrideProperty,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { slowStart: 30 } }
      - { resource: "a/b:c:D", set: { e: 1 } }
  `,
    [],
  );
});
