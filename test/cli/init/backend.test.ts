import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type SimulatedAws, startAws } from "../../support/aws/server.ts";
import { runCommand } from "../run-command.ts";

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
let aws: SimulatedAws;
let cwd: string;

beforeEach(async () => {
  aws = await startAws("111122223333");
  cwd = mkdtempSync(join(tmpdir(), "init-"));
  for (const [name, value] of Object.entries(aws.variables)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
  aws.dispose();
  rmSync(cwd, { recursive: true, force: true });
});

function write(state: string, files: Readonly<Record<string, string>> = {}): void {
  const all = {
    "platform.yaml": `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1, standby: us-west-2 }
${state}
services:
  web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } }
`,
    "environments/production.yaml": 'account: { id: "111122223333" }\n',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const init = (...words: readonly string[]) =>
  runCommand(cwd, ["init", ...words], { variables: { ...aws.variables, NODE_PATH: modules } });

it("shows what it will do, and makes nothing before the bucket's name is given", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2 }");
  const unasked = await init("--backend");
  expect([unasked.status, aws.changes]).toEqual([2, []]);
  expect(unasked.stdout).toContain(
    'state of "shop" in s3://shop-state\n  account 111122223333, that of environment "production" (arn:aws:iam::',
  );
  expect(unasked.stdout).toContain("  + bucket shop-state in us-east-1\n");
  expect(unasked.stdout).toContain(
    "  + bucket shop-state in us-east-1: copied into shop-state-replica, within 15 minutes\n",
  );
  expect(unasked.stderr).toContain("help: give --confirm shop-state");
  const wrong = await init("--backend", "--confirm", "shop");
  expect([wrong.status, aws.changes]).toEqual([2, []]);
  expect(wrong.stderr).toContain('"shop" is not the bucket\'s name; nothing was made');
});

it("makes it, says the key that may encrypt secrets, and has nothing to do the second time", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2 }");
  const made = await init("--backend", "--confirm", "shop-state");
  expect([made.status, made.stderr]).toEqual([0, expect.not.stringContaining("error")]);
  expect(made.stdout).toContain("  done  key alias/shop-state in us-east-1\n");
  expect(made.stdout).toContain("state.secrets: awskms://alias/shop-state?region=us-east-1");
  expect([...aws.s3.buckets.keys()]).toEqual(["shop-state", "shop-state-replica"]);
  const before = aws.changes.length;
  const again = await init("--backend");
  expect([again.status, aws.changes.length]).toEqual([0, before]);
  expect(again.stdout).toContain("s3://shop-state: all of it is there already\n");
  const json = await init("--backend", "--format", "json");
  const { bucket, replica, steps } = JSON.parse(json.stdout) as { bucket: string; replica: string; steps: object[] };
  expect([bucket, replica, steps.every((step) => "what" in step)]).toEqual(["shop-state", "us-west-2", true]);
});

it("copies into the standby region where nothing else is said, and nowhere where there is none", async () => {
  write("state: { backend: s3://shop-state, region: us-west-2 }");
  expect((await init("--backend")).stdout).toContain("+ bucket shop-state-replica in us-east-1\n");
});

it("names the accounts whose stacks are in it, and the address of the key that all of them can use", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2 }", {
    "environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
  });
  const { stdout } = await init("--backend", "--account", "111122223333", "--confirm", "shop-state");
  expect(stdout).toContain("open to account 444455556666 for its own stacks: development");
  expect(stdout).toContain("awskms:///arn:aws:kms:us-east-1:111122223333:alias/shop-state?region=us-east-1");
});

it("makes the key of the secrets too, where it is another of this account, and says no more of it", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2, secrets: 'awskms://alias/of-shop?region=us-west-2' }");
  const { stdout } = await init("--backend", "--confirm", "shop-state");
  expect(stdout).toContain("done  key alias/of-shop in us-west-2\n");
  expect(stdout).not.toContain("state.secrets");
  expect([...aws.kms.aliases.keys()].sort()).toEqual([
    "us-east-1 alias/of-shop",
    "us-east-1 alias/shop-state",
    "us-west-2 alias/of-shop",
    "us-west-2 alias/shop-state",
  ]);
  const foreign = "awskms:///arn:aws:kms:us-west-2:999988887777:alias/of-shop?region=us-west-2";
  write(`state: { backend: s3://shop-state, replica: us-west-2, secrets: "${foreign}" }`);
  expect((await init("--backend")).stdout).not.toContain("of-shop");
});

