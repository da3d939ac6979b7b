import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const missingRepositoryIds = defineRule({
  name: "missing-repository-ids",
  section: "docs/language/delivery.md#repositoryIds",
  severity: "notice",
  message: message`the ids of repository "${"repository"}" are not given, so the roles know it by its name only`,
  why: "Of repositories that were made, renamed, or transferred since 2026-07-15 GitHub's tokens name the ids too: the roles would refuse them.",
  help: message`write repositoryIds: { owner: …, repository: … }, from gh api repos/${"repository"} --jq "[.owner.id, .id]"`,
  check({ spec: { delivery } }, report) {
    if (delivery === undefined || delivery.repositoryIds !== undefined) return;
    report({ path: ["delivery", "repository"], params: { repository: delivery.repository } });
  },
});
