import { it } from "vitest";
import { lockOfUnprotected } from "../../../src/compiler/rules/lock-of-unprotected.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the lock of an environment that may be destroyed", () => {
  expectFindings(
    lockOfUnprotected,
    {
      platform: `
        buckets: { one: {} }
      `,
      environments: {
        development: `
          protected: false
          backup: { lock: governance }
        `,
        production: "",
      },
    },
    [
      {
        message: 'the vaults are locked, but the environment "development" is not protected',
        at: "environments/development.yaml:2:17",
        help: "write backup: { lock: none } in the environment, or protected: true",
        environments: ["development"],
        related: [{ message: "it may be destroyed", at: "environments/development.yaml:1:12" }],
      },
    ],
  );
});

it("accepts the defaults of an unprotected environment", () => {
  expectFindings(
    lockOfUnprotected,
    `
    protected: false
    buckets: { one: {} }
  `,
    [],
  );
});
