/** How recovery decides on what lookups have found, without an engine; on the real one: test/engine-real/recover.test.ts. */
import { expect, it } from "vitest";
import type { Deployment, ResourceState } from "../../../../src/engine/run/deployment.ts";
import type { LookupResult, Outcome } from "../../../../src/engine/run/messages.ts";
import { recoverStack, type Verdict } from "../../../../src/engine/run/recovery/recover.ts";
import { shownSecretWire } from "../../../../src/graph/wire.ts";

const ended = Date.parse("2026-11-26T12:00:00Z");
const provider: ResourceState = {
  urn: "urn:pulumi:dev::acme::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  custom: true,
  id: "p1",
  inputs: { region: "eu-west-1", allowedAccountIds: '["111122223333"]' },
};
const query = "aws:cloudwatch/queryDefinition:QueryDefinition";
const vpc = "aws:ec2/vpc:Vpc";
const urnOf = (type: string) => `urn:pulumi:dev::acme::${type}::web`;

/** Recovery of one creation that was begun: what it says, and the state that it writes. */
async function recovered(
  type: string,
  inputs: NonNullable<ResourceState["inputs"]>,
  found: LookupResult["found"],
  {
    seconds,
    others = [],
    verdict,
    sighted,
    time = new Date(ended).toISOString(),
    isLost = false,
  }: {
    readonly seconds: number;
    readonly others?: readonly ResourceState[];
    readonly verdict?: Verdict;
    /** How many seconds after the state was written what it has begun was first seen. */
    readonly sighted?: number;
    /** When the state was written, as it says itself. */
    readonly time?: string | undefined;
    /** Whether it is known from the engine's events alone. */
    readonly isLost?: boolean;
  },
) {
  const resource = { urn: urnOf(type), type, custom: true, inputs, provider: `${provider.urn}::p1` };
  const deployment: Deployment = {
    manifest: { time },
    resources: [provider, ...others],
    pending_operations: isLost ? [] : [{ type: "creating", resource }],
  };
  const asked: string[] = [];
  const answers: Outcome = { kind: "succeeded", changes: {}, outputs: {}, state: { version: 3, deployment } };
  let written: Deployment | undefined;
  const recovery = await recoverStack({
    operate: (operation, request) => {
      if (operation === "import") written = request.state?.deployment;
      if (operation !== "lookup") return Promise.resolve(answers);
      return Promise.resolve({ ...answers, found: (request.lookups ?? []).map(({ urn }) => ({ urn, found })) });
    },
    now: ended + seconds * 1000,
    verdicts: verdict === undefined ? {} : { [resource.urn]: verdict },
    lost: isLost ? [{ type: "creating", resource }] : [],
    ...(sighted === undefined
      ? {}
      : {
          sighted: (written) => {
            asked.push(written);
            return Promise.resolve(ended + sighted * 1000);
          },
        }),
  });
  if ("message" in recovery) throw new Error(recovery.message);
  return { finding: recovery.findings[0], whole: recovery.whole, written, asked };
}

const one = (id: string, outputs: NonNullable<ResourceState["outputs"]> = {}) => ({ id, outputs });

const role = "aws:iam/role:Role";
const timed = [
  { type: query, inputs: { name: "shop/web" }, seconds: 300 },
  { type: vpc, inputs: { tagsAll: { Name: "shop-web" } }, seconds: 600 },
  { type: role, inputs: { name: "web" }, seconds: 300 },
];
it.each(timed)("takes $type for absent only $seconds seconds after the engine's end", async (timed) => {
  const { type, inputs, seconds } = timed;
  const before = await recovered(type, inputs, [], { seconds: seconds - 1 });
  const until = ended + seconds * 1000;
  expect(before).toMatchObject({ whole: false, finding: { kind: "undecided", until }, written: undefined });
  const after = await recovered(type, inputs, [], { seconds });
  expect(after).toMatchObject({ whole: true, finding: { kind: "absent" }, written: { pending_operations: [] } });
});

