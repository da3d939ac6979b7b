import { it } from "vitest";
import { generatedSecretWithKeys } from "../../../src/compiler/rules/generated-secret-with-keys.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports keys of a generated secret", () => {
  expectFindings(generatedSecretWithKeys, "secrets: { mixed: { generate: { length: 32 }, keys: [apiKey] } }", [
    {
      message: 'secret "mixed" is generated, and has keys that people supply',
      at: "1:47",
      help: "remove keys or generate, or make two secrets of it",
      related: [{ message: "it is generated here", at: "1:21" }],
    },
  ]);
});

it("accepts one of both", () => {
  expectFindings(generatedSecretWithKeys, "secrets: { one: { generate: {} }, two: { keys: [apiKey] } }", []);
});
