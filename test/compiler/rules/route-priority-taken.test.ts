import { it } from "vitest";
import { routePriorityTaken } from "../../../src/compiler/rules/route-priority-taken.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a number that was chosen twice", () => {
  expectFindings(
    routePriorityTaken,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      api: { port: 8080, route: { paths: [/api/*], priority: 7 } }
      more: { port: 8080, route: { paths: [/more/*], priority: 8 } }
      web: { port: 8080, route: { paths: [/web/*], priority: 7 } }
  `,
    [
      {
        message: 'the routes of services "web" and "api" have the same priority, 7',
        at: "5:58",
        help: "write priority: 9 on one of them",
        related: [{ message: '"api" has it here', at: "3:58" }],
      },
    ],
  );
});

it("reports ids whose numbers meet, and proposes the next free one", () => {
  expectFindings(
    routePriorityTaken,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      badges: { port: 8080, route: { paths: [/a/*] } }
      trades: { port: 8080, route: { paths: [/b/*] } }
  `,
    [
      {
        message: 'the routes of services "trades" and "badges" have the same priority, 43420',
        at: "4:25",
        help: "write priority: 43421 on one of them",
        related: [{ message: '"badges" has it here', at: "3:25" }],
      },
    ],
  );
});

it("accepts different numbers", () => {
  expectFindings(
    routePriorityTaken,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      badges: { port: 8080, route: { paths: [/a/*] } }
      trades: { port: 8080, route: { paths: [/b/c/*] } }
  `,
    [],
  );
});
