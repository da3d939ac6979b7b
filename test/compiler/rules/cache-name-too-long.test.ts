import { it } from "vitest";
import { cacheNameTooLong } from "../../../src/compiler/rules/cache-name-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a composed name above 40 characters, at the id or the key", () => {
  expectFindings(
    cacheNameTooLong,
    `
    platform: a-platform-of-long-name
    caches:
      sessions: {}
      orders: { id: orders-of-all-customers }
  `,
    [
      {
        message:
          'cache "sessions" would be called "a-platform-of-long-name-production-sessions", 43 characters long; ElastiCache takes 40',
        at: "3:3",
        help: 'give it an id of at most 5 characters, such as "sessi"',
      },
      {
        message:
          'cache "orders" would be called "a-platform-of-long-name-production-orders-of-all-customers", 58 characters long; ElastiCache takes 40',
        at: "4:17",
        help: 'give it an id of at most 5 characters, such as "order"',
      },
    ],
  );
});

it("accepts a name that fits", () => {
  expectFindings(
    cacheNameTooLong,
    `
    platform: shop
    caches: { sessions-of-customers: {} }
  `,
    [],
  );
});
