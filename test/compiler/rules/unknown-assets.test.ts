import { it } from "vitest";
import { unknownAssets } from "../../../src/compiler/rules/unknown-assets.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    unknownAssets,
    `buckets: { files: {} }
cdn: { assets: file }`,
    [
      {
        message: 'the CDN serves bucket "file", which is not declared',
        at: "2:16",
        help: 'write "files", or declare "file" under buckets',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(
    unknownAssets,
    `buckets: { files: {} }
cdn: { assets: files }`,
    [],
  );
});
