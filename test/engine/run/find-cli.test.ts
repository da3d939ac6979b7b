import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Failure } from "../../../src/diagnostic/failure.ts";
import { type FindCliRequest, findCli } from "../../../src/engine/run/find-cli.ts";
import versions from "../../../src/engine/run/pulumi-versions.json" with { type: "json" };

const program = process.platform === "win32" ? "pulumi.exe" : "pulumi";
let folder: string;
let root: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "find-cli-"));
  root = join(folder, "pulumi");
  mkdirSync(join(root, "bin"), { recursive: true });
  writeFileSync(join(root, "bin", program), "#!/bin/sh\necho v3.220.0\n");
  chmodSync(join(root, "bin", program), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function failureOf(request: FindCliRequest): Failure {
  try {
    findCli(request);
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error("expected a Failure");
}

it("finds the one under PULUMI_ROOT, and else the first of PATH", () => {
  const inBin = join(root, "bin", program);
  expect(findCli({ variables: { PULUMI_ROOT: root, PATH: "" } })).toEqual({ root, program: inBin, version: "3.220.0" });
  const path = [join(folder, "nowhere"), join(root, "bin")].join(delimiter);
  expect(findCli({ variables: { PATH: path } })).toEqual({ root: undefined, program: inBin, version: "3.220.0" });
});

it("says how to install it, and what works without it", () => {
  const { kind, message, help } = failureOf({ variables: { PATH: folder } });
  expect([kind, message]).toEqual(["machine", "Pulumi's command line is not on PATH"]);
  expect(help).toBe(
    `install Pulumi ${versions.tested} (https://www.pulumi.com/docs/install/), or set PULUMI_ROOT to the folder above ` +
      'its "bin"; check, plan, effective, explain, emit and verify work without it',
  );
  const elsewhere = failureOf({ variables: { PULUMI_ROOT: folder, PATH: join(root, "bin") } });
  expect(elsewhere.message).toBe(`PULUMI_ROOT is "${folder}", and there is no "${join(folder, "bin", program)}"`);
});

it.each([
  ["v3.205.0\n", "Pulumi 3.205.0 is older than 3.206.0, the oldest that works"],
  ["3.99.9", "Pulumi 3.99.9 is older than 3.206.0, the oldest that works"],
  ["nonsense", 'version" does not answer with a version'],
  [undefined, 'version" does not answer with a version'],
])("refuses a program that answers %j", (answer, message) => {
  expect(failureOf({ variables: { PULUMI_ROOT: root }, versionOf: () => answer }).message).toContain(message);
});

it.each(["v3.206.0", "3.220.0", "v3.300.1-alpha.1", "4.0.0"])("takes %s", (answer) => {
  expect(findCli({ variables: { PULUMI_ROOT: root }, versionOf: () => answer }).version).toBe(answer.replace("v", ""));
});
