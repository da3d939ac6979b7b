/** The main job through the command line: what it says, writes and returns. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { coloursFor } from "../../src/cli/render/colours.ts";
import { renderVerified, renderVerifiedTotal } from "../../src/cli/render/verified.ts";
import type { VerifyResult } from "../../src/engine/verify/verify.ts";
import { runCommand } from "./run-command.ts";

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "verify-"));
  writeFileSync(
    join(cwd, "platform.yaml"),
    `platform: shop
owner: web-team
costCenter: web-1
regions: { primary: us-east-1 }
services:
  shop: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, scaling: { min: 2, max: 4 } }
`,
  );
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

it("plans, writes, runs and compares, with progress for a person alone", async () => {
  const { status, stdout, stderr } = await runCommand(cwd, ["verify", "--out", "registered.json"], {
    interactive: true,
    columns: { out: 80, error: 80 },
  });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^production in us-east-1: \d+ resources, /m);
  expect(stdout).toMatch(/\nwrote \d programs? into build\/\n/);
  expect(stdout).toMatch(/✓ production: \d+ resources registered exactly as planned \(\d+\.\d s\)\n/);
  expect(stdout).toMatch(/\nverified: \d+ resources in \d stacks? registered exactly as planned\n$/);
  expect(stderr).toContain("running account-production and production (0 of 2 done)");
  const registered = JSON.parse(readFileSync(join(cwd, "registered.json"), "utf8"));
  const planned = JSON.parse((await runCommand(cwd, ["plan", "--format", "json"])).stdout);
  const own = planned.stacks.map(({ resources }: { resources: { urn: string; madeBy: string | null }[] }) =>
    resources.filter(({ madeBy }) => madeBy === null).map(({ urn }) => urn),
  );
  const urns = registered.stacks.map(({ resources }: { resources: { urn: string }[] }) =>
    resources.map(({ urn }) => urn),
  );
  expect(urns).toEqual(own);
});

const bad: VerifyResult = {
  stack: "production",
  ok: false,
  failures: [],
  differences: [
    {
      id: "aws:lb/targetGroup:TargetGroup::shop",
      urn: "urn",
      run: "values",
      what: "input",
      path: "port",
      expected: "8080",
      actual: "80",
      origin: { file: "spec/platform.yaml", path: "services.shop" },
      position: "services/shop.ts:12:20",
    },
  ],
  counts: { resources: 60, invokes: 0, outputs: 0, modelled: 28 },
  plan: { name: "production", project: "shop", resources: [], outputs: {} },
  runs: [{ run: "values", milliseconds: 1200, registered: 60 }],
};

it("says what differs, where it is specified and where it is registered", () => {
  expect(renderVerified(bad, "pretty", coloursFor(false))).toBe(`✗ production: 1 difference from what is planned

aws:lb/targetGroup:TargetGroup "shop": input "port" differs
    planned:    8080
    registered: 80
    specified:  spec/platform.yaml services.shop
    program:    services/shop.ts:12:20

`);
  expect(renderVerified(bad, "agent", coloursFor(false))).toBe(
    "production input aws:lb/targetGroup:TargetGroup::shop port in values: planned 8080 | registered 80 | " +
      "spec/platform.yaml services.shop\n",
  );
  expect(renderVerifiedTotal([bad], coloursFor(false))).toBe("\n1 of 1 program not verified: production\n");
});
