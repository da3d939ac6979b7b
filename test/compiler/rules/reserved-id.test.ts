import { it } from "vitest";
import { reservedId } from "../../../src/compiler/rules/reserved-id.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports ids that belong to what entries share", () => {
  expectFindings(
    reservedId,
    `
    services:
      platform: {}
      web: { id: platform-web }
    jobs:
      platform-2: {}
  `,
    [
      {
        message: 'the id "platform" of service "platform" is reserved',
        at: "2:3",
        help: 'choose another name, such as "core"',
      },
      {
        message: 'the id "platform-web" of service "web" is reserved',
        at: "3:14",
        help: 'choose another name, such as "web"',
      },
      {
        message: 'the id "platform-2" of job "platform-2" is reserved',
        at: "5:3",
        help: 'choose another name, such as "core-2"',
      },
    ],
  );
});

it("accepts other ids that begin so", () => {
  expectFindings(
    reservedId,
    `
    services: { platforms: {}, web-platform: {} }
  `,
    [],
  );
});
