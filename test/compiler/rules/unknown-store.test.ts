import { it } from "vitest";
import { unknownStore } from "../../../src/compiler/rules/unknown-store.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the use of what is not declared", () => {
  expectFindings(
    unknownStore,
    `
    services:
      gateway: { uses: { match-event: { access: send }, profiles: { access: send } } }
      profiles: { port: 8080 }
    jobs:
      rollup: { uses: { ledger: { access: consume } } }
    queues:
      match-events: {}
  `,
    [
      {
        message: 'service "gateway" uses "match-event", which is not declared',
        at: "2:22",
        help: 'write "match-events", or declare "match-event" under the section of its kind',
      },
      {
        message: 'service "gateway" uses "profiles", which is not declared',
        at: "2:53",
        help: 'declare "profiles" under the section of its kind; services are reached by calls',
      },
      {
        message: 'job "rollup" uses "ledger", which is not declared',
        at: "5:21",
        help: 'declare "ledger" under the section of its kind',
      },
    ],
  );
});

it("accepts the use of a declared store", () => {
  expectFindings(
    unknownStore,
    "{ services: { gateway: { uses: { match-events: { access: send } } } }, queues: { match-events: {} } }",
    [],
  );
});

it("says how secrets are taken", () => {
  expectFindings(unknownStore, "{ services: { web: { uses: { token: { access: send } } } }, secrets: { token: {} } }", [
    {
      message: 'service "web" uses "token", which is not declared',
      at: "1:30",
      help: 'declare "token" under the section of its kind; secrets are taken by secrets',
    },
  ]);
});
