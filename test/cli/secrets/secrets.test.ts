/** `secrets set | list` against a simulated AWS: values go to Secrets Manager and nowhere else. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Terminal } from "../../../src/cli/terminal.ts";
import { Refused } from "../../support/aws/refused.ts";
import { type SimulatedAws, startAws } from "../../support/aws/server.ts";
import { runCommand } from "../run-command.ts";

const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const VALUE = 'sk_live_"quoted" 4eC39HqLyjWDarjtT1zdp7dc';
let aws: SimulatedAws;
let cwd: string;

beforeEach(async () => {
  aws = await startAws("111122223333");
  cwd = mkdtempSync(join(tmpdir(), "secrets-"));
  for (const [name, value] of Object.entries(aws.variables)) vi.stubEnv(name, value);
  write("platform.yaml", PLATFORM);
  write("environments/production.yaml", 'account: { id: "111122223333" }\n');
  write("environments/test.yaml", 'account: { id: "444455556666" }\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  aws.dispose();
  rmSync(cwd, { recursive: true, force: true });
});

const PLATFORM = `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
services:
  web:
    image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }
    secrets: { KEY: psp.apiKey, HOOK: psp.hook, TOKEN: token, JWT: jwt }
secrets:
  psp: { id: payments, keys: [apiKey, hook] }
  token: {}
  jwt: { generate: {}, rotate: 30d }
`;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

const inventory = () => JSON.parse(readFileSync(join(cwd, "inventory/production.json"), "utf8")) as unknown;

function secrets(words: readonly string[], terminal: Partial<Terminal> = {}) {
  return runCommand(cwd, ["secrets", ...words, "--environment", "production"], {
    variables: { ...aws.variables, NODE_PATH: modules },
    ...terminal,
  });
}

const typed = (value: string | undefined): Partial<Terminal> => ({ askHidden: async () => value });
const piped = (text: string): Partial<Terminal> => ({ readInput: async () => text });
const currentOf = (name: string) => {
  const stored = aws.secrets.secrets.get(`shop/production/${name}`);
  return stored?.values.get(stored.current ?? "");
};

it("sets a key beside the others, and notes that it is set", async () => {
  aws.secrets.add("shop/production/payments");
  const images = { web: `sha256:${"0".repeat(64)}` };
  write("inventory/production.json", JSON.stringify({ images, secrets: { zeta: ["a"] } }));
  const asked: string[] = [];
  const first = await secrets(["set", "psp.hook"], {
    askHidden: async (question) => {
      asked.push(question);
      return VALUE;
    },
  });
  expect([first.status, asked]).toEqual([0, ["value of psp.hook in production (not shown): "]]);
  expect(first.stdout).toBe(
    "psp.hook is set in production\n" +
      "noted in inventory/production.json: commit it, and bring production up for what waits for it\n",
  );
  expect(currentOf("payments")).toBe(JSON.stringify({ hook: VALUE }));
  expect(inventory()).toEqual({ images, secrets: { payments: ["hook"], zeta: ["a"] } });
  const second = await secrets(["set", "psp.apiKey", "--format", "json"], piped("another value\n"));
  expect(JSON.parse(second.stdout)).toEqual({
    environment: "production",
    secret: "psp",
    key: "apiKey",
    version: expect.stringMatching(/^[0-9a-f-]{36}$/),
    inventory: "inventory/production.json",
  });
  expect(JSON.parse(currentOf("payments") ?? "")).toEqual({ hook: VALUE, apiKey: "another value" });
  expect(inventory()).toEqual({ images, secrets: { payments: ["apiKey", "hook"], zeta: ["a"] } });
  await secrets(["set", "psp.hook"], typed("replaced"));
  expect(JSON.parse(currentOf("payments") ?? "")).toEqual({ hook: "replaced", apiKey: "another value" });
  expect(readdirSync(join(cwd, "inventory"))).toEqual(["production.json"]);
});

it("sets a value of one part as it is, without the line break at its end", async () => {
  aws.secrets.add("shop/production/token");
  const { status } = await secrets(["set", "token"], piped("two\nlines\r\n"));
  expect([status, currentOf("token")]).toEqual([0, "two\nlines"]);
  expect(inventory()).toEqual({ secrets: { token: [] } });
});

it("shows the value nowhere, not even when AWS repeats it", async () => {
  aws.secrets.add("shop/production/token");
  const said = await secrets(["set", "token"], typed(VALUE));
  aws.before = () => {
    throw new Refused(400, "InvalidParameterException", `what is ${VALUE}? and ${encodeURIComponent(VALUE)}`);
  };
  const refused = await secrets(["set", "token"], typed(VALUE));
  expect(refused.status).toBe(3);
  expect(refused.stderr).toContain(
    'error: "shop/production/token" cannot be set: InvalidParameterException: what is [secret]?',
  );
  for (const { stdout, stderr } of [said, refused]) expect(stdout + stderr).not.toContain("4eC39HqLyjWDarjtT1zdp7dc");
  for (const file of readdirSync(cwd, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name), "utf8")).not.toContain("4eC39");
  }
});

it.each([
  [["set", "pps.apiKey"], 'no secret is called "pps"', 'write "psp", or declare it under secrets'],
  [
    ["set", "jwt"],
    'the secret "jwt" is generated',
    "let it rotate: aws secretsmanager rotate-secret gives it a new value now",
  ],
  [["set", "token.key"], 'the secret "token" is one value without keys', "write secrets set token"],
  [
    ["set", "psp"],
    'the secret "psp" has keys, of which one is set at a time',
    "write secrets set psp.apiKey or psp.hook",
  ],
  [["set", "psp.apikey"], 'the secret "psp" has no key "apikey"', "write secrets set psp.apiKey"],
  [["set"], "secrets set is not told which secret", "name it: secrets set <secret>, or secrets set <secret>.<key>"],
  [["sett", "psp.hook"], '"sett" is nothing that secrets can do', "write secrets set or secrets list"],
  [["list", "spec", "token"], "secrets list takes no secret", "it lists all of an environment"],
])("refuses %j before anything is asked", async (words, message, help) => {
  const { status, stderr } = await secrets(words, {
    askHidden: () => {
      throw new Error("asked");
    },
  });
  expect(stderr).toContain(`error: ${message}\n`);
  expect(stderr).toContain(`help: ${help}`);
  expect([status, aws.changes]).toEqual([2, []]);
});

it("asks for no value before the secret exists, and with no foreign credentials", async () => {
  const missing = await secrets(["set", "token"], typed(VALUE));
  expect([missing.status, missing.stderr]).toEqual([
    2,
    expect.stringContaining('the secret "shop/production/token" does not exist yet'),
  ]);
  aws.secrets.add("shop/production/token", { deleted: true });
  expect((await secrets(["set", "token"], typed(VALUE))).status).toBe(2);
  aws.account = "999988887777";
  const foreign = await secrets(["set", "token"], typed(VALUE));
  expect([foreign.status, aws.changes]).toEqual([3, []]);
  expect(foreign.stderr).toContain('environment "production" belongs in account 111122223333');
  expect(existsSync(join(cwd, "inventory"))).toBe(false);
});

it("sets nothing without a value, or with one that is too large", async () => {
  aws.secrets.add("shop/production/token");
  for (const terminal of [{}, typed(undefined), typed(""), piped(""), piped("\n")]) {
    const { status, stderr } = await secrets(["set", "token"], terminal);
    expect([status, stderr]).toEqual([2, expect.stringContaining("nothing was set")]);
  }
  const broken = await secrets(["set", "token"], { readInput: () => Promise.reject(new TypeError("not UTF-8")) });
  expect(broken.stderr).toContain("standard input is no text in UTF-8");
  const large = await secrets(["set", "token"], piped("ä".repeat(32_769)));
  expect(large.stderr).toContain('the secret "token" would have 65538 bytes, and holds at most 65536');
  expect([large.status, aws.changes]).toEqual([2, []]);
  expect((await secrets(["set", "token"], piped("ä".repeat(32_768)))).status).toBe(0);
});

it("says when somebody else writes at the same moment, and when what is there has no keys", async () => {
  const stored = aws.secrets.add("shop/production/payments");
  stored.values.set("before", JSON.stringify({ hook: "one" }));
  stored.current = "before";
  aws.before = () => {
    stored.values.set("between", "{}");
    stored.current = "between";
    aws.before = undefined;
  };
  const raced = await secrets(["set", "psp.apiKey"], typed(VALUE));
  expect(raced.status).toBe(3);
  expect(raced.stderr).toContain('somebody else has set a key of "psp" at the same moment');
  expect(existsSync(join(cwd, "inventory"))).toBe(false);
  stored.values.set(stored.current ?? "", "[not a map");
  const odd = await secrets(["set", "psp.apiKey"], typed(VALUE));
  expect([odd.status, odd.stderr]).toEqual([3, expect.stringContaining("is no map of keys")]);
  expect(odd.stderr).not.toContain("[not a map");
});

it("lists secrets, their keys, which are set, and when they changed", async () => {
  write("inventory/production.json", '{ "secrets": { "payments": ["apiKey"], "token": [] } }');
  aws.secrets.add("shop/production/payments", { current: "v", previous: undefined });
  aws.secrets.add("shop/production/token");
  aws.secrets.add("shop/production/jwt", { current: "v", rotates: true });
  const { status, stdout } = await secrets(["list"]);
  expect(status).toBe(0);
  expect(stdout).toBe(`secrets of production
  jwt    set; generated, replaced every 30d; changed 2026-09-21; next rotation 2026-10-14
  psp    set in part; supplied, replaced by people; changed 2026-09-21
         psp.apiKey: set
         psp.hook: not set
  token  noted in the inventory, but without a value; supplied, replaced by people
`);
  const json = await secrets(["list", "--format", "json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    environment: "production",
    secrets: [
      { name: "jwt", made: "generated", rotate: "30d", keys: null, state: "set", changed: "2026-09-21T14:13:20.250Z" },
      {
        name: "psp",
        secret: "shop/production/payments",
        keys: [
          { key: "apiKey", set: true },
          { key: "hook", set: false },
        ],
        state: "partly-set",
      },
      { name: "token", state: "noted-only", changed: null, nextRotation: null },
    ],
  });
  aws.secrets.secrets.clear();
  expect((await secrets(["list"])).stdout).toContain("  jwt    not made yet; generated, replaced every 30d\n");
});
