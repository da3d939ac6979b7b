/** What recovery says and remembers, and where: over operations that answer as the engine's would. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Invocation } from "../../../src/cli/command.ts";
import { run as recover } from "../../../src/cli/commands/recover.ts";
import { run as up } from "../../../src/cli/commands/up.ts";
import type { Memory } from "../../../src/cli/run/memory.ts";
import type { PreparedRun } from "../../../src/cli/run/prepare.ts";
import { Failure } from "../../../src/diagnostic/failure.ts";
import type { EngineEvent, OperationRequest, Outcome } from "../../../src/engine/run/messages.ts";
import type { LostCreation } from "../../../src/engine/run/recovery/lost.ts";
import { createRedactor } from "../../../src/engine/run/redact.ts";

type Answer = (
  operation: OperationRequest["operation"],
  request: { readonly onEvent?: (event: EngineEvent) => void; readonly request?: Partial<OperationRequest> },
) => Outcome;
const fakes = vi.hoisted(() => ({ prepared: undefined as unknown, answer: undefined as unknown }));
vi.mock("../../../src/cli/run/prepare.ts", () => ({ prepareRun: () => Promise.resolve(fakes.prepared) }));
vi.mock("../../../src/cli/run/run-operation.ts", () => ({
  runStackOperation: (
    _: unknown,
    __: unknown,
    request: { readonly operation: OperationRequest["operation"] } & Parameters<Answer>[1],
  ) => Promise.resolve((fakes.answer as Answer)(request.operation, request)),
}));

const provider = "urn:pulumi:production::shop::pulumi:providers:aws::aws";
const resources = [{ urn: provider, type: "pulumi:providers:aws", custom: true, id: "p1", inputs: {} }];
const creation = (type: string, name: string): LostCreation => ({
  type: "creating",
  resource: {
    urn: `urn:pulumi:production::shop::${type}::${name}`,
    type,
    custom: true,
    inputs: { name, tags: { Name: name } },
    provider: `${provider}::p1`,
  },
});
const role = creation("aws:iam/role:Role", "web");
const vpc = creation("aws:ec2/vpc:Vpc", "platform");
const now = new Date("2026-11-26T12:20:30Z");
const done: Extract<Outcome, { kind: "succeeded" }> = { kind: "succeeded", changes: {}, outputs: {} };
const unreachable: Outcome = { kind: "failed", cause: "pulumi", message: "the cloud does not answer" };

let remembered: readonly LostCreation[];
let memory: Memory;
beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  remembered = [];
  memory = {
    lost: () => Promise.resolve(remembered),
    remember: (lost) => {
      remembered = lost;
      return Promise.resolve();
    },
    sighted: () => Promise.resolve(now.getTime() - 60_000),
  };
});
afterEach(() => vi.useRealTimers());

/** Runs a command against a state with what was begun in it. */
async function run(
  command: typeof up,
  answer: Answer,
  { pending = [], folder }: { readonly pending?: readonly LostCreation[]; readonly folder?: string } = {},
) {
  const state = { version: 3, deployment: { manifest: { time: "2026-11-26T12:00:00Z" }, resources } };
  const stack = { name: "production", project: "shop", environment: "production", nodes: [], outputs: {} };
  const prepared: Partial<PreparedRun> = {
    environment: "production",
    compiled: { label: "spec", files: [], sources: { platform: { name: "platform.yaml" }, environments: {} } } as never,
    emitted: [{ stack, folder: "", files: 0, removed: [] }] as never,
    elsewhere: [],
    state: { url: "https://api.pulumi.com", folder, local: "/project/.provfair/local" } as never,
    backend: { locks: () => Promise.resolve([]), memory: () => memory },
    redactor: createRedactor([]),
  };
  fakes.prepared = prepared;
  fakes.answer = (operation: OperationRequest["operation"], request: Parameters<Answer>[1]): Outcome => {
    if (operation !== "export") return answer(operation, request);
    return { ...done, state: { ...state, deployment: { ...state.deployment, pending_operations: pending } } };
  };
  const printed = { out: "", error: "" };
  const terminal = {
    cwd: "/",
    variables: {},
    colours: {},
    interactive: false,
    write: (text: string) => {
      printed.out += text;
    },
    writeError: (text: string) => {
      printed.error += text;
    },
  };
  const invocation = { operands: [], environments: [], format: "pretty", today: "", options: {}, terminal };
  return { code: await command(invocation as never as Invocation), ...printed };
}

