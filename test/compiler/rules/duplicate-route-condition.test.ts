import { it } from "vitest";
import { duplicateRouteCondition } from "../../../src/compiler/rules/duplicate-route-condition.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports values that stand twice", () => {
  expectFindings(
    duplicateRouteCondition,
    `
    services:
      web:
        port: 8080
        route:
          paths: [/a/*, /b/*, /a/*]
          hosts: [shop.example, shop.example]
  `,
    [
      {
        message: '"/a/*" stands twice in the paths of the route',
        at: "5:27",
        help: "remove one of the two",
        related: [{ message: "first written here", at: "5:15" }],
      },
      {
        message: '"shop.example" stands twice in the hosts of the route',
        at: "6:29",
        help: "remove one of the two",
        related: [{ message: "first written here", at: "6:15" }],
      },
    ],
  );
});

it("accepts different values", () => {
  expectFindings(duplicateRouteCondition, `services: { web: { port: 8080, route: { paths: [/a, /A] } } }`, []);
});
