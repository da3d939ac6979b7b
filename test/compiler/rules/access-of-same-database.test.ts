import { it } from "vitest";
import { accessOfSameDatabase } from "../../../src/compiler/rules/access-of-same-database.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports two accesses to databases of one name", () => {
  expectFindings(
    accessOfSameDatabase,
    `
    services:
      web: { uses: { orders: { access: read }, stock: { access: read-write } } }
    databases:
      orders: { database: main }
      stock: { database: main }
  `,
    [
      {
        message: 'service "web" uses "orders" and "stock" with different accesses, and both hold a database "main"',
        at: "2:61",
        help: "give one of them another database, or use both with the same access",
        related: [{ message: "the other access is here", at: "2:36" }],
      },
    ],
  );
});

it("accepts the same access, and other names", () => {
  expectFindings(
    accessOfSameDatabase,
    `
    services:
      web: { uses: { orders: { access: read }, stock: { access: read }, archive: { access: read-write } } }
    databases:
      orders: { database: main }
      stock: { database: main }
      archive: {}
  `,
    [],
  );
});
