import { it } from "vitest";
import { bakeTooLong } from "../../../src/compiler/rules/bake-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a bake of more than a day", () => {
  expectFindings(
    bakeTooLong,
    `
    services:
      web: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary, bake: 25h } }
  `,
    [{ message: "a deployment may be watched for at most 1d, but bake is 25h", at: "2:78", help: "write 1d or less" }],
  );
});

it("accepts a day", () => {
  expectFindings(
    bakeTooLong,
    `services: { web: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary, bake: 1d } } }`,
    [],
  );
});
