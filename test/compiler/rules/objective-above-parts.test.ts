import { it } from "vitest";
import { objectiveAboveParts } from "../../../src/compiler/rules/objective-above-parts.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a promise above the product of what the parts promise, with the arithmetic", () => {
  expectFindings(
    objectiveAboveParts,
    `
    services:
      web: { route: { paths: [/*] }, calls: [mailer] }
      mailer: { calls: [web], uses: { mail: { access: send } } }
      apart: { uses: { other: { access: consume } } }
    queues: { mail: {}, other: {} }
    objectives: { availability: 99.9 }
  `,
    [
      {
        message:
          '99.9 % of requests are promised, but the published levels of the parts compose to 99.88 %: load balancer 99.99 % × Fargate 99.99 % × queue "mail" 99.9 %',
        at: "6:29",
        help: "promise 99.88 or less, or let services answer without the weakest parts",
      },
    ],
  );
});

it("lets a promise be that the parts can keep, and one that nothing measures", () => {
  const services = "services: { web: { route: { paths: [/*] } } }\n";
  expectFindings(objectiveAboveParts, `${services}objectives: { availability: 99.98 }\n`, []);
  expectFindings(objectiveAboveParts, "services: { worker: {} }\nobjectives: { availability: 99.999 }\n", []);
});
