import { it } from "vitest";
import { copyOutOfAtlas } from "../../../src/compiler/rules/copy-out-of-atlas.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a database whose copies have no place in Atlas", () => {
  expectFindings(
    copyOutOfAtlas,
    `
    regions: { primary: us-east-1, standby: ap-east-2 }
    backup: { copy: { to: standby } }
    databases: { one: {}, two: { backup: { copy: false } } }
  `,
    [
      {
        message: 'backups of database "one" are copied to ap-east-2, where Atlas is not',
        at: "1:41",
        help: "write databases: { one: { backup: { copy: false } } }, or another standby region, such as ap-east-1",
      },
    ],
  );
});

it("reports what the database itself asks for", () => {
  expectFindings(
    copyOutOfAtlas,
    `
    regions: { primary: us-east-1, standby: ap-southeast-6 }
    databases: { one: { backup: { copy: true } } }
  `,
    [
      {
        message: 'backups of database "one" are copied to ap-southeast-6, where Atlas is not',
        at: "2:37",
      },
    ],
  );
});

it("accepts a region of Atlas, and buckets anywhere", () => {
  expectFindings(
    copyOutOfAtlas,
    `
    regions: { primary: us-east-1, standby: us-west-2 }
    backup: { copy: { to: standby } }
    databases: { one: {} }
  `,
    [],
  );
});
