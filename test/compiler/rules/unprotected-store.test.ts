import { it } from "vitest";
import { unprotectedStore } from "../../../src/compiler/rules/unprotected-store.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports stores that are not backed up for no reason", () => {
  expectFindings(
    unprotectedStore,
    `
    caches: { one: { backup: { enabled: false } } }
    databases: { two: { backup: { enabled: false } } }
    buckets: { three: { backup: { enabled: false } } }
  `,
    [
      {
        message: 'cache "one" is not backed up, and nothing says why',
        at: "1:37",
        help: "write the reason: backup: { enabled: false, reason: … }, or remove enabled: false",
      },
      { message: 'database "two" is not backed up, and nothing says why', at: "2:40" },
      { message: 'bucket "three" is not backed up, and nothing says why', at: "3:40" },
    ],
  );
});

it("accepts a reason, and backups", () => {
  expectFindings(
    unprotectedStore,
    `
    caches: { one: { backup: { enabled: false, reason: made again } }, two: {} }
  `,
    [],
  );
});
