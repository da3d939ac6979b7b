import { it } from "vitest";
import { duplicateEndpoint } from "../../../src/compiler/rules/duplicate-endpoint.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the second of an endpoint", () => {
  expectFindings(duplicateEndpoint, `network: { endpoints: [s3, ecr, s3] }`, [
    {
      message: 'endpoint "s3" stands twice in the list',
      at: "1:33",
      help: "remove one of the two",
      related: [{ message: "first written here", at: "1:24" }],
    },
  ]);
});

it("accepts different endpoints", () => {
  expectFindings(duplicateEndpoint, `network: { endpoints: [s3, ecr] }`, []);
});
