import { it } from "vitest";
import { cpuOvercommitted } from "../../../src/compiler/rules/cpu-overcommitted.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports sidecars that reserve more than there is", () => {
  expectFindings(
    cpuOvercommitted,
    `
    services: { web: { cpu: 256, sidecars: { a: { cpu: 200 }, b: { cpu: 57 }, c: {} } } }
  `,
    [
      {
        message: 'service "web" has 256 CPU units, but its sidecars reserve 257',
        at: "1:25",
        help: "give the service more CPU units, or its sidecars fewer",
      },
    ],
  );
});

it("accepts sidecars that reserve all", () => {
  expectFindings(
    cpuOvercommitted,
    `
    services: { web: { cpu: 256, sidecars: { a: { cpu: 256 } } } }
  `,
    [],
  );
});
