import { it } from "vitest";
import { versionOfBuiltImage } from "../../../src/compiler/rules/version-of-built-image.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a tag and a digest", () => {
  expectFindings(
    versionOfBuiltImage,
    `
    services: { web: { image: { build: web, tag: "1", digest: a } } }
  `,
    [
      { message: 'the image of service "web" is built here, but has a tag', at: "1:41", help: 'remove "tag"' },
      { message: 'the image of service "web" is built here, but has a digest', at: "1:51", help: 'remove "digest"' },
    ],
  );
});

it("accepts neither, and versions of others", () => {
  expectFindings(
    versionOfBuiltImage,
    `
    services: { web: { image: { build: web } }, api: { image: { repository: nginx, tag: "1" } } }
  `,
    [],
  );
});
