import { it } from "vitest";
import { tagInRepository } from "../../../src/compiler/rules/tag-in-repository.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a tag behind the repository", () => {
  expectFindings(
    tagInRepository,
    `
    services: { web: { image: { repository: "registry.example:5000/a/b:1", tag: "1" } } }
  `,
    [
      {
        message: 'the repository "registry.example:5000/a/b:1" of service "web" ends with a tag',
        at: "1:41",
        help: 'write repository: registry.example:5000/a/b and tag: "1"',
      },
    ],
  );
});

it("accepts the port of a registry, and built images", () => {
  expectFindings(
    tagInRepository,
    `
    services: { web: { image: { repository: "registry.example:5000/a/b", tag: "1" } }, api: { image: { build: a } } }
  `,
    [],
  );
});
