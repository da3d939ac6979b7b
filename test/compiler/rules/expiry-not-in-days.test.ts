import { it } from "vitest";
import { expiryNotInDays } from "../../../src/compiler/rules/expiry-not-in-days.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an expiry that is not a number of days", () => {
  expectFindings(
    expiryNotInDays,
    `
    buckets:
      files: { expire: { current: 36h, noncurrent: 24h, incompleteUploads: 5m } }
  `,
    [
      {
        message: 'what expires in bucket "files" does so after whole days, but expire.current is 36h',
        at: "2:31",
        help: "write 2d",
      },
      {
        message: 'what expires in bucket "files" does so after whole days, but expire.incompleteUploads is 5m',
        at: "2:72",
        help: "write 1d",
      },
    ],
  );
});

it("accepts days, however they are written", () => {
  expectFindings(expiryNotInDays, "{ buckets: { files: { expire: { current: 48h, noncurrent: 30d } } } }", []);
});
