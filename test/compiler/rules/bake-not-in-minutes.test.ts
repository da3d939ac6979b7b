import { it } from "vitest";
import { bakeNotInMinutes } from "../../../src/compiler/rules/bake-not-in-minutes.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports seconds that are no whole minutes", () => {
  expectFindings(
    bakeNotInMinutes,
    `
    services:
      web: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary, bake: 90s } }
  `,
    [{ message: "bake is 90s, which is not a whole number of minutes", at: "2:78", help: "write 2m" }],
  );
});

it("accepts seconds that are", () => {
  expectFindings(
    bakeNotInMinutes,
    `services: { web: { port: 80, route: { paths: [/*] }, deploy: { strategy: canary, bake: 120s } } }`,
    [],
  );
});