const nothing: Answer = (operation, { request }) =>
  operation === "lookup" ? { ...done, found: (request?.lookups ?? []).map(({ urn }) => ({ urn, found: [] })) } : done;

it("says when to look again, and how to decide at once", async () => {
  const { code, out } = await run(recover, nothing, { pending: [role, vpc] });
  expect(code).toBe(1);
  expect(out).toContain(
    "? aws:iam/role:Role web: cannot be told: nothing has its identifier yet; the provider may outlive its engine: look again after 12:25 UTC, or decide at once with --absent web\n",
  );
  expect(out).toContain(": look again after 12:30 UTC, or decide at once with --absent platform\n");
});

const isLinux = process.platform === "linux";
it.runIf(isLinux)(
  "takes an identifier that nothing has for absent at once where the run was on this machine",
  async () => {
    const { code, out } = await run(recover, nothing, { pending: [role], folder: "/state" });
    expect([code, out]).toEqual([0, expect.stringContaining("+ aws:iam/role:Role web: does not exist")]);
  },
);

it("ends with 3, and says it to standard error, where nothing can be found out", async () => {
  remembered = [vpc];
  const { code, out, error } = await run(recover, () => unreachable, { pending: [role] });
  expect([code, out]).toEqual([3, ""]);
  expect(error).toContain(
    'error: stack "production": what is left open cannot be found out: the cloud does not answer\n',
  );
  expect(error).toContain("no answer came for 1 resource:\n  ? aws:ec2/vpc:Vpc platform: may exist\n");
  memory = {
    ...memory,
    sighted: () => Promise.reject(new Failure({ kind: "machine", message: "no bucket", help: "" })),
  };
  expect(await run(recover, nothing, { pending: [role] })).toMatchObject({
    code: 3,
    error: expect.stringContaining("cannot be found out: no bucket\n"),
  });
});

/** An up at one of whose creations the connection is lost. */
const losing: Answer = (operation, { onEvent, ...request }) => {
  if (operation !== "up") return nothing(operation, request);
  const { urn, type, inputs } = vpc.resource;
  const metadata = { op: "create", urn, type, new: { type, urn, custom: true, inputs, provider: `${provider}::p1` } };
  const message = "connection reset by peer";
  onEvent?.({ diagnosticEvent: { urn, message, severity: "error", color: "never" } } as never);
  onEvent?.({ resOpFailedEvent: { metadata, status: 0, steps: 1 } } as never);
  return { kind: "failed", cause: "pulumi", message: "update failed" };
};

it("says of what Pulumi Cloud has no place for that no other machine knows of it", async () => {
  const { error } = await run(up, losing);
  expect(remembered.map(({ resource }) => resource.urn)).toEqual([vpc.resource.urn]);
  expect(error).toContain("? aws:ec2/vpc:Vpc platform: cannot be told");
  expect(error).toContain(
    'only this machine remembers it, below "/project/.provfair/local": run nothing on this stack elsewhere\n',
  );
});

it("names lost creations where they can neither be looked for nor remembered, and how the up has ended", async () => {
  const full = () => Promise.reject(new Failure({ kind: "machine", message: "no space left", help: "" }));
  memory = { ...memory, remember: full };
  const { code, error } = await run(up, (operation, request) =>
    operation === "lookup" ? unreachable : losing(operation, request),
  );
  expect(code).toBe(3);
  expect(error).toContain("? aws:ec2/vpc:Vpc platform: may exist");
  expect(error).toContain("since they cannot be remembered: no space left\n");
  expect(error).toContain('error: stack "production": update failed');
});
