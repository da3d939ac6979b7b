import { it } from "vitest";
import { accessNotOffered } from "../../../src/compiler/rules/access-not-offered.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an access that the kind does not offer", () => {
  expectFindings(
    accessNotOffered,
    `
    services:
      gateway: { uses: { match-events: { access: read } } }
    queues:
      match-events: {}
  `,
    [
      {
        message: 'service "gateway" asks for the access "read" to queue "match-events", which a queue does not offer',
        at: "2:46",
        help: 'write "send", "consume", or "send-consume"',
      },
    ],
  );
});

it("accepts the accesses of the kind, and leaves unknown stores to another rule", () => {
  expectFindings(
    accessNotOffered,
    `
    services:
      gateway: { uses: { match-events: { access: send-consume }, nothing: { access: read } } }
    queues:
      match-events: {}
  `,
    [],
  );
});
