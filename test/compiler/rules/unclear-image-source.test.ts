import { it } from "vitest";
import { unclearImageSource } from "../../../src/compiler/rules/unclear-image-source.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports two sources and none", () => {
  expectFindings(
    unclearImageSource,
    `
    services:
      web:
        image: { build: web, repository: nginx, tag: "1" }
        sidecars: { proxy: { image: { tag: "1" } } }
  `,
    [
      {
        message: 'the image of service "web" has both "build" and "repository"',
        at: "3:5",
        help: 'remove one of them; in an environment\'s file write "build: null"',
      },
      {
        message: 'the image of sidecar "proxy" of service "web" has neither "build" nor "repository"',
        at: "4:26",
        help: "add one of them",
      },
    ],
  );
});

it("accepts one source", () => {
  expectFindings(
    unclearImageSource,
    `
    services: { web: { image: { build: web } } }
    jobs: { rollup: { image: { repository: nginx, tag: "1" } } }
  `,
    [],
  );
});
