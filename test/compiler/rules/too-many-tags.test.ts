import { it } from "vitest";
import { tooManyTags } from "../../../src/compiler/rules/too-many-tags.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports more tags than there is room for", () => {
  expectFindings(tooManyTags, `tags: { ${Array.from({ length: 46 }, (_, index) => `tag-${index}: a`).join(", ")} }`, [
    {
      message: "46 tags are given, but a resource has room for 41 besides the compiler's own",
      at: "1:1",
      help: "remove 5 of them",
    },
  ]);
});

it("accepts as many as there is room for", () => {
  expectFindings(
    tooManyTags,
    `tags: { ${Array.from({ length: 41 }, (_, index) => `tag-${index}: a`).join(", ")} }`,
    [],
  );
});
