import { it } from "vitest";
import { execWithReadOnlyRoot } from "../../../src/compiler/rules/exec-with-read-only-root.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports both", () => {
  expectFindings(
    execWithReadOnlyRoot,
    `
    services: { web: { exec: true, readOnlyRoot: true } }
  `,
    [
      {
        message: 'service "web" has both exec and a read-only root file system',
        at: "1:46",
        help: "remove readOnlyRoot, or write exec: false",
      },
    ],
  );
});

it("accepts either", () => {
  expectFindings(
    execWithReadOnlyRoot,
    `
    services: { web: { exec: true }, api: { readOnlyRoot: true }, worker: {} }
  `,
    [],
  );
});
