import { it } from "vitest";
import { copyWithoutStandby } from "../../../src/compiler/rules/copy-without-standby.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the platform's copies once", () => {
  expectFindings(
    copyWithoutStandby,
    `
    regions: { primary: us-east-1 }
    backup: { copy: { to: standby } }
    buckets: { one: { backup: { copy: true } } }
  `,
    [
      {
        message: "backups of the platform are copied, but there is no standby region",
        at: "2:11",
        help: "name a region under regions.standby, or write backup: { copy: null } in the environment",
      },
    ],
  );
});

it("reports the copies of one store", () => {
  expectFindings(
    copyWithoutStandby,
    `
    regions: { primary: us-east-1 }
    databases: { one: { backup: { copy: true } } }
  `,
    [
      {
        message: 'backups of database "one" are copied, but there is no standby region',
        at: "2:37",
        help: "name a region under regions.standby, or write copy: false",
      },
    ],
  );
});

it("accepts copies into a region, and none", () => {
  expectFindings(
    copyWithoutStandby,
    `
    regions: { primary: us-east-1, standby: us-west-2 }
    backup: { copy: { to: standby } }
    buckets: { one: {} }
  `,
    [],
  );
});
