import { it } from "vitest";
import { unknownDatabaseVersion } from "../../../src/compiler/rules/unknown-database-version.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("proposes the nearest release", () => {
  expectFindings(
    unknownDatabaseVersion,
    `
    databases:
      orders: { version: "7.1" }
      stock: { version: "4.4" }
  `,
    [
      { message: '"7.1" is no major release of MongoDB that Atlas runs', at: "2:22", help: 'write version: "7.0"' },
      { message: '"4.4" is no major release of MongoDB that Atlas runs', at: "3:21", help: 'write version: "5.0"' },
    ],
  );
});

it("accepts one that has ended: of that another rule warns", () => {
  expectFindings(
    unknownDatabaseVersion,
    `
    databases: { orders: { version: "5.0" } }
  `,
    [],
  );
});
