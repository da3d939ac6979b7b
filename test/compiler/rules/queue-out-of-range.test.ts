import { it } from "vitest";
import { queueOutOfRange } from "../../../src/compiler/rules/queue-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports visibility, retention and delay", () => {
  expectFindings(
    queueOutOfRange,
    `
    queues:
      orders: { visibility: 13h, retention: 59s, delay: 16m }
      mails: { retention: 15d }
  `,
    [
      {
        message: 'the visibility of queue "orders" must be from 0s to 12h, but it is 13h',
        at: "2:25",
        help: "write 12h",
      },
      {
        message: 'the retention of queue "orders" must be from 1m to 14d, but it is 59s',
        at: "2:41",
        help: "write 1m",
      },
      { message: 'the delay of queue "orders" must be from 0s to 15m, but it is 16m', at: "2:53", help: "write 15m" },
      {
        message: 'the retention of queue "mails" must be from 1m to 14d, but it is 15d',
        at: "3:23",
        help: "write 14d",
      },
    ],
  );
});

it("accepts the bounds themselves", () => {
  expectFindings(
    queueOutOfRange,
    `
    queues:
      most: { visibility: 12h, retention: 14d, delay: 15m }
      least: { visibility: 0s, retention: 60s, delay: 0s }
  `,
    [],
  );
});
