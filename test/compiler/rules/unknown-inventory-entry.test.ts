import { it } from "vitest";
import { unknownInventoryEntry } from "../../../src/compiler/rules/unknown-inventory-entry.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports digests of what is not built", () => {
  expectFindings(
    unknownInventoryEntry,
    {
      platform: "services: { web: { image: { build: a } }, api: { image: { repository: nginx } } }",
      inventories: { production: `{ "images": { "wep": "x", "api": "x" } }` },
    },
    [
      {
        message: 'the inventory has a digest for "wep", but no image of that id is built',
        at: "inventory/production.json:1:15",
        help: 'write "web", or remove it',
      },
      {
        message: 'the inventory has a digest for "api", but no image of that id is built',
        at: "inventory/production.json:1:27",
        help: "remove it",
      },
    ],
  );
});

it("accepts ids of built images", () => {
  expectFindings(
    unknownInventoryEntry,
    {
      platform: "services: { shop: { id: web, image: { build: a }, sidecars: { proxy: { image: { build: b } } } } }",
      inventories: { production: `{ "images": { "web": "x", "web-proxy": "x" } }` },
    },
    [],
  );
});
