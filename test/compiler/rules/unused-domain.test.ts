import { it } from "vitest";
import { unusedDomain } from "../../../src/compiler/rules/unused-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a domain without routes", () => {
  expectFindings(
    unusedDomain,
    `
    domain: { name: shop.example }
    services: { web: { port: 80 } }
  `,
    [
      {
        message: 'the domain "shop.example" is not used: there is no CDN, and no service has a route',
        at: "1:1",
        help: "give a service a route, declare a CDN, or remove the domain",
      },
    ],
  );
});

it("accepts a route", () => {
  expectFindings(
    unusedDomain,
    `
    domain: { name: shop.example }
    services: { web: { route: { paths: [/] } } }
  `,
    [],
  );
});