it.each(timed)(
  "counts for $type from when somebody saw that it was begun, which is after the engine's end",
  async (timed) => {
    const { type, inputs, seconds } = timed;
    const ask = (since: number, time?: string) =>
      recovered(type, inputs, [], { seconds: 3600, sighted: 3600 - since, ...(time === undefined ? {} : { time }) });
    const soon = await ask(seconds - 1);
    expect(soon.finding).toMatchObject({ kind: "undecided", until: ended + (3600 + 1) * 1000 });
    expect(soon.asked).toEqual([new Date(ended).toISOString()]);
    expect((await ask(seconds)).finding).toMatchObject({ kind: "absent" });
    // A state that does not say when it was written.
    expect((await ask(seconds - 1, "")).finding).toMatchObject({ kind: "undecided" });
    expect((await ask(seconds, "")).finding).toMatchObject({ kind: "absent" });
  },
);

it("decides nothing where nobody knows when the engine has ended", async () => {
  for (const { type, inputs } of timed) {
    const { finding } = await recovered(type, inputs, [], { seconds: 1e6, time: "" });
    expect(finding).toEqual({
      urn: urnOf(type),
      type,
      name: "web",
      kind: "undecided",
      reason: expect.stringContaining(" yet; "),
      candidates: [],
    });
  }
});

it("does not take for absent what nobody could be asked for", async () => {
  const resource = { urn: urnOf(role), type: role, custom: true, inputs: { name: "web" }, provider: "gone::1" };
  const deployment = { resources: [provider], pending_operations: [{ type: "creating", resource }] };
  const recovery = await recoverStack({
    operate: () => Promise.resolve({ kind: "succeeded", changes: {}, outputs: {}, state: { version: 3, deployment } }),
    settle: { id: 0 },
    now: ended,
  });
  expect(recovery).toMatchObject({ whole: false, findings: [{ reason: expect.stringContaining("its provider") }] });
});

it("asks when it was seen only where that decides", async () => {
  const found = await recovered(query, { name: "shop/web" }, [one("q1")], { seconds: 0, sighted: 0 });
  const said = await recovered(query, { name: "shop/web" }, [], {
    seconds: 0,
    sighted: 0,
    verdict: { kind: "absent" },
  });
  const lost = await recovered(role, { name: "web" }, [], { seconds: 0, sighted: 0, isLost: true });
  expect([found, said, lost].map(({ finding, asked }) => [finding?.kind, asked])).toEqual([
    ["adopted", []],
    ["absent", []],
    ["absent", []],
  ]);
});

it("adopts the one that no resource of the state has", async () => {
  const other: ResourceState = { urn: `${urnOf(query)}-2`, type: query, custom: true, id: "q1" };
  const { finding, written } = await recovered(query, { name: "shop/web" }, [one("q1"), one("q2")], {
    seconds: 0,
    others: [other],
  });
  expect(finding).toMatchObject({ kind: "adopted", id: "q2" });
  expect(written?.resources?.map(({ id }) => id)).toEqual(["p1", "q2", "q1"]);
});

it("leaves the state as it is where several answer, and names them", async () => {
  const { finding, whole, written } = await recovered(query, { name: "shop/web" }, [one("q1"), one("q2")], {
    seconds: 3600,
  });
  expect([whole, written]).toEqual([false, undefined]);
  expect(finding).toMatchObject({ reason: "several objects have its name", candidates: ["q1", "q2"] });
});

it("does not take an object of the name that was asked for otherwise", async () => {
  const inputs = { name: "shop/web", queryString: "fields @message" };
  const { finding } = await recovered(query, inputs, [one("q1", { queryString: "stats count(*)" })], { seconds: 3600 });
  expect(finding).toMatchObject({ kind: "absent" });
});

