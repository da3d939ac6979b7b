import { it } from "vitest";
import { duplicateSecretKey } from "../../../src/compiler/rules/duplicate-secret-key.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a key that is listed twice", () => {
  expectFindings(duplicateSecretKey, "secrets: { psp: { keys: [apiKey, hook, apiKey] } }", [
    {
      message: 'secret "psp" has the key "apiKey" twice',
      at: "1:40",
      help: "remove one of them, or write the key that is meant",
      related: [{ message: "the first is here", at: "1:26" }],
    },
  ]);
});

it("accepts keys that differ", () => {
  expectFindings(duplicateSecretKey, "secrets: { psp: { keys: [apiKey, apikey] }, token: {} }", []);
});
