import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeMissingState } from "../../../src/cli/run/missing-state.ts";
import type { StateLocation } from "../../../src/cli/run/state.ts";

const stack = { name: "production", project: "shop" };
const folderState: StateLocation = {
  url: "file:///home/anna/shop/.provfair/state",
  folder: "/home/anna/shop/.provfair/state",
  local: "/project/.provfair/local",
  bucket: undefined,
  secretsProvider: "passphrase",
  organization: undefined,
  settings: "/home/anna/shop/spec/stacks",
};
const describe = (state: StateLocation, project = "/home/anna/shop") =>
  describeMissingState({ environment: "production", state, compiled: { project } }, stack);

it("says of a state in a folder that it is on another machine, recommends a bucket, and gives the commands", () => {
  expect(describe(folderState)).toEqual({
    message:
      'stack "production" was made before, since "Pulumi.production.yaml" in "/home/anna/shop/spec/stacks" holds its key, and ' +
      '"file:///home/anna/shop/.provfair/state" has no state of it; nothing was done, since an up would make all of it a second time',
    help: [
      "a state in a folder is on the machine that has brought the stack up: run the command there, or put the folder back",
      "from a backup; for more than one machine keep it in a bucket: state: { backend: s3://… }, init --backend",
      "where it is in another place, FROM (file:///… or s3://…), bring it here:",
      "  PULUMI_BACKEND_URL=FROM pulumi stack export --cwd /home/anna/shop/spec/stacks --stack production > production.json &&",
      "  PULUMI_BACKEND_URL=file:///home/anna/shop/.provfair/state pulumi stack init production --cwd /home/anna/shop/spec/stacks --secrets-provider passphrase &&",
      "  PULUMI_BACKEND_URL=file:///home/anna/shop/.provfair/state pulumi stack import --cwd /home/anna/shop/spec/stacks --stack production < production.json",
      "where nothing of the stack exists any more, begin anew: provfair-compile up --environment production --stack production --new-state",
    ].join("\n"),
  });
});

it("finds the state in the folder of a platform that has moved to a bucket, and quotes what a shell would take apart", () => {
  const project = mkdtempSync(join(tmpdir(), "a project "));
  try {
    const url = "s3://shop-state?awssdk=v2&region=us-east-1";
    const key = "awskms:///alias/shop?region=us-east-1";
    const moved = { ...folderState, url, folder: undefined, secretsProvider: key, settings: join(project, "stacks") };
    expect(describe(moved, project).help).toContain("where it is in another place, FROM (");
    expect(describe(moved, project).help).not.toContain("a state in a folder");
    const stacks = join(project, ".provfair/state/.pulumi/stacks/shop");
    mkdirSync(stacks, { recursive: true });
    writeFileSync(join(stacks, "production.json"), "{}");
    const { help } = describe(moved, project);
    expect(help).toContain(
      `it is in "${join(project, ".provfair/state")}", bring it here:\n  PULUMI_BACKEND_URL=file:///`,
    );
    expect(help).toContain(`PULUMI_BACKEND_URL='${url}' pulumi stack init production --cwd '${project}/stacks'`);
    expect(help).toContain(` --secrets-provider '${key}&awssdk=v2&context_stack=production' &&\n`);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});

it("names a stack of Pulumi Cloud with its organization where it is made", () => {
  const cloud = { ...folderState, url: "https://api.pulumi.com", folder: undefined, organization: "acme" };
  expect(describe(cloud).help).toContain("pulumi stack init acme/shop/production --cwd ");
  expect(describe(cloud).help).toContain(" --stack acme/shop/production < production.json\n");
});
