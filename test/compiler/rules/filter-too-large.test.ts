import { it } from "vitest";
import { filterTooLarge } from "../../../src/compiler/rules/filter-too-large.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const values = (count: number) => `[${Array.from({ length: count }, (_, index) => `v${index}`).join(", ")}]`;

it("reports too many attributes and too many combinations of values", () => {
  expectFindings(
    filterTooLarge,
    `
    topics:
      news:
        subscriptions:
          mails: { filter: { a: [x], b: [x], c: [x], d: [x], e: [x], f: [x] } }
          posts: { filter: { a: ${values(16)}, b: ${values(10)} } }
  `,
    [
      {
        message: 'the filter of queue "mails" at topic "news" has 6 attributes, more than 5',
        at: "4:16",
        help: "keep 5 attributes: let more in and decide in the consumer",
      },
      {
        message: 'the filter of queue "posts" at topic "news" has 16 × 10 = 160 combinations of values, more than 150',
        at: "5:16",
        help: "write fewer values: let more in and decide in the consumer",
      },
    ],
  );
});

it("accepts the limits themselves, and no filter", () => {
  expectFindings(
    filterTooLarge,
    `
    topics:
      news:
        subscriptions:
          mails: { filter: { a: ${values(15)}, b: ${values(10)}, c: [x], d: [x], e: [x] } }
          posts: {}
  `,
    [],
  );
});
