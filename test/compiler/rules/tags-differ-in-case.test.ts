import { it } from "vitest";
import { tagsDifferInCase } from "../../../src/compiler/rules/tags-differ-in-case.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second of two keys", () => {
  expectFindings(
    tagsDifferInCase,
    `
    tags:
      team: web
      Team: web
  `,
    [
      {
        message: 'the tags "team" and "Team" differ in case only',
        at: "3:3",
        help: "remove one of them",
        related: [{ message: '"team" is here', at: "2:9" }],
      },
    ],
  );
});

it("accepts keys that differ in more", () => {
  expectFindings(
    tagsDifferInCase,
    `
    tags: { team: web, teams: web }
  `,
    [],
  );
});
