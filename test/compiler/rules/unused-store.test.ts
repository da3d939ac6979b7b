import { it } from "vitest";
import { unusedStore } from "../../../src/compiler/rules/unused-store.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("warns of a store that nobody uses", () => {
  expectFindings(
    unusedStore,
    `
    services:
      gateway: { uses: { match-event: { access: send } } }
    queues:
      match-events: {}
      ledger: {}
  `,
    [
      {
        message: 'queue "ledger" is used by nobody',
        at: "5:3",
        help: "name it in the uses of a service or job, or remove it",
      },
    ],
  );
});

it("accepts what a job uses", () => {
  expectFindings(
    unusedStore,
    "{ jobs: { rollup: { uses: { ledger: { access: send } } } }, queues: { ledger: {} } }",
    [],
  );
});
