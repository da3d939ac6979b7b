import { it } from "vitest";
import { overrideOfTags } from "../../../src/compiler/rules/override-of-tags.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports tags", () => {
  expectFindings(
    overrideOfTags,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { tags: { a: b } } }
  `,
    [{ message: 'an override cannot set "tags"', at: "2:71", help: 'write the tags under "tags" of the platform' }],
  );
});

it("accepts tags deeper inside", () => {
  expectFindings(
    overrideOfTags,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { healthCheck: { tags: a } } }
  `,
    [],
  );
});
