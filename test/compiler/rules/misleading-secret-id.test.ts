import { it } from "vitest";
import { misleadingSecretId } from "../../../src/compiler/rules/misleading-secret-id.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports ids that end as ARNs of secrets do", () => {
  expectFindings(
    misleadingSecretId,
    `
    secrets:
      jwt-secret: { generate: {} }
      token: { id: psp-a1b2c3, generate: {} }
  `,
    [
      {
        message:
          'the id "jwt-secret" of secret "jwt-secret" ends with a hyphen and six characters, as ARNs of secrets do',
        at: "2:3",
        help: 'choose an id that ends otherwise, such as "secret-jwt"',
      },
      {
        message: 'the id "psp-a1b2c3" of secret "token" ends with a hyphen and six characters, as ARNs of secrets do',
        at: "3:16",
        help: 'choose an id that ends otherwise, such as "a1b2c3-psp"',
      },
    ],
  );
});

it("accepts other ids", () => {
  expectFindings(
    misleadingSecretId,
    "secrets: { jwt-key: { generate: {} }, secret: {}, jwt-secrets: {}, jwt-secret: { id: jwt } }",
    [],
  );
});
