import { it } from "vitest";
import { cacheBreaksCompliance } from "../../../src/compiler/rules/cache-breaks-compliance.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const cache = (more: string) => `caches: { store: { engine: redis, version: "7.1", size: r6g.large, ${more} } }\n`;

it("reports a cache that does not fail over, whether it says so or has one node", () => {
  const finding = {
    message:
      'the cache "store" does not fail over by itself, which the compliance rule "cache-failover" asks of every cache',
    help: "change the cache, or leave the rule out: except: [{ rule: cache-failover, reason: … }]",
  };
  expectFindings(cacheBreaksCompliance, `${cache("failover: none")}compliance: {}`, [{ ...finding, at: "1:78" }]);
  expectFindings(cacheBreaksCompliance, `${cache("nodes: 1")}compliance: {}`, [{ ...finding, at: "1:11" }]);
});

it("reports a cache without snapshots", () => {
  expectFindings(cacheBreaksCompliance, `${cache("backup: { enabled: false, reason: a }")}compliance: {}`, [
    {
      message: 'the cache "store" has no snapshots, which the compliance rule "cache-backups" asks of every cache',
      help: "change the cache, or leave the rule out: except: [{ rule: cache-backups, reason: … }]",
      at: "1:68",
    },
  ]);
});

it("lets be what satisfies the rules, or what no rule asks", () => {
  expectFindings(cacheBreaksCompliance, `${cache("nodes: 2")}compliance: {}`, []);
  expectFindings(cacheBreaksCompliance, cache("failover: none"), []);
  expectFindings(cacheBreaksCompliance, `${cache("failover: none")}compliance: { rules: [cache-backups] }`, []);
  const except = "compliance: { except: [{ rule: cache-failover, reason: it is a cache }] }";
  expectFindings(cacheBreaksCompliance, `${cache("failover: none")}${except}`, []);
});
