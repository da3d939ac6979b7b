import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect, it } from "vitest";
import {
  formatRemembered,
  holdsHidden,
  lostCreations,
  parseRemembered,
  withLost,
} from "../../../../src/engine/run/recovery/lost.ts";

const type = "aws:ecs/cluster:Cluster";
const urnOf = (name: string) => `urn:pulumi:dev::acme::${type}::${name}`;

function failed(name: string, message: string, op = "create", { status = 0, old = {} } = {}): readonly EngineEvent[] {
  const urn = urnOf(name);
  const state = { type, urn, custom: true, id: "", parent: "p", provider: "aws::1", inputs: { name }, outputs: {} };
  const step = { op, urn, type, provider: "aws::1", new: state, old };
  return [
    { resourcePreEvent: { metadata: step } },
    { diagnosticEvent: { urn, message, color: "never", severity: "error" } },
    { resOpFailedEvent: { metadata: step, status, steps: 1 } },
  ] as unknown as readonly EngineEvent[];
}

const namesOf = (events: readonly EngineEvent[]) =>
  lostCreations(events, () => []).map(({ resource }) => resource.urn.split("::").at(-1));

it("takes creations for lost whose answer did not come, and not those that AWS has refused", () => {
  const messages = [
    "rpc error: code = Unavailable desc = error reading from server: EOF",
    "creating ECS Cluster: https response error StatusCode: 0, read tcp: connection reset by peer",
    'connection error: desc = "transport: Error while dialing: connect: connection refused"',
    "Post https://ecs.us-east-1.amazonaws.com: net/http: TLS handshake timeout",
    "context deadline exceeded",
  ];
  for (const message of messages) expect([message, namesOf(failed("web", message))]).toEqual([message, ["web"]]);
  for (const message of [
    "api error AccessDenied: not authorized",
    "ThrottlingException: Rate exceeded",
    "AlreadyExists",
  ]) {
    expect([message, namesOf(failed("web", message))]).toEqual([message, []]);
  }
});

it("does not take for lost what was made in part: the state has it, with its identifier", () => {
  const message = "waiting for ECS Cluster: connection reset by peer";
  expect(namesOf(failed("web", message, "create", { status: 1 }))).toEqual([]);
  expect(namesOf(failed("web", message, "create", { status: 2 }))).toEqual(["web"]);
});

it("is about creations alone: what is updated or deleted is done again", () => {
  expect(namesOf(failed("web", "error reading from server: EOF", "create-replacement"))).toEqual(["web"]);
  const deleted = { op: "delete", urn: urnOf("web"), type, provider: "", new: null };
  expect(
    namesOf([{ resOpFailedEvent: { metadata: deleted, status: 0, steps: 1 } }] as unknown as EngineEvent[]),
  ).toEqual([]);
  for (const op of ["update", "delete", "read"]) expect(namesOf(failed("web", "EOF", op))).toEqual([]);
});

it("keeps what the state needs of them, with what they depend on", () => {
  const [lost] = lostCreations(failed("web", "EOF"), (urn) => (urn === urnOf("web") ? ["urn:network"] : []));
  expect(lost).toEqual({
    type: "creating",
    resource: {
      urn: urnOf("web"),
      type,
      custom: true,
      parent: "p",
      provider: "aws::1",
      inputs: { name: "web" },
      dependencies: ["urn:network"],
    },
  });
  for (const seen of [{}, { seen: { state: "2026-11-26T12:00:00Z", at: "2026-11-26T12:03:00Z" } }]) {
    const remembered = { lost: lost === undefined ? [] : [lost], ...seen };
    const text = formatRemembered(remembered);
    expect(parseRemembered(text)).toEqual(remembered);
    for (const torn of ["", text.slice(0, -20), "{}", '{"format":"another","lost":[]}']) {
      expect(parseRemembered(torn)).toBeUndefined();
    }
  }
});

it("stands in the state as begun, once", () => {
  const lost = lostCreations(failed("web", "EOF"), () => []);
  const once = withLost({ resources: [] }, lost);
  expect(once.pending_operations).toEqual(lost);
  expect(withLost(once, lost).pending_operations).toEqual(lost);
  expect(withLost({}, [])).toEqual({});
});

it("is forgotten where the state has it by now, and not where it has what it replaces", () => {
  const has = (id: string, more = {}) => ({
    resources: [{ urn: urnOf("web"), type, custom: true, id, ...more }],
  });
  const left = (lost: ReturnType<typeof lostCreations>, deployment: ReturnType<typeof has>) =>
    (withLost(deployment, lost).pending_operations ?? []).length;
  const lost = lostCreations(failed("web", "EOF"), () => []);
  expect(left(lost, has("web-1"))).toBe(0);
  expect(left(lost, has("web-1", { delete: true }))).toBe(1);
  expect(left(lost, has("web-1", { pendingReplacement: true }))).toBe(1);
  const replacement = lostCreations(
    failed("web", "EOF", "create-replacement", { old: { type, id: "web", outputs: { arn: "web:1" } } }),
    () => [],
  );
  expect(left(replacement, has("web", { outputs: { arn: "web:1" } }))).toBe(1);
  expect(left(replacement, has("web", { outputs: { arn: "web:2" } }))).toBe(0);
});

it("knows inputs that nobody has told", () => {
  expect([{ a: ["[secret]"] }, { a: "x [secret]" }].map((inputs) => holdsHidden(inputs))).toEqual([true, false]);
});
