import { it } from "vitest";
import { rotationNotPossible } from "../../../src/compiler/rules/rotation-not-possible.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a supplied value that should rotate by itself, and a generated one that should not", () => {
  expectFindings(
    rotationNotPossible,
    `
    secrets:
      psp: { rotate: 30d }
      jwt: { generate: {}, rotate: manual }
  `,
    [
      {
        message: 'secret "psp" is supplied by people, and cannot have rotate: 30d',
        at: "2:18",
        help: "write manual, or generate for a value that the platform makes",
      },
      {
        message: 'secret "jwt" is generated, and cannot have rotate: manual',
        at: "3:32",
        help: "write how often it is replaced, at most 1000d",
      },
    ],
  );
});

it("accepts what each kind can have, and what each has by default", () => {
  expectFindings(
    rotationNotPossible,
    "secrets: { a: { rotate: manual }, b: { generate: {}, rotate: 30d }, c: {}, d: { generate: {} } }",
    [],
  );
});
