/** The emitted function that rotates generated values: its real source, in the steps of a rotation and their retries. */
import { beforeEach, expect, it, vi } from "vitest";
import { characterSets, GENERATED_LENGTH } from "../../src/compiler/facts/secrets.ts";
import type { Archive } from "../../src/graph/values.ts";
import { type Handler, loadFunction } from "../support/functions/load-function.ts";
import {
  awsError,
  CLUSTER,
  createAccount,
  rotate,
  type SimulatedSecret,
  type SimulatedService,
  STEPS,
} from "../support/functions/simulated-account.ts";
import { graphOfText, nodeOf, stackOf } from "../support/reference.ts";

const ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/production/key-a1b2c3";
const FIRST = "11111111-1111-4111-8111-111111111111";
const SECOND = "22222222-2222-4222-8222-222222222222";

const stack = stackOf(
  graphOfText(`
    services: { web: { image: { repository: nginx, tag: "1" }, secrets: { KEY: key } } }
    secrets: { key: { generate: {} } }
  `),
  "production",
);
const { code, environment } = nodeOf(stack, "aws:lambda/function:Function", "platform-rotate-generated").inputs;
expect(Object.keys((environment as { variables: object }).variables)).toEqual(["CLUSTER"]);
const { handler, answerBy } = await loadFunction(code as unknown as Archive);
const printed = vi.spyOn(console, "log");

beforeEach(() => {
  process.env["CLUSTER"] = CLUSTER;
  printed.mockReset().mockImplementation(() => undefined);
});

function newSecret(tags = { length: "64", characters: "alphanumeric" }): SimulatedSecret {
  return {
    arn: ARN,
    name: "shop/production/key",
    tags: [
      { Key: "rotation-length", Value: tags.length },
      { Key: "rotation-characters", Value: tags.characters },
    ],
    versions: new Map(),
    rotates: true,
    changed: new Date("2026-01-01T00:00:00Z"),
  };
}

function service(name: string, reads: readonly string[], more: Partial<SimulatedService> = {}): SimulatedService {
  const arn = `arn:aws:ecs:us-east-1:111122223333:service/platform/${name}`;
  return { arn, name, desired: 2, reads, deployed: new Date("2026-06-01T00:00:00Z"), deployments: 0, ...more };
}

function valueAt(secret: SimulatedSecret, stage: string): string | undefined {
  return [...secret.versions.values()].find(({ stages }) => stages.has(stage))?.value;
}

async function rotated(secret: SimulatedSecret, token: string, services: readonly SimulatedService[] = []) {
  const account = createAccount(secret, services);
  answerBy(account.answer);
  await rotate(handler, secret, token);
  return account;
}

it("gives a new secret a current and a previous value", async () => {
  const secret = newSecret();
  await rotated(secret, FIRST);
  expect(valueAt(secret, "AWSCURRENT")).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(valueAt(secret, "AWSPREVIOUS")).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(valueAt(secret, "AWSPREVIOUS")).not.toBe(valueAt(secret, "AWSCURRENT"));
  expect(secret.versions.get(FIRST)?.stages).toContain("AWSCURRENT");
});

it("makes a new value, and the current one the previous", async () => {
  const secret = newSecret();
  await rotated(secret, FIRST);
  const before = valueAt(secret, "AWSCURRENT");
  await rotated(secret, SECOND);
  expect(valueAt(secret, "AWSPREVIOUS")).toBe(before);
  expect(valueAt(secret, "AWSCURRENT")).not.toBe(before);
  expect(secret.versions.size).toBe(3);
});

it.each(characterSets)("makes values of %s", async (characters) => {
  const forms = { alphanumeric: /^[A-Za-z0-9]+$/, symbols: /^[!-~]+$/, hexadecimal: /^[0-9a-f]+$/ };
  for (const length of [GENERATED_LENGTH.min, GENERATED_LENGTH.max]) {
    const secret = newSecret({ length: String(length), characters });
    await rotated(secret, FIRST);
    const value = valueAt(secret, "AWSCURRENT") ?? "";
    expect(value).toMatch(forms[characters]);
    expect(value).toHaveLength(length);
    expect(JSON.stringify(value)).toBe(`"${value}"`);
  }
});

it("deploys the services again that read the secret, whole or in part, and no others", async () => {
  const secret = newSecret();
  await rotated(secret, FIRST);
  const services = [
    service("whole", [ARN]),
    service("before", [`${ARN}::AWSPREVIOUS:`]),
    service("other", [`${ARN}2`, "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/production/other-a1b2c3"]),
    service("none", []),
    service("at-zero", [ARN], { desired: 0 }),
    ...Array.from({ length: 9 }, (_, index) => service(`more-${index}`, [`${ARN}:key::`])),
  ];
  await rotated(secret, SECOND, services);
  const again = services.filter(({ deployments }) => deployments > 0).map(({ name }) => name);
  expect(again).toEqual(["whole", "before", ...Array.from({ length: 9 }, (_, index) => `more-${index}`)]);
  expect(services.every(({ deployments }) => deployments <= 1)).toBe(true);
});

