import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findSdk } from "../../../src/engine/verify/sdk.ts";

it("prefers the emitted folder's packages, and takes a folder only if it has them all", () => {
  const root = mkdtempSync(join(tmpdir(), "provfair-sdk-"));
  try {
    const [emitted, project] = [join(root, "emitted"), join(root, "project")];
    const install = (folder: string, name: string) => {
      mkdirSync(join(folder, "node_modules", name), { recursive: true });
      writeFileSync(join(folder, "node_modules", name, "package.json"), "{}");
    };
    install(emitted, "@pulumi/pulumi");
    install(project, "@pulumi/pulumi");
    install(project, "@pulumi/aws");
    expect(findSdk([emitted, project], ["@pulumi/pulumi"])).toBe(join(emitted, "node_modules"));
    expect(findSdk([emitted, project], ["@pulumi/pulumi", "@pulumi/aws"])).toBe(join(project, "node_modules"));
    expect(() => findSdk([emitted], ["@pulumi/pulumi", "@pulumi/awsx"])).toThrow(
      /^the Pulumi packages are not installed; install them with: npm install @pulumi\/aws@7\.48\.0 .*@pulumi\/pulumi@3\.248\.0$/,
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});
