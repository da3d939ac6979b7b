import { it } from "vitest";
import { unknownService } from "../../../src/compiler/rules/unknown-service.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a call to an undeclared service", () => {
  expectFindings(
    unknownService,
    `
    services:
      gateway: { calls: [profile] }
      profiles: { port: 8080 }
  `,
    [
      {
        message: 'service "gateway" calls "profile", which is not declared',
        at: "2:22",
        help: 'write "profiles", or declare "profile" under services',
      },
    ],
  );
});

it("accepts a call to a declared service", () => {
  expectFindings(unknownService, "services: { gateway: { calls: [profiles] }, profiles: { port: 8080 } }", []);
});
