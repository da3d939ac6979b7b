import { it } from "vitest";
import { databaseVersionEnding } from "../../../src/compiler/rules/database-version-ending.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("warns of a release that has ended", () => {
  expectFindings(
    databaseVersionEnding,
    `
    databases:
      orders: { version: "6.0" }
  `,
    [
      {
        message:
          'MongoDB 6.0 of database "orders" ended on 2025-07-31: Atlas makes no new cluster of it then, and raises the version of one that exists',
        at: "2:22",
        help: 'write version: "8.0" for a database that is new; one that exists is raised by one release at a time, next to "7.0"',
      },
    ],
  );
});

it("warns half a year before the end, and not a day earlier", () => {
  expectFindings(
    databaseVersionEnding,
    {
      platform: `
    databases:
      orders: { version: "7.0" }
  `,
      today: "2027-03-04",
    },
    [
      {
        message:
          'MongoDB 7.0 of database "orders" ends on 2027-08-31: Atlas makes no new cluster of it then, and raises the version of one that exists',
        at: "2:22",
        help: 'write version: "8.0" for a database that is new; one that exists is raised by one release at a time',
      },
    ],
  );
});

it("says nothing before", () => {
  expectFindings(
    databaseVersionEnding,
    {
      platform: `
    databases:
      orders: { version: "7.0" }
  `,
      today: "2027-03-03",
    },
    [],
  );
});
