import { it } from "vitest";
import { hostOutsideDomain } from "../../../src/compiler/rules/host-outside-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a host of another domain", () => {
  expectFindings(
    hostOutsideDomain,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 8080, route: { paths: [/*], hosts: [shop.example, api.shop.test] } }
  `,
    [
      {
        message: 'host "api.shop.test" is not in the domain "shop.example"',
        at: "3:66",
        help: 'write "api.shop.example", or another name under "shop.example"',
        related: [{ message: "the domain is declared here", at: "1:17" }],
      },
    ],
  );
});

it("reports a host that only ends like the domain", () => {
  expectFindings(
    hostOutsideDomain,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 8080, route: { paths: [/*], hosts: [workshop.example] } }
  `,
    [
      {
        message: 'host "workshop.example" is not in the domain "shop.example"',
        at: "3:52",
        help: 'write "workshop.shop.example", or another name under "shop.example"',
        related: [{ message: "the domain is declared here", at: "1:17" }],
      },
    ],
  );
});

it("reports the hosts of an environment that has another domain", () => {
  expectFindings(
    hostOutsideDomain,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 8080, route: { paths: [/*], hosts: [api.shop.example] } }
  `,
      environments: { production: ``, staging: `domain: { name: staging.shop.example }` },
    },
    [
      {
        message: 'host "api.shop.example" is not in the domain "staging.shop.example"',
        at: "3:52",
        help: 'write "api.staging.shop.example", or another name under "staging.shop.example"',
        environments: ["staging"],
        related: [{ message: "the domain is declared here", at: "environments/staging.yaml:1:17" }],
      },
    ],
  );
});

it("accepts the domain itself, and hosts of any depth below it", () => {
  expectFindings(
    hostOutsideDomain,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 8080, route: { paths: [/*], hosts: [shop.example, a.b.shop.example] } }
  `,
    [],
  );
});
