import { it } from "vitest";
import { unknownErrorCode } from "../../../src/compiler/rules/unknown-error-code.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(unknownErrorCode, 'cdn: { errors: { "404": /a, "401": /b } }', [
    {
      message: "CloudFront has no page for status 401",
      at: "1:29",
      help: "write 400; there are pages for 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504",
    },
  ]);
});

it("accepts its valid neighbour", () => {
  expectFindings(unknownErrorCode, 'cdn: { errors: { "404": /a, "503": /b } }', []);
});
