import { it } from "vitest";
import { unknownCacheVersion } from "../../../src/compiler/rules/unknown-cache-version.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports versions that the engine does not have", () => {
  expectFindings(
    unknownCacheVersion,
    `
    caches:
      one: { engine: redis, version: "7" }
      two: { engine: redis, version: "7.2" }
      three: { engine: valkey, version: "8.9" }
      four: { engine: valkey, version: "7.1" }
      five: { engine: redis, version: "12" }
  `,
    [
      {
        message: 'cache "one" has the version "7" of redis, which ElastiCache does not offer',
        at: "2:34",
        help: 'write "7.1"; the versions of redis are 7.1, 7.0',
      },
      {
        message: 'cache "two" has the version "7.2" of redis, which ElastiCache does not offer',
        at: "3:34",
        help: 'write "7.1"; the versions of redis are 7.1, 7.0',
      },
      {
        message: 'cache "three" has the version "8.9" of valkey, which ElastiCache does not offer',
        at: "4:37",
        help: 'write "8.2"; the versions of valkey are 9.1, 9.0, 8.2, 8.1, 8.0, 7.2',
      },
      {
        message: 'cache "four" has the version "7.1" of valkey, which ElastiCache does not offer',
        at: "5:36",
        help: 'write "7.2"; the versions of valkey are 9.1, 9.0, 8.2, 8.1, 8.0, 7.2',
      },
      {
        message: 'cache "five" has the version "12" of redis, which ElastiCache does not offer',
        at: "6:35",
        help: 'write "7.1"; the versions of redis are 7.1, 7.0',
      },
    ],
  );
});

it("accepts versions of the engine, and leaves old ones to another rule", () => {
  expectFindings(
    unknownCacheVersion,
    `
    caches: { one: { engine: redis, version: "7.1" }, two: { engine: valkey, version: "8.0" }, three: { engine: redis, version: "6.2" } }
  `,
    [],
  );
});
