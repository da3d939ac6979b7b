import { it } from "vitest";
import { sharedImageRepository } from "../../../src/compiler/rules/shared-image-repository.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a sidecar whose repository is that of another entry", () => {
  expectFindings(
    sharedImageRepository,
    `
    services:
      web-proxy: { image: { build: a } }
      web:
        sidecars:
          proxy: { image: { build: b } }
  `,
    [
      {
        message:
          'the images of sidecar "proxy" of service "web" and of service "web-proxy" would both be in the repository "web-proxy"',
        at: "5:7",
        help: "rename the sidecar",
        related: [{ message: 'service "web-proxy" is declared here', at: "2:3" }],
      },
    ],
  );
});

it("reports two sidecars with one repository", () => {
  expectFindings(
    sharedImageRepository,
    `
    services:
      a: { sidecars: { b-c: { image: { build: x } } } }
      a-b: { sidecars: { c: { image: { build: y } } } }
  `,
    [
      {
        message:
          'the images of sidecar "c" of service "a-b" and of sidecar "b-c" of service "a" would both be in the repository "a-b-c"',
        at: "3:22",
      },
    ],
  );
});

it("accepts images that are not built here", () => {
  expectFindings(
    sharedImageRepository,
    `
    services:
      web-proxy: { image: { build: a } }
      web: { sidecars: { proxy: { image: { repository: nginx } } } }
  `,
    [],
  );
});
