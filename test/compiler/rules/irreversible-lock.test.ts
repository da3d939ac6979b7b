import { it } from "vitest";
import { irreversibleLock } from "../../../src/compiler/rules/irreversible-lock.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("warns of the lock that nobody can take off", () => {
  expectFindings(
    irreversibleLock,
    `
    backup: { lock: compliance }
    buckets: { one: {} }
  `,
    [
      {
        message: "the lock of the vaults can be taken off for 7 days, and never again after them",
        at: "1:17",
        help: "write lock: governance, unless a law asks for this one",
      },
    ],
  );
});

it("accepts the other lock, and no vault", () => {
  expectFindings(
    irreversibleLock,
    `
    backup: { lock: compliance }
    buckets: { one: { backup: { enabled: false, reason: made again } } }
  `,
    [],
  );
});