it("does not take for new what the state has under the same name, unless that is deleted", async () => {
  const old: ResourceState = { urn: urnOf(role), type: role, custom: true, id: "web", inputs: { name: "web" } };
  const ask = (others: readonly ResourceState[]) =>
    recovered(role, { name: "web" }, [one("web", { name: "web" })], { seconds: 0, others });
  const beside = await ask([old]);
  expect(beside.finding).toMatchObject({ kind: "absent" });
  expect(beside.written?.resources).toEqual([provider, old]);
  const deleted = await ask([{ ...old, pendingReplacement: true }]);
  expect(deleted.finding).toMatchObject({ kind: "adopted", id: "web" });
  expect(deleted.written?.resources?.map(({ id, pendingReplacement }) => [id, pendingReplacement])).toEqual([
    ["p1", undefined],
    ["web", undefined],
  ]);
});

it("marks the secrets of what it adopts, and knows the object by them all the same", async () => {
  const inputs = { name: shownSecretWire("shop/hidden"), queryString: shownSecretWire("fields @secret") };
  const outputs = { name: "shop/hidden", queryString: "fields @secret", arn: "arn:aws:logs:q:shop/hidden", other: "o" };
  const known: ResourceState = {
    urn: `${urnOf(query)}-2`,
    type: query,
    custom: true,
    id: "q0",
    outputs: { arn: shownSecretWire("arn:q0") },
  };
  const { finding, written } = await recovered(
    query,
    inputs,
    [
      one("q0", { ...outputs, arn: "arn:q0" }),
      one("q1", outputs),
      one("q2", { ...outputs, queryString: "fields @other" }),
    ],
    { seconds: 0, others: [known] },
  );
  expect(finding).toMatchObject({ kind: "adopted", id: "q1" });
  expect(written?.resources?.find(({ id }) => id === "q1")?.outputs).toEqual({
    name: shownSecretWire("shop/hidden"),
    queryString: shownSecretWire("fields @secret"),
    arn: shownSecretWire("arn:aws:logs:q:shop/hidden"),
    other: "o",
  });
});

it("adopts nothing that the state has already, not even where somebody says so", async () => {
  const own: ResourceState = { urn: `${urnOf(group)}-2`, type: group, custom: true, id: "web" };
  const found = [one("web", { name: "web", arn: "arn" })];
  const { finding, written } = await recovered(group, { name: "web" }, found, {
    seconds: 3600,
    others: [own],
    verdict: { kind: "imported", id: "web" },
  });
  expect(finding).toMatchObject({ kind: "undecided", reason: 'the state has "web" already' });
  expect(written).toBeUndefined();
});

it("tells objects with one identifier by what tells them apart", async () => {
  const permission = "aws:lambda/permission:Permission";
  const of = (name: string) => ({ function: name, statementId: "EventBridge" });
  const own: ResourceState = {
    urn: `${urnOf(permission)}-2`,
    type: permission,
    custom: true,
    id: "EventBridge",
    outputs: of("nightly"),
  };
  const ask = (name: string) =>
    recovered(permission, of(name), [one("EventBridge", of(name))], { seconds: 0, others: [own] });
  expect((await ask("hourly")).finding).toMatchObject({ kind: "adopted", id: "EventBridge" });
  expect((await ask("nightly")).finding).toMatchObject({ kind: "absent" });
});