it("says what is missing: a form, a bucket, permission", async () => {
  write("");
  expect((await init()).stderr).toBe(
    "error: init is not told what to make\nhelp: give --backend, or write init service NAME\n",
  );
  const none = await init("--backend");
  expect(none.status).toBe(2);
  expect(none.stderr).toContain('the state is in "file", and only a bucket is made by init --backend');
  expect(none.stderr).toContain("help: write state: { backend: s3://");
  write("state: { backend: s3://shop-state, replica: us-west-2 }");
  const { Refused } = await import("../../support/aws/refused.ts");
  aws.before = (change) => {
    if (change.startsWith("IAM")) throw new Refused(403, "AccessDenied", "not authorized to perform: iam:CreateRole");
  };
  const denied = await init("--backend", "--confirm", "shop-state");
  expect(denied.status).toBe(3);
  expect(denied.stderr).toContain(
    "error: role shop-state-replication: AccessDenied: not authorized to perform: iam:CreateRole\n" +
      "help: use credentials that may make buckets, keys and roles, and run it again",
  );
});

it("makes nothing in an account that no environment is in, unless it is named", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2 }");
  aws.account = "999988887777";
  const foreign = await init("--backend", "--confirm", "shop-state");
  expect([foreign.status, foreign.stdout, aws.changes]).toEqual([3, "", []]);
  expect(foreign.stderr).toContain(
    'error: bucket "shop-state" belongs in account 111122223333, that of environment "production", and the credentials are of ' +
      "account 999988887777 (arn:aws:iam::999988887777:",
  );
  expect(foreign.stderr).toContain(
    "help: use credentials of account 111122223333; nothing was read or written. Where it is to be in an account of its own: --account 999988887777\n",
  );
  const named = await init("--backend", "--account", "999988887777", "--confirm", "shop-state");
  expect(named.status).toBe(0);
  expect(named.stdout).toContain("  account 999988887777, in which no environment is (arn:aws:iam::999988887777:");
  const other = await init("--backend", "--account", "111122223333", "--confirm", "shop-state");
  expect([
    other.status,
    other.stderr.includes('error: bucket "shop-state" belongs in account 111122223333, as --account says,'),
  ]).toEqual([3, true]);
  const wrong = await init("--backend", "--account", "production");
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('error: "production" is no account\nhelp: give'),
  ]);
});

it("wants to know the account of a bucket that several share, until the address of its key says it", async () => {
  const state = "state: { backend: s3://shop-state, replica: us-west-2";
  const files = { "environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n' };
  write(`${state} }`, files);
  const which = await init("--backend", "--confirm", "shop-state");
  expect([which.status, aws.changes]).toEqual([2, []]);
  expect(which.stderr).toContain(
    'error: bucket "shop-state" is shared by environments of several accounts, and nothing says whose it is\n' +
      'help: give --account 111122223333 (of "production"), 444455556666 (of "development"), or one of its own: whoever ' +
      "administers it can read and destroy the state of all\n",
  );
  write(`${state}, secrets: "awskms:///arn:aws:kms:us-east-1:111122223333:alias/shop-state?region=us-east-1" }`, files);
  const said = await init("--backend", "--confirm", "shop-state");
  expect([said.status, said.stderr]).toEqual([0, expect.not.stringContaining("error")]);
  expect(said.stdout).toContain('  account 111122223333, that of environment "production" (arn:');
  aws.account = "444455556666";
  const foreign = await init("--backend", "--confirm", "shop-state");
  expect(foreign.status).toBe(3);
  expect(foreign.stderr).toContain(
    "belongs in account 111122223333, as the key in state.secrets says, and the credentials",
  );
});

it("says the account where it asks", async () => {
  write("state: { backend: s3://shop-state, replica: us-west-2 }");
  let asked = "";
  const ask = (question: string) => {
    asked = question;
    return Promise.resolve("no");
  };
  const { stderr } = await runCommand(cwd, ["init", "--backend"], {
    variables: { ...aws.variables, NODE_PATH: modules },
    ask,
  });
  expect(asked).toBe(
    'This makes what is marked with + in account 111122223333, that of environment "production". Type the bucket\'s name to go on: ',
  );
  expect(stderr).toContain('"no" is not the bucket\'s name; nothing was made');
});
