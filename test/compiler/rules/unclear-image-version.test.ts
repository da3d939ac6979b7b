import { it } from "vitest";
import { unclearImageVersion } from "../../../src/compiler/rules/unclear-image-version.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports two versions and none", () => {
  expectFindings(
    unclearImageVersion,
    `
    services: { web: { image: { repository: nginx } } }
    jobs: { rollup: { image: { repository: nginx, tag: "1", digest: a } } }
  `,
    [
      {
        message: 'the image "nginx" of service "web" has neither "tag" nor "digest"',
        at: "1:20",
        help: 'add one of them; write a tag in quotes, such as tag: "1.29.1"',
      },
      {
        message: 'the image "nginx" of job "rollup" has both "tag" and "digest"',
        at: "2:19",
        help: "remove the tag: the digest is exact",
      },
    ],
  );
});

it("accepts one version, and built images", () => {
  expectFindings(
    unclearImageVersion,
    `
    services: { web: { image: { build: web } }, api: { image: { repository: nginx, digest: a } } }
  `,
    [],
  );
});