it("comes to the same end wherever it fails, and deploys nothing twice that has the new value", async () => {
  const total = await callsOf(() => undefined);
  expect(total).toBeGreaterThan(10);
  for (const kind of ["before", "after"] as const) {
    for (let at = 0; at < total; at++) {
      for (const isFirst of [true, false]) {
        const secret = newSecret();
        if (!isFirst) await rotated(secret, FIRST);
        const before = valueAt(secret, "AWSCURRENT");
        const services = [service("web", [ARN]), service("api", [ARN]), service("other", [])];
        const account = createAccount(secret, services, { at, kind });
        answerBy(account.answer);
        await rotate(handler, secret, SECOND);
        const current = valueAt(secret, "AWSCURRENT");
        expect(secret.versions.get(SECOND)?.value).toBe(current);
        expect(current).toHaveLength(64);
        expect(valueAt(secret, "AWSPREVIOUS")).not.toBe(current);
        if (!isFirst) expect(valueAt(secret, "AWSPREVIOUS")).toBe(before);
        expect(services.map(({ deployments }) => deployments)).toEqual([1, 1, 0]);
        expect(secret.versions.size).toBe(isFirst ? 2 : 3);
      }
    }
  }

  async function callsOf(prepare: () => void): Promise<number> {
    prepare();
    const secret = newSecret();
    return (await rotated(secret, SECOND, [service("web", [ARN]), service("api", [ARN])])).calls();
  }
});

it("changes nothing when a step is called again after the end", async () => {
  const secret = newSecret();
  const services = [service("web", [ARN])];
  await rotated(secret, FIRST, services);
  const value = valueAt(secret, "AWSCURRENT");
  const account = createAccount(secret, services);
  answerBy(account.answer);
  for (const Step of [...STEPS, ...STEPS]) await handler({ SecretId: ARN, ClientRequestToken: FIRST, Step });
  expect(valueAt(secret, "AWSCURRENT")).toBe(value);
  expect(account.log).not.toContain("PutSecretValue");
  expect(account.log).not.toContain("UpdateSecretVersionStage");
  expect(services[0]?.deployments).toBe(1);
});

it("deploys the others when one cannot be, and fails so that it is tried again", async () => {
  const secret = newSecret();
  await rotated(secret, FIRST);
  const services = [service("broken", [ARN]), service("web", [ARN])];
  const { answer } = createAccount(secret, services);
  answerBy((name, operation, input) => {
    if (operation === "UpdateService" && input["service"] === services[0]?.arn) {
      throw awsError("ServiceNotActiveException", "simulated");
    }
    return answer(name, operation, input);
  });
  await expect(rotate(handler, secret, SECOND)).rejects.toThrow(
    "not deployed again: broken (ServiceNotActiveException)",
  );
  expect(services.map(({ deployments }) => deployments)).toEqual([0, 1]);
});

it("refuses what is no rotation", async () => {
  const secret = newSecret();
  const call = (event: Readonly<Record<string, unknown>>) => {
    answerBy(createAccount(secret).answer);
    return (handler as Handler)({ SecretId: ARN, ClientRequestToken: FIRST, Step: "createSecret", ...event });
  };
  await expect(call({})).rejects.toThrow(`shop/production/key has no version ${FIRST}`);
  secret.versions.set(FIRST, { value: "old", stages: new Set(["AWSPREVIOUS"]) });
  await expect(call({})).rejects.toThrow("is not pending");
  secret.versions.set(FIRST, { value: undefined, stages: new Set(["AWSPENDING"]) });
  await expect(call({ Step: "guess" })).rejects.toThrow("guess is no step of a rotation");
  await expect(call({ Step: "testSecret" })).rejects.toThrow("has no value at AWSPENDING");
  secret.tags.length = 0;
  await expect(call({})).rejects.toThrow("do not say how its value is made");
  secret.rotates = false;
  await expect(call({})).rejects.toThrow("does not rotate");
});

it("prints no value", async () => {
  const secret = newSecret();
  await rotated(secret, FIRST, [service("web", [ARN])]);
  const lines = printed.mock.calls.flat().join("\n");
  expect(lines).toContain("createSecret");
  for (const { value } of secret.versions.values()) expect(lines).not.toContain(value);
});
