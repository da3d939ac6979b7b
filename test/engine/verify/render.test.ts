import { expect, it } from "vitest";
import type { Difference } from "../../../src/engine/verify/compare.ts";
import { renderDifference } from "../../../src/engine/verify/render.ts";

const difference: Difference = {
  id: "aws:lb/targetGroup:TargetGroup::gateway",
  urn: "urn",
  run: "values",
  what: "input",
  path: "healthCheck.path",
  expected: '"/healthz"',
  actual: '"/health"',
  origin: { file: "spec/platform.yaml", path: "services.gateway.health" },
  position: "bin/services/gateway.js:12",
};

it("says what differs, where it is specified and where the program says so", () => {
  expect(renderDifference(difference)).toBe(`aws:lb/targetGroup:TargetGroup "gateway": input "healthCheck.path" differs
    planned:    "/healthz"
    registered: "/health"
    specified:  spec/platform.yaml services.gateway.health
    program:    bin/services/gateway.js:12
`);
});

it("says of what is missing or extra only that", () => {
  expect(renderDifference({ ...difference, what: "missing", path: "", position: undefined })).toBe(
    `aws:lb/targetGroup:TargetGroup "gateway": planned, but not registered
    specified:  spec/platform.yaml services.gateway.health
`,
  );
  expect(renderDifference({ ...difference, what: "extra", origin: undefined, run: "preview" })).toBe(
    `aws:lb/targetGroup:TargetGroup "gateway": registered, but not planned, in a preview
    program:    bin/services/gateway.js:12
`,
  );
});

it("names the stack for outputs", () => {
  expect(renderDifference({ ...difference, id: "production", what: "output", path: "cluster" })).toMatch(
    /^stack "production": output "cluster" differs\n/,
  );
});
