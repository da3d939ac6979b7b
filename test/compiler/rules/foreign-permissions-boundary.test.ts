import { it } from "vitest";
import { foreignPermissionsBoundary } from "../../../src/compiler/rules/foreign-permissions-boundary.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the boundary of another account", () => {
  expectFindings(
    foreignPermissionsBoundary,
    {
      platform: "iam: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/b' }",
      environments: { development: "account: { id: '444455556666' }", production: "account: { id: '111122223333' }" },
    },
    [
      {
        message:
          'the permissions boundary belongs to account "111122223333", but the roles are in account "444455556666"',
        at: "1:29",
        environments: ["development"],
        related: [{ message: "the account is named here", at: "environments/development.yaml:1:16" }],
      },
    ],
  );
});

it("accepts a boundary of AWS, and any where no account is named", () => {
  expectFindings(
    foreignPermissionsBoundary,
    {
      platform: "iam: { permissionsBoundary: 'arn:aws:iam::aws:policy/b' }",
      environments: {
        production: "account: { id: '111122223333' }",
        staging: "iam: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/b' }",
      },
    },
    [],
  );
});
