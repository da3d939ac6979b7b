import { it } from "vitest";
import { duplicateId } from "../../../src/compiler/rules/duplicate-id.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("blames the entry that claims the id of another", () => {
  expectFindings(
    duplicateId,
    `
    services:
      a: { id: b }
      b: { port: 80 }
  `,
    [
      {
        message: 'service "a" has the id "b", which service "b" has, too',
        at: "2:12",
        help: 'give one of them another id; the one that is deployed keeps "b"',
        related: [{ message: 'service "b" has the id here', at: "3:3" }],
      },
    ],
  );
});

it("compares services with jobs", () => {
  expectFindings(
    duplicateId,
    `
    services:
      web: { id: nightly }
    jobs:
      rollup: { id: nightly }
  `,
    [{ message: 'job "rollup" has the id "nightly", which service "web" has, too', at: "4:17" }],
  );
});

it("accepts ids of their own, and leaves equal names to the rule about names", () => {
  expectFindings(
    duplicateId,
    `
    services: { web: { id: shop }, shop: { id: web }, report: {} }
    jobs: { report: {} }
  `,
    [],
  );
});
