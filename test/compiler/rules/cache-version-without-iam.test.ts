import { it } from "vitest";
import { cacheVersionWithoutIam } from "../../../src/compiler/rules/cache-version-without-iam.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports versions that know passwords only, and when their support ends", () => {
  expectFindings(
    cacheVersionWithoutIam,
    {
      platform: `
    caches:
      one: { engine: redis, version: "6.2" }
      two: { engine: redis, version: "5.0.6" }
    `,
      today: "2026-11-26",
    },
    [
      {
        message: `cache "one" has the version "6.2" of redis, which knows no users of IAM; AWS's standard support for it ends on 2027-01-31`,
        at: "2:34",
        help: 'write "7.1"',
      },
      {
        message: `cache "two" has the version "5.0.6" of redis, which knows no users of IAM; AWS's standard support for it ended on 2026-01-31`,
        at: "3:34",
        help: 'write "7.1"',
      },
    ],
  );
});

it("accepts versions with users of IAM", () => {
  expectFindings(
    cacheVersionWithoutIam,
    `
    caches: { one: { engine: redis, version: "7.0" }, two: { engine: valkey, version: "7.2" } }
  `,
    [],
  );
});
