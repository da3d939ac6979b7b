import { it } from "vitest";
import { deadLettersExpireEarly } from "../../../src/compiler/rules/dead-letters-expire-early.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a retention that leaves dead letters no day", () => {
  expectFindings(
    deadLettersExpireEarly,
    `
    queues:
      orders: { retention: 14d }
      mails: { retention: 313h }
  `,
    [
      {
        message: 'queue "orders" keeps messages for 14d, and its dead letters are gone 14d after they were sent',
        at: "2:24",
        help: "write a retention of at most 13d",
      },
      {
        message: 'queue "mails" keeps messages for 313h, and its dead letters are gone 14d after they were sent',
        at: "3:23",
        help: "write a retention of at most 13d",
      },
    ],
  );
});

it("accepts a day for dead letters, FIFO queues, and leaves the range to another rule", () => {
  expectFindings(
    deadLettersExpireEarly,
    `
    queues:
      orders: { retention: 13d }
      events: { retention: 14d, fifo: true }
      mails: { retention: 15d }
  `,
    [],
  );
});
