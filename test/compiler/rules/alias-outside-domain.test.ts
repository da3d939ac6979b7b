import { it } from "vitest";
import { aliasOutsideDomain } from "../../../src/compiler/rules/alias-outside-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    aliasOutsideDomain,
    `domain: { name: a.example }
cdn: { aliases: [a.example, www.a.example, v1.api.a.example, www.b.example], assets: files }`,
    [
      {
        message: 'alias "v1.api.a.example" is neither the domain "a.example" nor one level below it',
        at: "2:44",
        help: 'write "v1.a.example", or another name one level below "a.example"',
      },
      {
        message: 'alias "www.b.example" is neither the domain "a.example" nor one level below it',
        at: "2:62",
        help: 'write "www.a.example", or another name one level below "a.example"',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    aliasOutsideDomain,
    `domain: { name: a.example }
cdn: { aliases: [a.example, www.a.example] }`,
    [],
  );
});
