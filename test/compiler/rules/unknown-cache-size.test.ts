import { it } from "vitest";
import { unknownCacheSize } from "../../../src/compiler/rules/unknown-cache-size.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports sizes that no family of nodes has, with the nearest", () => {
  expectFindings(
    unknownCacheSize,
    `
    caches:
      one: { engine: redis, size: r6g.medium }
      two: { engine: redis, size: cache.r7g.large }
      three: { engine: redis, size: r6q.2xlarge }
      four: { engine: redis, size: r6gd.large }
      five: { engine: redis, size: zz.top }
      six: { engine: redis, size: t3.mikro }
  `,
    [
      {
        message: 'cache "one" has nodes of the size "r6g.medium", which ElastiCache does not offer',
        at: "2:31",
        help: 'write "r6g.large"',
      },
      {
        message: 'cache "two" has nodes of the size "cache.r7g.large", which ElastiCache does not offer',
        at: "3:31",
        help: 'write "r7g.large"',
      },
      {
        message: 'cache "three" has nodes of the size "r6q.2xlarge", which ElastiCache does not offer',
        at: "4:33",
        help: 'write "r6g.2xlarge"',
      },
      {
        message: 'cache "four" has nodes of the size "r6gd.large", which ElastiCache does not offer',
        at: "5:32",
        help: 'write "r6gd.xlarge"',
      },
      {
        message: 'cache "five" has nodes of the size "zz.top", which ElastiCache does not offer',
        at: "6:32",
        help: 'write "r7g.large"',
      },
      {
        message: 'cache "six" has nodes of the size "t3.mikro", which ElastiCache does not offer',
        at: "7:31",
        help: 'write "t3.micro"',
      },
    ],
  );
});

it("accepts sizes of the table", () => {
  expectFindings(
    unknownCacheSize,
    `
    caches: { one: { engine: redis, size: t4g.micro }, two: { engine: valkey, size: c7gn.16xlarge } }
  `,
    [],
  );
});
