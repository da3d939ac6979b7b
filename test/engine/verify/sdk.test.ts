import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findSdk } from "../../../src/engine/verify/sdk.ts";
import { SDK_VERSIONS } from "../../../src/graph/sdk-facts.ts";

let root: string;
let emitted: string;
let project: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "provfair-sdk-"));
  [emitted, project] = [join(root, "emitted"), join(root, "project")];
});

afterEach(() => rmSync(root, { recursive: true }));

function install(folder: string, name: string, version = SDK_VERSIONS[name.replace("@pulumi/", "")]): void {
  mkdirSync(join(folder, "node_modules", name), { recursive: true });
  writeFileSync(join(folder, "node_modules", name, "package.json"), JSON.stringify({ version }));
}

it("prefers the emitted folder's packages, and takes a folder only if it has them all", () => {
  install(emitted, "@pulumi/pulumi");
  install(project, "@pulumi/pulumi");
  install(project, "@pulumi/aws");
  expect(findSdk([emitted, project], ["@pulumi/pulumi"])).toBe(join(emitted, "node_modules"));
  expect(findSdk([emitted, project], ["@pulumi/pulumi", "@pulumi/aws"])).toBe(join(project, "node_modules"));
  expect(() => findSdk([emitted], ["@pulumi/pulumi", "@pulumi/awsx"])).toThrow(
    /^the Pulumi packages are not installed; install them with: npm install --save-exact @pulumi\/aws@7\.48\.0 .*@pulumi\/pulumi@3\.248\.0$/,
  );
});

it("refuses every version but the pinned one, newer patches too", () => {
  install(project, "@pulumi/pulumi");
  install(project, "@pulumi/aws", "7.48.1");
  expect(findSdk([project], ["@pulumi/pulumi"])).toBe(join(project, "node_modules"));
  expect(() => findSdk([project], ["@pulumi/pulumi", "@pulumi/aws"])).toThrow(
    `in "${project}/node_modules" @pulumi/aws is 7.48.1 instead of 7.48.0; run in "${project}": npm install --save-exact ` +
      "@pulumi/aws@7.48.0 @pulumi/awsx@3.9.0 @pulumi/mongodbatlas@4.16.0 @pulumi/pulumi@3.248.0",
  );
});

it("refuses another version beside a program, which would load it", () => {
  install(project, "@pulumi/pulumi");
  install(project, "@pulumi/aws");
  const program = join(project, "build/production/production");
  const find = () => findSdk([project], ["@pulumi/pulumi", "@pulumi/aws"], [program]);
  expect(find()).toBe(join(project, "node_modules"));
  install(program, "@pulumi/aws", "6.0.0");
  expect(find).toThrow(`in "${program}/node_modules" @pulumi/aws is 6.0.0 instead of 7.48.0`);
  install(program, "@pulumi/aws");
  expect(find()).toBe(join(project, "node_modules"));
});
