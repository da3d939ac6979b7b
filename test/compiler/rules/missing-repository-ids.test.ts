import { it } from "vitest";
import { missingRepositoryIds } from "../../../src/compiler/rules/missing-repository-ids.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a repository without ids", () => {
  expectFindings(missingRepositoryIds, `delivery: { repository: a/b }`, [
    {
      message: 'the ids of repository "a/b" are not given, so the roles know it by its name only',
      at: "1:25",
      help: 'write repositoryIds: { owner: …, repository: … }, from gh api repos/a/b --jq "[.owner.id, .id]"',
    },
  ]);
});

it("accepts one with ids", () => {
  expectFindings(missingRepositoryIds, `delivery: { repository: a/b, repositoryIds: { owner: 1, repository: 2 } }`, []);
});
