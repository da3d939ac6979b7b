/** The emitted function that makes users of databases and rotates their passwords: its real source, and its retries. */
import { beforeEach, expect, it, vi } from "vitest";
import type { Archive } from "../../src/graph/values.ts";
import { loadFunction } from "../support/functions/load-function.ts";
import {
  CLUSTER,
  createAccount,
  type Fault,
  rotate,
  type SimulatedApi,
  type SimulatedSecret,
  type SimulatedService,
} from "../support/functions/simulated-account.ts";
import { atlasFetch, CREDENTIALS, PROJECT, type SimulatedAtlas } from "../support/functions/simulated-atlas.ts";
import { graphOfText, nodeOf, stackOf } from "../support/reference.ts";

const PREFIX = "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/production";
const ARN = `${PREFIX}/web-uses-store/database-password-a1b2c3`;
const ACCESS = `${PREFIX}/access-d4e5f6`;
const FIRST = "11111111-1111-4111-8111-111111111111";
const SECOND = "22222222-2222-4222-8222-222222222222";

const stack = stackOf(
  graphOfText(`
    services: { web: { image: { repository: nginx, tag: "1" }, uses: { store: { access: read } } } }
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c, credentials: access }
    databases: { store: { engine: mongodb-atlas, version: "8.0", size: M30, auth: password } }
    secrets: { access: { keys: [clientId, clientSecret] } }
  `),
  "production",
);
const { code } = nodeOf(stack, "aws:lambda/function:Function", "platform-rotate-databases").inputs;
const { handler, answerBy } = await loadFunction(code as unknown as Archive);
const printed = vi.spyOn(console, "log");

beforeEach(() => {
  process.env["CLUSTER"] = CLUSTER;
  process.env["CREDENTIALS"] = ACCESS;
  printed.mockReset().mockImplementation(() => undefined);
  vi.stubGlobal("setTimeout", (done: () => void) => done());
  return () => vi.unstubAllGlobals();
});

const WANTED = {
  secret: ARN,
  project: PROJECT,
  user: "web-uses-store",
  description: "Tasks of web",
  roles: [{ roleName: "read", databaseName: "store" }],
  scopes: [{ type: "CLUSTER", name: "store" }],
};

