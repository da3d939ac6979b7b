import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { locateState, prepareState, secretsProviderOf } from "../../../src/cli/run/state.ts";
import type { Terminal } from "../../../src/cli/terminal.ts";

const at = (state: Parameters<typeof locateState>[0]) => locateState(state, "/project", "/project/spec");

it("keeps state beside the specification by default", () => {
  expect(at({ backend: "file", secrets: "passphrase" })).toEqual({
    url: "file:///project/.provfair/state",
    folder: "/project/.provfair/state",
    local: "/project/.provfair/local",
    bucket: undefined,
    secretsProvider: "passphrase",
    organization: undefined,
    settings: "/project/spec/stacks",
  });
});

it("tells Pulumi the region of a bucket, and the organisation of Pulumi Cloud alone", () => {
  const bucket = at({ backend: "s3://shop-state/one", region: "us-west-2", organization: "acme" });
  expect([bucket.url, bucket.folder, bucket.organization]).toEqual([
    "s3://shop-state/one?awssdk=v2&region=us-west-2",
    undefined,
    undefined,
  ]);
  expect(bucket.bucket).toEqual({ name: "shop-state", prefix: "one", region: "us-west-2" });
  const cloud = at({ backend: "https://api.pulumi.com", region: "us-west-2", organization: "acme" });
  expect([cloud.url, cloud.secretsProvider, cloud.organization]).toEqual(["https://api.pulumi.com", undefined, "acme"]);
});

it("encrypts the secrets of each stack in a context of its own", () => {
  const key = at({ backend: "file", secrets: "awskms://alias/shop?region=us-west-2" });
  expect(secretsProviderOf(key, "production")).toBe(
    "awskms://alias/shop?region=us-west-2&awssdk=v2&context_stack=production",
  );
  expect(secretsProviderOf(at({ backend: "file", secrets: "passphrase" }), "production")).toBe("passphrase");
});

it("makes the folders, ignored by git, once there is a passphrase", () => {
  const project = mkdtempSync(join(tmpdir(), "state-"));
  const location = locateState({ backend: "file", secrets: "passphrase" }, project, join(project, "spec"));
  const terminal = (variables: Terminal["variables"]) => ({ cwd: project, variables }) as Terminal;
  try {
    expect(() => prepareState(location, terminal({}))).toThrow(
      "the passphrase that encrypts secrets in the state is not given",
    );
    expect(existsSync(join(project, ".provfair"))).toBe(false);
    prepareState(location, terminal({ PULUMI_CONFIG_PASSPHRASE: "" }));
    expect(readFileSync(join(project, ".provfair/.gitignore"), "utf8")).toBe("*\n");
    expect([location.folder, location.settings].map((folder) => existsSync(folder ?? ""))).toEqual([true, true]);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
