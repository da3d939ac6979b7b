import { it } from "vitest";
import { aliasOfDirectService } from "../../../src/compiler/rules/alias-of-direct-service.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    aliasOfDirectService,
    `services: { api: { route: { paths: [/*], hosts: [b.a.example, www.a.example], direct: true } } }
cdn: { aliases: [www.a.example] }`,
    [
      {
        message: '"www.a.example" is an alias of the CDN and a host of service "api", which stays outside the CDN',
        at: "1:63",
        help: "give the service a host of its own, or remove the alias",
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    aliasOfDirectService,
    `services: { api: { route: { paths: [/*], hosts: [www.a.example] } } }
cdn: { aliases: [www.a.example] }`,
    [],
  );
});