function start() {
  const atlas: SimulatedAtlas = { users: new Map(), behind: 0 };
  const secret: SimulatedSecret = {
    arn: ARN,
    name: "shop/production/web-uses-store/database-password",
    tags: [
      { Key: "rotation-user", Value: WANTED.user },
      { Key: "rotation-project", Value: PROJECT },
    ],
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
  return { atlas, secret, service };
}
type All = ReturnType<typeof start>;

/** An account that has the secret with Atlas's service account besides. */
function accountOf({ atlas, secret, service }: All, fault?: { readonly at: number; readonly kind: Fault }) {
  const own = createAccount(secret, [service]);
  const withAccess: SimulatedApi = {
    members: {},
    operations: {
      GetSecretValue: (input) =>
        input["SecretId"] === ACCESS
          ? { SecretString: JSON.stringify(CREDENTIALS) }
          : own.answer("secretsmanager", "GetSecretValue", input),
    },
  };
  const account = createAccount(secret, [service], fault, withAccess);
  answerBy(account.answer);
  vi.stubGlobal("fetch", atlasFetch(atlas, account.perform));
  return account;
}

/** What Pulumi does, with the retry that a failed `up` is followed by. */
async function keep(all: All, event: object, fault?: { readonly at: number; readonly kind: Fault }) {
  const account = accountOf(all, fault);
  await handler(event as never).catch(() => handler(event as never));
  return account;
}
const created = (all: All, fault?: Parameters<typeof keep>[2]) =>
  keep(all, { ...WANTED, tf: { action: "create", prev_input: null } }, fault);

async function rotated(all: All, token: string, fault?: Parameters<typeof keep>[2]) {
  const account = accountOf(all, fault);
  all.service.deployed = new Date("2026-06-01T00:00:00Z");
  await rotate(handler, all.secret, token);
  return account;
}

function current({ secret }: All): { username: string; password: string } {
  return JSON.parse([...secret.versions.values()].find(({ stages }) => stages.has("AWSCURRENT"))?.value ?? "null");
}
/** Whether Atlas lets it in. */
const works = ({ atlas }: All, { username, password }: ReturnType<typeof current>) =>
  atlas.behind === 0 && atlas.users.get(username)?.password === password;

it("makes two users of the same rights, of which the first is in the secret, wherever it fails", async () => {
  const total = (await created(start())).calls();
  for (const kind of ["before", "after"] as const) {
    for (let at = 0; at <= total; at++) {
      const all = start();
      await created(all, { at, kind });
      expect([...all.atlas.users.keys()]).toEqual(["web-uses-store-a", "web-uses-store-b"]);
      expect(current(all).username).toBe("web-uses-store-a");
      expect(works(all, current(all))).toBe(true);
      for (const { password, ...user } of all.atlas.users.values()) {
        expect(password).toMatch(/^[A-Za-z0-9]{64}$/);
        expect(user).toEqual({ roles: WANTED.roles, scopes: WANTED.scopes, description: WANTED.description });
      }
    }
  }
});

it("changes from the one to the other, and leaves the one that is in use alone", async () => {
  const all = start();
  await created(all);
  const seen = [current(all)];
  for (const token of [FIRST, SECOND]) {
    await rotated(all, token);
    const now = current(all);
    expect(now.username).not.toBe(seen.at(-1)?.username);
    for (const one of [now, seen.at(-1)]) expect(works(all, one as never)).toBe(true);
    seen.push(now);
  }
  expect(all.service.deployments).toBe(2);
  expect(works(all, seen[0] as never)).toBe(false);
});

it("comes to the same end wherever a rotation fails, and is never without a value that works", async () => {
  const probe = start();
  await created(probe);
  const total = (await rotated(probe, FIRST)).calls();
  expect(total).toBeGreaterThan(20);
  for (const kind of ["before", "after"] as const) {
    for (let at = 0; at < total; at++) {
      const all = start();
      await created(all);
      const before = current(all);
      await rotated(all, FIRST, { at, kind });
      expect(current(all).username).toBe("web-uses-store-b");
      expect(works(all, before)).toBe(true);
      expect(works(all, current(all))).toBe(true);
      expect(all.service.deployments).toBe(1);
    }
  }
});

it("changes what both may do without a new password, and makes them again where somebody has removed one", async () => {
  const all = start();
  await created(all);
  const before = current(all);
  const more = { ...WANTED, roles: [{ roleName: "readWrite", databaseName: "store" }] };
  await keep(all, { ...more, tf: { action: "update", prev_input: WANTED } });
  expect([...all.atlas.users.values()].map(({ roles }) => roles)).toEqual([more.roles, more.roles]);
  expect(works(all, before)).toBe(true);
  all.atlas.users.delete("web-uses-store-b");
  await keep(all, { ...WANTED, tf: { action: "update", prev_input: more } });
  expect(all.atlas.users.size).toBe(2);
  expect(works(all, current(all))).toBe(true);
});

it("removes them with the use, and those of another name", async () => {
  const all = start();
  await created(all);
  await keep(all, { ...WANTED, user: "site-uses-store", tf: { action: "update", prev_input: WANTED } });
  expect([...all.atlas.users.keys()]).toEqual(["site-uses-store-a", "site-uses-store-b"]);
  await keep(all, { ...WANTED, user: "site-uses-store", tf: { action: "delete", prev_input: WANTED } });
  expect(all.atlas.users.size).toBe(0);
  await keep(all, { ...WANTED, tf: { action: "delete", prev_input: WANTED } });
});

it("refuses to rotate before there are users, and says no more of Atlas's answers than their code", async () => {
  const all = start();
  await expect(rotated(all, FIRST)).rejects.toThrow("has no value yet: its users are not made");
  await created(all);
  all.secret.versions.delete(FIRST);
  all.atlas.users.clear();
  await expect(rotated(all, SECOND)).rejects.toThrow(
    `PATCH /groups/${PROJECT}/databaseUsers/admin/web-uses-store-b: 404 "errorCode":"USER_NOT_FOUND"`,
  );
  accountOf(all);
  vi.stubGlobal("fetch", async () => new Response("no", { status: 401 }));
  await expect(handler({ ...WANTED, tf: { action: "create", prev_input: null } })).rejects.toThrow(
    "Atlas does not take the service account: 401",
  );
});

it("prints no value", async () => {
  const all = start();
  await created(all);
  await rotated(all, FIRST);
  const lines = printed.mock.calls.flat().join("\n");
  expect(lines).toContain("web-uses-store");
  for (const { password } of all.atlas.users.values()) expect(lines).not.toContain(password);
  expect(lines).not.toContain(CREDENTIALS.clientSecret);
});
