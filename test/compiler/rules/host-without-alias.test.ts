import { it } from "vitest";
import { hostWithoutAlias } from "../../../src/compiler/rules/host-without-alias.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    hostWithoutAlias,
    `domain: { name: a.example }
services:
  api: { route: { paths: [/*], hosts: [www.a.example, api.a.example] } }
  web: { route: { paths: [/*] } }
cdn: { aliases: [www.a.example] }`,
    [
      {
        message: 'service "api" is routed on "api.a.example", which is no alias of the CDN',
        at: "3:55",
        help: 'write "www.a.example", or add "api.a.example" to cdn.aliases, or write direct: true for a service that stays outside the CDN',
      },
      {
        message: 'service "web" is routed on "a.example", which is no alias of the CDN',
        at: "4:10",
        help: 'write "www.a.example", or add "a.example" to cdn.aliases, or write direct: true for a service that stays outside the CDN',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    hostWithoutAlias,
    `domain: { name: a.example }
services: { api: { route: { paths: [/*], hosts: [b.a.example], direct: true } } }
cdn: { aliases: [www.a.example] }`,
    [],
  );
});
