import { it } from "vitest";
import { unknownSubscription } from "../../../src/compiler/rules/unknown-subscription.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a queue that is not declared, and what is no queue", () => {
  expectFindings(
    unknownSubscription,
    `
    services:
      mailer: {}
    queues:
      mails: {}
    topics:
      news: { subscriptions: { mail: {}, mailer: {}, news: {}, mails: {} } }
  `,
    [
      {
        message: 'topic "news" has a subscription of "mail", which is not declared',
        at: "6:28",
        help: 'write "mails", or declare a queue "mail"',
      },
      {
        message: 'topic "news" has a subscription of "mailer", which is a service',
        at: "6:38",
        help: 'write "mails", or declare a queue "mailer-inbox" that service "mailer" consumes',
      },
      {
        message: 'topic "news" has a subscription of "news", which is a topic',
        at: "6:50",
        help: 'declare a queue "news-inbox"',
      },
    ],
  );
});

it("accepts queues", () => {
  expectFindings(
    unknownSubscription,
    `{ queues: { mails: {} }, topics: { news: { subscriptions: { mails: {} } }, other: {} } }`,
    [],
  );
});
