import { it } from "vitest";
import { unknownCountry } from "../../../src/compiler/rules/unknown-country.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(unknownCountry, "cdn: { geo: { allow: [US, UK], block: [XX] } }", [
    { message: '"UK" is no country\'s code', at: "1:27", help: 'write "GB"' },
    { message: '"XX" is no country\'s code', at: "1:40", help: 'write "AX", "CX", or "MX"' },
  ]);
});

it("accepts its valid neighbour", () => {
  expectFindings(unknownCountry, "cdn: { geo: { allow: [US, GB] } }", []);
});
