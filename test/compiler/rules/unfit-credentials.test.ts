import { it } from "vitest";
import { unfitCredentials } from "../../../src/compiler/rules/unfit-credentials.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it.each([
  ["{ keys: [publicKey, clientId] }", 'it has no key "clientSecret"'],
  ["{}", 'it has no key "clientId" or "clientSecret"'],
  ["{ generate: {} }", "it is generated"],
])("reports a secret that no service account fits into: %s", (secret, reason) => {
  expectFindings(unfitCredentials, `{ atlas: { credentials: login }, secrets: { login: ${secret} } }`, [
    {
      message: `the secret "login" cannot sign in to Atlas: ${reason}`,
      at: "1:25",
      help: 'declare "login" as { keys: [clientId, clientSecret] }',
    },
  ]);
});

it("accepts both keys, whatever stands beside them, and leaves an unknown secret to another rule", () => {
  const secrets = "secrets: { login: { keys: [clientId, clientSecret, note] } }";
  expectFindings(unfitCredentials, `{ atlas: { credentials: login }, ${secrets} }`, []);
  expectFindings(unfitCredentials, `{ atlas: { credentials: logn }, ${secrets} }`, []);
  expectFindings(unfitCredentials, `{ atlas: {}, ${secrets} }`, []);
});
