import { it } from "vitest";
import { openSourceNetwork } from "../../../src/compiler/rules/open-source-network.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the network of all addresses", () => {
  expectFindings(
    openSourceNetwork,
    `
    services:
      web: { port: 8080, route: { paths: [/*], sourceIps: [10.0.0.0/8, 0.0.0.0/0] } }
  `,
    [
      {
        message: '"0.0.0.0/0" is every address, so the route is restricted to nobody',
        at: "2:68",
        help: "name the networks of the clients, or remove sourceIps",
      },
    ],
  );
});

it("accepts any smaller network", () => {
  expectFindings(
    openSourceNetwork,
    `services: { web: { port: 8080, route: { paths: [/*], sourceIps: [128.0.0.0/1] } } }`,
    [],
  );
});
