import { it } from "vitest";
import { crowdedTask } from "../../../src/compiler/rules/crowded-task.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the smallest size with sidecars and proxy", () => {
  expectFindings(
    crowdedTask,
    `
    services:
      web: { calls: [api], sidecars: { a: {} } }
      api: { cpu: 256, sidecars: { a: {} } }
  `,
    [
      {
        message: 'service "web" shares 256 CPU units with sidecars and the Service Connect proxy',
        at: "2:3",
        help: "write cpu: 512 and memory: 1GB",
      },
      { message: 'service "api" shares 256 CPU units with sidecars and the Service Connect proxy', at: "3:15" },
    ],
  );
});

it("accepts a larger size, sidecars alone, and the proxy alone", () => {
  expectFindings(
    crowdedTask,
    `
    services:
      web: { cpu: 512, calls: [api], sidecars: { a: {} } }
      api: {}
      worker: { sidecars: { a: {} } }
  `,
    [],
  );
});
