import { it } from "vitest";
import { cdnWithoutDomain } from "../../../src/compiler/rules/cdn-without-domain.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(cdnWithoutDomain, "cdn: { aliases: [a.example], assets: files }", [
    {
      message: "there is a CDN, but the platform has no domain",
      at: "1:1",
      help: "add domain: { name: …, hostedZone: … } to the platform, or remove the CDN",
    },
  ]);
});

it("accepts its valid neighbour", () => {
  expectFindings(
    cdnWithoutDomain,
    `domain: { name: a.example }
cdn: { aliases: [a.example], assets: files }`,
    [],
  );
});
