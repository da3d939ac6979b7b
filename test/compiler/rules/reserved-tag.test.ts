import { it } from "vitest";
import { reservedTag } from "../../../src/compiler/rules/reserved-tag.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports keys of the compiler and of AWS, in any case", () => {
  expectFindings(
    reservedTag,
    `
    tags:
      Owner: a
      "AWS:created-by": b
  `,
    [
      { message: 'the tag "Owner" is reserved for the compiler', at: "2:3", help: "remove it, or choose another key" },
      { message: 'the tag "AWS:created-by" is reserved for AWS', at: "3:3" },
    ],
  );
});

it("accepts other keys", () => {
  expectFindings(
    reservedTag,
    `
    tags: { data-classification: internal, owner-mail: a, awesome: b }
  `,
    [],
  );
});
