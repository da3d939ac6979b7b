import { it } from "vitest";
import { evictionWithDataTiering } from "../../../src/compiler/rules/eviction-with-data-tiering.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an eviction that data tiering does not know", () => {
  expectFindings(
    evictionWithDataTiering,
    `
    caches:
      one: { size: r6gd.xlarge, eviction: volatile-ttl }
  `,
    [
      {
        message: 'cache "one" evicts by "volatile-ttl", which nodes of the size "r6gd.xlarge" do not offer',
        at: "2:39",
        help: 'write "volatile-lru", "allkeys-lru", "volatile-lfu", "allkeys-lfu", or "noeviction", or a size without data tiering',
      },
    ],
  );
});

it("accepts the others, and every one without data tiering", () => {
  expectFindings(
    evictionWithDataTiering,
    `
    caches: { one: { size: r6gd.xlarge, eviction: allkeys-lfu }, two: { size: r6g.xlarge, eviction: volatile-ttl } }
  `,
    [],
  );
});
