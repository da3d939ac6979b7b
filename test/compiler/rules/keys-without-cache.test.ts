import { it } from "vitest";
import { keysWithoutCache } from "../../../src/compiler/rules/keys-without-cache.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports keys of what is no cache", () => {
  expectFindings(
    keysWithoutCache,
    `
    services:
      web: { uses: { orders: { access: send, keys: ["a:*"] } } }
    queues:
      orders: {}
  `,
    [
      {
        message: 'service "web" names keys of queue "orders", which has none',
        at: "2:42",
        help: "remove keys",
      },
    ],
  );
});

it("accepts keys of a cache, and leaves unknown stores to another rule", () => {
  expectFindings(
    keysWithoutCache,
    `
    services: { web: { uses: { orders: { access: send }, sessions: { access: read, keys: ["a:*"] }, none: { access: read, keys: ["a:*"] } } } }
    queues: { orders: {} }
    caches: { sessions: {} }
  `,
    [],
  );
});
