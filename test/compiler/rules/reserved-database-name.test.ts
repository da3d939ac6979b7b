import { it } from "vitest";
import { reservedDatabaseName } from "../../../src/compiler/rules/reserved-database-name.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports MongoDB's own databases, in whatever case", () => {
  expectFindings(
    reservedDatabaseName,
    `
    databases:
      orders: { database: Admin }
  `,
    [
      {
        message: '"Admin" is a database that MongoDB has for itself, and database "orders" would be in it',
        at: "2:23",
        help: 'choose a name other than "admin", "config", or "local"',
      },
    ],
  );
});

it("accepts others", () => {
  expectFindings(
    reservedDatabaseName,
    `
    databases: { orders: { database: administration } }
  `,
    [],
  );
});
