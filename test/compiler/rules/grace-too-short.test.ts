import { it } from "vitest";
import { graceTooShort } from "../../../src/compiler/rules/grace-too-short.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a grace shorter than the good answers take", () => {
  expectFindings(
    graceTooShort,
    `
    services:
      web: { port: 8080, health: { grace: 20s } }
  `,
    [
      {
        message: "the grace of 20s ends before 2 good answers, one every 15s, can have come",
        at: "2:39",
        help: "write a grace of at least 30s, or a shorter interval",
      },
    ],
  );
});

it("reports the interval where the grace is the default", () => {
  expectFindings(
    graceTooShort,
    `
    services:
      web: { port: 8080, health: { interval: 60s } }
  `,
    [
      {
        message: "the grace of 60s ends before 2 good answers, one every 60s, can have come",
        at: "2:42",
        help: "write a grace of at least 2m, or a shorter interval",
      },
    ],
  );
});

it("accepts the longest grace where the checks would need more", () => {
  expectFindings(graceTooShort, `services: { web: { port: 8080, health: { interval: 300s, grace: 300s } } }`, []);
});
