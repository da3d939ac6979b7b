import { it } from "vitest";
import { movingTag } from "../../../src/compiler/rules/moving-tag.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the tag latest", () => {
  expectFindings(
    movingTag,
    `
    services: { web: { image: { repository: nginx, tag: latest } } }
  `,
    [
      {
        message: 'the image of service "web" has the tag "latest", which moves',
        at: "1:53",
        help: "write the tag of a release, or a digest",
      },
    ],
  );
});

it("accepts other tags", () => {
  expectFindings(
    movingTag,
    `
    services: { web: { image: { repository: nginx, tag: latest-1.29 } } }
  `,
    [],
  );
});
