import { it } from "vitest";
import { passwordsWithoutCredentials } from "../../../src/compiler/rules/passwords-without-credentials.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports passwords that nothing could make", () => {
  expectFindings(
    passwordsWithoutCredentials,
    `
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c }
    databases:
      orders: { auth: password }
      archive: { auth: iam }
  `,
    [
      {
        message: 'database "orders" is entered with passwords, and nothing says with what they are made in Atlas',
        at: "3:19",
        help: "write atlas: { credentials: atlas-service-account } and declare it: secrets: { atlas-service-account: { keys: [clientId, clientSecret] } }, or write auth: iam",
      },
    ],
  );
});

it("accepts roles, passwords with credentials, and leaves a platform without atlas to another rule", () => {
  expectFindings(passwordsWithoutCredentials, "{ atlas: {}, databases: { orders: {} } }", []);
  expectFindings(passwordsWithoutCredentials, "{ databases: { orders: { auth: password } } }", []);
  expectFindings(
    passwordsWithoutCredentials,
    "{ atlas: { credentials: login }, databases: { orders: { auth: password } } }",
    [],
  );
});
