import { it } from "vitest";
import { unknownBacklogQueue } from "../../../src/compiler/rules/unknown-backlog-queue.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a queue that is not declared", () => {
  expectFindings(
    unknownBacklogQueue,
    `
    services:
      mailer: { scaling: { target: { backlogPerTask: { queue: mail, messages: 10 } } } }
      other: { scaling: { target: { backlogPerTask: { queue: somewhere, messages: 10 } } } }
    queues:
      mails: {}
  `,
    [
      {
        message: 'service "mailer" scales on the backlog of "mail", which is no queue of the platform',
        at: "2:59",
        help: 'write "mails", or declare a queue "mail"',
      },
      {
        message: 'service "other" scales on the backlog of "somewhere", which is no queue of the platform',
        at: "3:58",
        help: 'declare a queue "somewhere"',
      },
    ],
  );
});

it("accepts a queue, and other targets", () => {
  expectFindings(
    unknownBacklogQueue,
    `
    services:
      mailer: { scaling: { target: { backlogPerTask: { queue: mails, messages: 10 } } } }
      other: { scaling: { target: { cpu: 50 } } }
    queues:
      mails: {}
  `,
    [],
  );
});
