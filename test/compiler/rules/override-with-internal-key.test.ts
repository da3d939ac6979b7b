import { it } from "vitest";
import { overrideWithInternalKey } from "../../../src/compiler/rules/override-with-internal-key.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports such a key at any depth", () => {
  expectFindings(
    overrideWithInternalKey,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { healthChecks: [{ a: { $ref: b } }] } }
  `,
    [
      {
        message: 'a key in an override cannot begin with "$", as "$ref" does',
        at: "2:93",
        help: "remove it, or write the value itself",
      },
    ],
  );
});

it("accepts it in a value", () => {
  expectFindings(
    overrideWithInternalKey,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { a: $ref } }
  `,
    [],
  );
});
