/** The emitted function that rotates passwords of caches: its real source, in the steps of a rotation and their retries. */
import { beforeEach, expect, it, vi } from "vitest";
import type { Archive } from "../../src/graph/values.ts";
import { loadFunction } from "../support/functions/load-function.ts";
import {
  CLUSTER,
  createAccount,
  rotate,
  type SimulatedSecret,
  type SimulatedService,
} from "../support/functions/simulated-account.ts";
import { elastiCache, type SimulatedUser } from "../support/functions/simulated-elasticache.ts";
import { graphOfText, nodeOf, stackOf } from "../support/reference.ts";

const ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/production/web-uses-store/cache-password-a1b2c3";
const TOKENS = [1, 2, 3].map((digit) => `${digit}1111111-1111-4111-8111-111111111111`) as [string, string, string];
const [FIRST, SECOND, THIRD] = TOKENS;

const stack = stackOf(
  graphOfText(`
    services: { web: { image: { repository: nginx, tag: "1" }, uses: { store: { access: read } } } }
    caches: { store: { engine: redis, version: "7.1", size: t4g.small, auth: password } }
  `),
  "production",
);
const { code } = nodeOf(stack, "aws:lambda/function:Function", "platform-rotate-caches").inputs;
const { handler, answerBy } = await loadFunction(code as unknown as Archive);
const printed = vi.spyOn(console, "log");

beforeEach(() => {
  process.env["CLUSTER"] = CLUSTER;
  printed.mockReset().mockImplementation(() => undefined);
  // The function waits for what a simulated look brings.
  vi.stubGlobal("setTimeout", (done: () => void) => done());
  return () => vi.unstubAllGlobals();
});

function start() {
  const user: SimulatedUser = { id: "shop-production-web-uses-store-abc", type: "iam", passwords: [], busy: 0 };
  const secret: SimulatedSecret = {
    arn: ARN,
    name: "shop/production/web-uses-store/cache-password",
    tags: [{ Key: "rotation-user", Value: user.id }],
    versions: new Map(),
    rotates: true,
    changed: new Date("2026-01-01T00:00:00Z"),
  };
  const service: SimulatedService = {
    arn: "arn:aws:ecs:us-east-1:111122223333:service/platform/web",
    name: "web",
    desired: 2,
    reads: [`${ARN}:username::`, `${ARN}:password::`],
    deployed: new Date("2026-06-01T00:00:00Z"),
    deployments: 0,
  };
  return { user, secret, service };
}

async function rotated(
  { user, secret, service }: ReturnType<typeof start>,
  token: string,
  fault?: Parameters<typeof createAccount>[2],
) {
  const account = createAccount(secret, [service], fault, elastiCache(user));
  service.deployed = new Date("2026-06-01T00:00:00Z");
  answerBy(account.answer);
  await rotate(handler, secret, token);
  return account;
}

function valueAt({ secret }: ReturnType<typeof start>, stage: string): { username: string; password: string } {
  return JSON.parse([...secret.versions.values()].find(({ stages }) => stages.has(stage))?.value ?? "null");
}

it("gives a user that had none its first passwords", async () => {
  const all = start();
  await rotated(all, FIRST);
  expect(valueAt(all, "AWSCURRENT")).toEqual({
    username: all.user.id,
    password: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
  });
  expect(all.user.type).toBe("password");
  expect(all.user.passwords).toEqual([valueAt(all, "AWSCURRENT").password, valueAt(all, "AWSPREVIOUS").password]);
});

it("lets tasks with the password before go on until the next rotation", async () => {
  const all = start();
  const passwords: string[] = [];
  for (const token of TOKENS) {
    await rotated(all, token);
    passwords.push(valueAt(all, "AWSCURRENT").password);
    if (passwords.length === 1) continue;
    expect(all.user.passwords).toEqual(passwords.slice(-2).reverse());
  }
  expect(new Set(passwords).size).toBe(TOKENS.length);
  expect(all.user.passwords).not.toContain(passwords[0]);
  expect(all.service.deployments).toBe(TOKENS.length);
});

it("comes to the same end wherever it fails, and never has a current password that does not count", async () => {
  const total = (await rotated(start(), FIRST)).calls();
  expect(total).toBeGreaterThan(15);
  for (const kind of ["before", "after"] as const) {
    for (let at = 0; at < total; at++) {
      const all = start();
      await rotated(all, FIRST);
      const before = valueAt(all, "AWSCURRENT").password;
      await rotated(all, SECOND, { at, kind });
      const after = valueAt(all, "AWSCURRENT").password;
      expect(all.user.passwords).toEqual([after, before]);
      expect(all.user.busy).toBe(0);
      expect(all.secret.versions.get(SECOND)?.stages).toContain("AWSCURRENT");
      expect(all.service.deployments).toBe(2);
    }
  }
});

it("waits for another change of the user, and gives up in time to be tried again", async () => {
  const all = start();
  all.user.busy = 10;
  await rotated(all, FIRST);
  expect(all.user.passwords).toHaveLength(2);
  all.user.busy = 1000;
  await expect(rotated(all, THIRD)).rejects.toThrow(`waited in vain for the user ${all.user.id} to be active`);
  expect(all.secret.versions.get(THIRD)?.stages).not.toContain("AWSCURRENT");
});

it("refuses a secret that does not say whose it is, and a user that did not become one with a password", async () => {
  const all = start();
  all.secret.tags.length = 0;
  await expect(rotated(all, FIRST)).rejects.toThrow("does not say whose password it is");
  const other = start();
  await rotated(other, FIRST);
  other.secret.versions.set(SECOND, { value: "{}", stages: new Set(["AWSPENDING"]) });
  other.user.type = "iam";
  answerBy(createAccount(other.secret, [], undefined, elastiCache(other.user)).answer);
  await expect(handler({ SecretId: ARN, ClientRequestToken: SECOND, Step: "testSecret" })).rejects.toThrow(
    "has no password",
  );
});

it("prints no value", async () => {
  const all = start();
  await rotated(all, FIRST);
  const lines = printed.mock.calls.flat().join("\n");
  expect(lines).toContain("setSecret");
  for (const password of all.user.passwords) expect(lines).not.toContain(password);
});