const tags = { Name: "shop-web", owner: "web-team" };
const group = "aws:cloudwatch/logGroup:LogGroup";
const monitor = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
it.each([
  { type: group, has: { tagsAll: { ...tags, more: "m" } }, kind: "adopted" },
  { type: group, has: { tags }, kind: "adopted" },
  { type: group, has: { tagsAll: { ...tags, owner: "others" } }, kind: "undecided" },
  { type: group, has: {}, kind: "undecided" },
  { type: monitor, has: { tagsAll: tags }, kind: "adopted" },
  { type: monitor, has: { tagsAll: {} }, kind: "undecided" },
])("takes a $type for its own only with the tags that it was to have: $has", async ({ type, has, kind }) => {
  const inputs = { name: "web", tags: { Name: "shop-web" }, tagsAll: tags };
  const found = [one("web", { name: "web", ...has })];
  const { finding, whole } = await recovered(type, inputs, found, { seconds: 3600 });
  expect(finding).toMatchObject(kind === "adopted" ? { kind, id: "web" } : { kind, candidates: ["web"] });
  expect(whole).toBe(kind === "adopted");
  const verdict = { kind: "imported", id: "web" } as const;
  const said = await recovered(type, inputs, found, { seconds: 3600, verdict });
  expect(said.finding).toMatchObject({ kind: "adopted", id: "web" });
});

it("takes of several that a list names the one that has its tags", async () => {
  const inputs = { name: "web", tagsAll: tags };
  const found = [one("m1", { tagsAll: {} }), one("m2", { tagsAll: tags })];
  const { finding } = await recovered(monitor, inputs, found, { seconds: 3600 });
  expect(finding).toMatchObject({ kind: "adopted", id: "m2" });
});

it.each([
  ["another write", { manifest: { time: "2026-11-26T12:00:01Z" } }],
  ["another resource", { resources: [provider, { urn: "u", type: query, custom: true, id: "q1" }] }],
  ["another that is begun", { pending_operations: [] }],
])("stops where the state is another when it is written than when it was read: %s", async (_, change) => {
  const resource = {
    urn: urnOf(query),
    type: query,
    custom: true,
    inputs: { name: "web" },
    provider: `${provider.urn}::p1`,
  };
  const deployment: Deployment = {
    manifest: { time: "2026-11-26T13:00:00+01:00" },
    resources: [provider],
    pending_operations: [{ type: "creating", resource }],
  };
  const same = { ...deployment, manifest: { time: new Date(ended).toISOString() } };
  const run = async (second: Deployment) => {
    const exports = [deployment, second];
    const done: string[] = [];
    const recovery = await recoverStack({
      operate: (operation, { lookups = [] }) => {
        done.push(operation);
        const next = operation === "export" ? exports.shift() : undefined;
        const found = lookups.map(({ urn }) => ({ urn, found: [one("q1")] }));
        const state = { version: 3, deployment: next ?? {} };
        return Promise.resolve({ kind: "succeeded", changes: {}, outputs: {}, state, found });
      },
      now: ended,
    });
    return { recovery, done };
  };
  expect(await run(same)).toMatchObject({
    recovery: { whole: true },
    done: ["export", "lookup", "export", "import"],
  });
  const { recovery, done } = await run({ ...same, ...change });
  expect(recovery).toMatchObject({ kind: "failed", message: expect.stringContaining("another run was at work") });
  expect(done).toEqual(["export", "lookup", "export"]);
});

it("gives no object to two creations", async () => {
  const bucket = "aws:s3/bucket:Bucket";
  const begun = ["web", "jobs"].map((name) => ({
    type: "creating",
    resource: {
      urn: `urn:pulumi:dev::acme::${bucket}::${name}`,
      type: bucket,
      custom: true,
      inputs: { bucket: "shop" },
      provider: `${provider.urn}::p1`,
    },
  }));
  const state = { version: 3, deployment: { resources: [provider], pending_operations: begun } };
  const done: string[] = [];
  const recovery = await recoverStack({
    operate: (operation, { lookups = [] }) => {
      done.push(operation);
      const found = lookups.map(({ urn }) => ({ urn, found: [one("shop")] }));
      return Promise.resolve({ kind: "succeeded", changes: {}, outputs: {}, state, found });
    },
    now: ended,
  });
  expect(recovery).toMatchObject({
    whole: false,
    findings: [
      { kind: "undecided", candidates: ["shop"] },
      { kind: "undecided", candidates: ["shop"] },
    ],
  });
  expect(done).toEqual(["export", "lookup"]);
});

