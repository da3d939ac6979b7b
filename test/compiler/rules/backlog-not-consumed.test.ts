import { it } from "vitest";
import { backlogNotConsumed } from "../../../src/compiler/rules/backlog-not-consumed.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a queue that the service only sends to, or does not use", () => {
  expectFindings(
    backlogNotConsumed,
    `
    services:
      mailer: { scaling: { target: { backlogPerTask: { queue: mails, messages: 10 } } } }
      sender:
        scaling: { target: { backlogPerTask: { queue: mails, messages: 10 } } }
        uses: { mails: { access: send } }
    queues:
      mails: {}
  `,
    [
      {
        message: 'service "mailer" scales on the backlog of queue "mails", which it does not consume',
        at: "2:59",
        help: 'write mails: { access: consume } under the uses of "mailer", or follow a queue that it consumes',
      },
      {
        message: 'service "sender" scales on the backlog of queue "mails", which it does not consume',
        at: "4:51",
        help: 'write mails: { access: send-consume } under the uses of "sender", or follow a queue that it consumes',
      },
    ],
  );
});

it("accepts a consumer, and leaves unknown queues to another rule", () => {
  expectFindings(
    backlogNotConsumed,
    `
    services:
      mailer:
        scaling: { target: { backlogPerTask: { queue: mails, messages: 10 } } }
        uses: { mails: { access: send-consume } }
      other: { scaling: { target: { backlogPerTask: { queue: nothing, messages: 10 } } } }
    queues:
      mails: {}
  `,
    [],
  );
});
