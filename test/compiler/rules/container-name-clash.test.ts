import { it } from "vitest";
import { containerNameClash } from "../../../src/compiler/rules/container-name-clash.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a sidecar that is called by the id of its service", () => {
  expectFindings(
    containerNameClash,
    `
    services:
      shop:
        id: web
        sidecars: { web: {}, shop: {} }
  `,
    [
      {
        message: 'a sidecar of service "shop" is called "web", as its main container is',
        at: "4:17",
        help: 'rename the sidecar, for example "web-sidecar"',
      },
    ],
  );
});

it("accepts a sidecar with a name of its own", () => {
  expectFindings(
    containerNameClash,
    `
    services: { web: { sidecars: { proxy: {} } } }
  `,
    [],
  );
});