it("knows the tags of what has a name also where they are secret", async () => {
  const ask = (inputs: NonNullable<ResourceState["inputs"]>, tags: Readonly<Record<string, string>>) =>
    recovered(group, { name: "web", ...inputs }, [one("web", { name: "web", tagsAll: tags })], { seconds: 3600 });
  for (const tagsAll of [shownSecretWire({ Name: "own" }), { Name: shownSecretWire("own") }]) {
    expect((await ask({ tagsAll }, { Name: "own" })).finding).toMatchObject({ kind: "adopted", id: "web" });
    expect((await ask({ tagsAll }, { Name: "other" })).finding).toMatchObject({ kind: "undecided" });
  }
});

it("asks with secrets that are marked as such, also the provider's, and says which outputs are some", async () => {
  const type = "aws:ssm/parameter:Parameter";
  const [value, token] = [shownSecretWire("hidden"), shownSecretWire("provider-t0ken")];
  const inputs = { name: "/shop/web", value, __defaults: [] };
  const resource = { urn: urnOf(type), type, custom: true, inputs, provider: `${provider.urn}::p1` };
  const deployment: Deployment = {
    resources: [{ ...provider, inputs: { region: "eu-west-1", token } }],
    pending_operations: [{ type: "creating", resource: { ...resource, additionalSecretOutputs: ["version"] } }],
  };
  const asked: unknown[] = [];
  await recoverStack({
    operate: (_, { lookups }) => {
      for (const lookup of lookups ?? []) asked.push(lookup);
      return Promise.resolve({ kind: "succeeded", changes: {}, outputs: {}, state: { version: 3, deployment } });
    },
    now: ended,
  });
  const marked: object = {
    inputs: { name: "/shop/web", value },
    secretOutputs: ["version", "value", "valueWo"],
    provider: { package: "aws", inputs: { region: "eu-west-1", token } },
  };
  expect(asked).toEqual([expect.objectContaining(marked)]);
});

it.each([
  { operation: "updating", found: [one("c", { name: "b" })], kind: "read", after: { inputs: { name: "b" } } },
  { operation: "updating", found: [one("c", { name: "a" })], kind: "read", after: { inputs: { name: "a" } } },
  { operation: "deleting", found: [one("c")], kind: "there", after: { inputs: { name: "a" } } },
  { operation: "deleting", found: [], kind: "gone", after: undefined },
])("reads what the engine was $operation, and says $kind", async ({ operation, found, kind, after }) => {
  const type = "aws:ecs/cluster:Cluster";
  const own = { urn: urnOf(type), type, custom: true, id: "c", provider: `${provider.urn}::p1` };
  const deployment: Deployment = {
    resources: [provider, { ...own, inputs: { name: "a" }, outputs: { arn: "arn" } }],
    pending_operations: [{ type: operation, resource: { ...own, inputs: { name: "b" } } }],
  };
  const asked: unknown[] = [];
  const recovery = await recoverStack({
    operate: (doing, request) => {
      asked.push([doing, ...(request.lookups ?? []).map(({ id, form, inputs }) => ({ id, form, inputs }))]);
      const resource = request.state?.deployment.resources?.[1];
      if (doing === "import") expect(resource).toEqual(after && expect.objectContaining(after));
      const state = { version: 3, deployment };
      return Promise.resolve({ kind: "succeeded", changes: {}, outputs: {}, state, found: [{ urn: own.urn, found }] });
    },
    now: ended,
  });
  expect(recovery).toMatchObject({ whole: true, findings: [], changes: [{ urn: own.urn, name: "web", kind }] });
  const lookup = { id: "c", form: "state", inputs: { name: "a", arn: "arn" } };
  expect(asked).toEqual([["export"], ["lookup", lookup], ["export"], ["import"]]);
});
