import { it } from "vitest";
import { visibilityTooShort } from "../../../src/compiler/rules/visibility-too-short.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a visibility that ends before a consumer has to", () => {
  expectFindings(
    visibilityTooShort,
    `
    services:
      mailer: { stopTimeout: 2m, uses: { mails: { access: consume } } }
      web: { stopTimeout: 2m, uses: { mails: { access: send } } }
    jobs:
      sweep: { uses: { orders: { access: send-consume } } }
    queues:
      mails: { visibility: 60s }
      orders: { visibility: 0s }
  `,
    [
      {
        message:
          'queue "mails" hides a message for 60s, and service "mailer" may still work on it for 2m after it was told to stop',
        at: "7:24",
        help: "write a visibility of 2m or more, or a shorter stopTimeout",
        related: [{ message: "the time to stop is set here", at: "2:26" }],
      },
      {
        message:
          'queue "orders" hides a message for 0s, and job "sweep" may still work on it for 30s after it was told to stop',
        at: "8:25",
        help: "write a visibility of 30s or more, or a shorter stopTimeout",
      },
    ],
  );
});

it("leaves a stopTimeout that no task can have to another rule", () => {
  expectFindings(
    visibilityTooShort,
    `{ services: { mailer: { stopTimeout: 5m, uses: { mails: { access: consume } } } }, queues: { mails: {} } }`,
    [],
  );
});

it("accepts a visibility as long as the time to stop", () => {
  expectFindings(
    visibilityTooShort,
    `
    services:
      mailer: { stopTimeout: 2m, uses: { mails: { access: consume }, nothing: { access: consume } } }
    queues:
      mails: { visibility: 120s }
  `,
    [],
  );
});
