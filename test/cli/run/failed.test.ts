import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { describeFailed, lockText } from "../../../src/cli/run/failed.ts";
import { locateState } from "../../../src/cli/run/state.ts";
import type { Failed } from "../../../src/engine/run/messages.ts";

const surroundings = {
  environment: "production",
  state: { url: "s3://shop-state", settings: "/project/spec/stacks" },
  compiled: { project: "/project" },
};
const said = (failed: Omit<Failed, "kind">) =>
  describeFailed({ kind: "failed", ...failed }, surroundings as never, { name: "images", project: "shop" });

it("names the way out of each failure", () => {
  expect(said({ cause: "no-stack", message: "" })).toBe(
    'error: stack "images" has never been brought up: "s3://shop-state" holds no stack of that name\n' +
      "help: provfair-compile up --environment production\n",
  );
  expect(said({ cause: "no-settings", message: "" })).toContain("help: restore the file from the repository's history");
  expect(said({ cause: "conflict", message: "[409] Conflict" })).toBe(
    'error: stack "images" is locked: [409] Conflict\nhelp: wait for the other run to end; where it has been killed, ' +
      "release the lock: provfair-compile cancel --environment production --stack images\n",
  );
  expect(said({ cause: "protected", message: "8 resources are protected in the state" })).toBe(
    'error: stack "images": 8 resources are protected in the state, whatever the specification says now; nothing was destroyed\n' +
      "help: --keep-protected removes everything but what is protected, what that needs, and what configures it; to remove " +
      "all of it, bring it up once with protected: false in environments/production.yaml, which takes the protection off: " +
      "provfair-compile up --environment production --stack images\n",
  );
  expect(said({ cause: "no-program", message: "files are others" })).toBe(
    'error: stack "images" is left as it was: files are others\n' +
      "help: run it again, and let no other command write the program until it is done\n",
  );
  expect(said({ cause: "cancelled", message: "update canceled" })).toBe(
    'error: stack "images" was cancelled before its end: update canceled\n' +
      "help: run the command again: it goes on from there\n",
  );
  expect(said({ cause: "another-state", message: "its state has changed" })).toBe(
    'error: stack "images" is left as it was: its state has changed, so that nobody has seen what would be done\n' +
      "help: make a new plan: provfair-compile preview --environment production --save FILE\n",
  );
  expect(said({ cause: "pulumi", message: "it failed" })).toBe('error: stack "images": it failed\n');
});

it("says who holds a lock since when, and where no such process is running here any more", () => {
  const now = new Date("2026-11-22T21:03:02Z");
  const since = new Date("2026-11-22T21:00:00Z");
  expect(lockText({ user: "anna", host: "elsewhere", process: 4711, since }, now)).toBe(
    "by anna@elsewhere, process 4711, for 3 min 2 s",
  );
  const here = { user: "anna", host: hostname(), since: new Date() };
  expect(lockText({ ...here, process: process.pid }, now)).not.toContain("not running");
  // Above the largest process number of Linux and macOS.
  expect(lockText({ ...here, process: 99_999_999 }, now)).toContain("(not running here any more)");
});

const settings = [
  { key: "atlasClientId", secret: false, generated: false },
  { key: "atlasClientSecret", secret: true, generated: false },
];

it("prints the commands that set what the program reads, with the place of the state", () => {
  expect(
    said({ cause: "no-configuration", message: '"atlasClientId" and "atlasClientSecret", as a secret', settings }),
  ).toBe(
    'error: stack "images" lacks in its configuration "atlasClientId" and "atlasClientSecret", as a secret\n' +
      "help: set them once; Pulumi asks for the value:\n" +
      "  PULUMI_BACKEND_URL=s3://shop-state pulumi config set --cwd /project/spec/stacks --stack images atlasClientId\n" +
      "  PULUMI_BACKEND_URL=s3://shop-state pulumi config set --cwd /project/spec/stacks --stack images --secret atlasClientSecret\n",
  );
});

describe("what it prints for a shell", () => {
  const command = (state: Parameters<typeof locateState>[0], project: string) => {
    const place = locateState(state, project, `${project}/spec`);
    const surroundings = { environment: "production", state: place, compiled: { project } };
    const failed = { kind: "failed", cause: "no-configuration", message: "", settings: settings.slice(1) } as const;
    return (
      describeFailed(failed, surroundings, { name: "production", project: "shop" }).trim().split("\n").at(-1) ?? ""
    );
  };
  /** What a shell hands to the command: the place of the state, and the words. */
  const read = (line: string) => {
    const echo = 'pulumi() { printf "%s\\n" "$PULUMI_BACKEND_URL" "$@"; }\n';
    const { stdout, stderr } = spawnSync("sh", ["-c", `${echo}${line}`], { encoding: "utf8" });
    expect(stderr).toBe("");
    return stdout.trimEnd().split("\n");
  };

  it("keeps the address of a bucket and folders with blanks whole", () => {
    const bucket = { backend: "s3://shop-state/one", region: "us-west-2", secrets: "passphrase" };
    expect(read(command(bucket, "/home/anna's work/shop"))).toEqual([
      "s3://shop-state/one?awssdk=v2&region=us-west-2",
      ...["config", "set", "--cwd", "/home/anna's work/shop/spec/stacks", "--stack", "production"],
      ...["--secret", "atlasClientSecret"],
    ]);
  });

  it("names the organisation of Pulumi Cloud", () => {
    const cloud = { backend: "https://api.pulumi.com", organization: "acme", secrets: "default" };
    expect(command(cloud, "/project")).toBe(
      "  PULUMI_BACKEND_URL=https://api.pulumi.com pulumi config set --cwd /project/spec/stacks " +
        "--stack acme/shop/production --secret atlasClientSecret",
    );
  });
});
