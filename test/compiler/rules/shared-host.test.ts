import { it } from "vitest";
import { sharedHost } from "../../../src/compiler/rules/shared-host.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a host that environments of two domains route", () => {
  expectFindings(
    sharedHost,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 80, route: { paths: [/*], hosts: [shop.example, api.eu.shop.example] } }
  `,
      environments: {
        europe: `domain: { name: eu.shop.example }
services: { web: { route: { hosts: [eu.shop.example, api.eu.shop.example] } } }`,
        production: ``,
      },
    },
    [
      {
        message: 'environments "europe" and "production" route the same host, "api.eu.shop.example"',
        at: "environments/europe.yaml:2:54",
        help: "give one of the environments another host",
        environments: ["europe"],
      },
      {
        message: 'environments "europe" and "production" route the same host, "api.eu.shop.example"',
        at: "3:64",
        help: "give one of the environments another host",
        environments: ["production"],
      },
    ],
  );
});

it("accepts default hosts, and hosts of each", () => {
  expectFindings(
    sharedHost,
    {
      platform: `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 80, route: { paths: [/*] } }
      api: { port: 80, route: { paths: [/*], hosts: [api.shop.example] } }
  `,
      environments: {
        production: ``,
        staging: `domain: { name: staging.shop.example }
services: { api: { route: { hosts: [api.staging.shop.example] } } }`,
      },
    },
    [],
  );
});
