import { it } from "vitest";
import { reservedHost } from "../../../src/compiler/rules/reserved-host.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    reservedHost,
    `domain: { name: a.example }
services: { api: { route: { paths: [/*], hosts: [origin.a.example], direct: true } } }
cdn: { aliases: [www.a.example, origin.a.example] }`,
    [
      {
        message: '"origin.a.example" is the name under which the CDN finds the load balancer',
        at: "2:50",
        help: "write another host",
      },
      {
        message: '"origin.a.example" is the name under which the CDN finds the load balancer',
        at: "3:33",
        help: "write another host",
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    reservedHost,
    `domain: { name: a.example }
services: { api: { route: { paths: [/*], hosts: [origin.a.example] } } }`,
    [],
  );
});
