import { it } from "vitest";
import { duplicateFilterValue } from "../../../src/compiler/rules/duplicate-filter-value.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a value that stands twice", () => {
  expectFindings(
    duplicateFilterValue,
    `
    topics:
      news: { subscriptions: { mails: { filter: { type: [a, b, a] } } } }
  `,
    [
      {
        message: '"a" stands twice among the values of "type" in the filter of queue "mails" at topic "news"',
        at: "2:60",
        help: "remove one of the two",
        related: [{ message: "first written here", at: "2:54" }],
      },
    ],
  );
});

it("accepts one value of two attributes", () => {
  expectFindings(
    duplicateFilterValue,
    `topics: { news: { subscriptions: { mails: { filter: { type: [a], other: [a] } } } } }`,
    [],
  );
});
