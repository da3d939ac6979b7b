import { it } from "vitest";
import { selfCall } from "../../../src/compiler/rules/self-call.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a service that calls itself", () => {
  expectFindings(
    selfCall,
    `
    services:
      web: { port: 80, calls: [api, web] }
      api: { port: 80 }
  `,
    [{ message: 'service "web" calls itself', at: "2:33", help: "remove it" }],
  );
});

it("accepts calls to others", () => {
  expectFindings(
    selfCall,
    `
    services:
      web: { port: 80, calls: [api] }
      api: { port: 80 }
  `,
    [],
  );
});
