import { it } from "vitest";
import { overrideOfName } from "../../../src/compiler/rules/override-of-name.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports properties that make names", () => {
  expectFindings(
    overrideOfName,
    `
    overrides:
      - { resource: "services.web/aws:lb/targetGroup:TargetGroup", set: { name: a, namePrefix: b } }
      - { resource: "a/aws:s3/bucket:Bucket", set: { bucket: a } }
      - { resource: "a/aws:ecs/taskDefinition:TaskDefinition", set: { family: a } }
  `,
    [
      { message: '"name" makes the name of the resource, which an override cannot change', at: "2:71" },
      { message: '"namePrefix" makes the name of the resource, which an override cannot change', at: "2:80" },
      { message: '"bucket" makes the name of the resource, which an override cannot change', at: "3:50" },
      { message: '"family" makes the name of the resource, which an override cannot change', at: "4:67" },
    ],
  );
});

it("accepts the same words where they are no names", () => {
  expectFindings(
    overrideOfName,
    `
    overrides:
      - { resource: "a/aws:s3/bucketPolicy:BucketPolicy", set: { bucket: a } }
  `,
    [],
  );
});
