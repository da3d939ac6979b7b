import { message } from "../../diagnostic/define.ts";
import { ERROR_CODES } from "../facts/cloudfront.ts";
import { defineRule } from "./rule.ts";

export const unknownErrorCode = defineRule({
  name: "unknown-error-code",
  section: "docs/language/cdn.md#errors",
  severity: "error",
  message: message`CloudFront has no page for status ${"code"}`,
  why: "It takes pages for some statuses of errors only.",
  help: message`write ${"nearest"}; there are pages for ${"codes"}`,
  check({ spec }, report) {
    for (const code of Object.keys(spec.cdn?.errors ?? {})) {
      if (ERROR_CODES.includes(Number(code))) continue;
      const distance = (other: number) => Math.abs(other - Number(code));
      const nearest = [...ERROR_CODES].sort((a, b) => distance(a) - distance(b))[0];
      report({
        path: ["cdn", "errors", code],
        at: "key",
        params: { code, nearest: String(nearest), codes: ERROR_CODES.join(", ") },
      });
    }
  },
});
