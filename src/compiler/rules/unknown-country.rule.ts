import { message } from "../../diagnostic/define.ts";
import { nearest, quotedList } from "../../diagnostic/nearest.ts";
import { COUNTRIES } from "../facts/countries.ts";
import { defineRule } from "./rule.ts";

/** What people write for a country that has another code. */
const USUAL: Readonly<Record<string, string>> = { EN: "GB", UK: "GB" };

export const unknownCountry = defineRule({
  name: "unknown-country",
  section: "docs/language/cdn.md#geo",
  severity: "error",
  message: message`"${"country"}" is no country's code`,
  why: "CloudFront knows countries by their codes of ISO 3166-1.",
  help: message`write ${"proposals"}`,
  check({ spec }, report) {
    for (const list of ["allow", "block"] as const) {
      for (const [index, country] of (spec.cdn?.geo?.[list] ?? []).entries()) {
        if (COUNTRIES.includes(country)) continue;
        const usual = USUAL[country];
        const proposals = quotedList(usual === undefined ? nearest(country, COUNTRIES).slice(0, 3) : [usual]);
        report({ path: ["cdn", "geo", list, index], params: { country, proposals } });
      }
    }
  },
});
