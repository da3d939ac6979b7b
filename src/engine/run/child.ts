/**
 * The process of one operation of the engine: reads a request from its IPC channel, drives Pulumi's command line through
 * the Automation API with the emitted program inside this process, reports events and outcome, and ends. One operation
 * for each process: a module that has been loaded registers nothing the second time, and the engine would delete the
 * stack. Without its parent it cancels the operation.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { Setting } from "../../graph/configuration.ts";
import { STACK_TOKEN } from "../../graph/urn.ts";
import type { Wire } from "../../graph/wire.ts";
import { heedCancellation, refuseCancelled } from "./child/cancel.ts";
import { configurationOf } from "./child/configuration.ts";
import { lookUp } from "./child/lookup.ts";
import { keepFiles, readProgram } from "./child/program.ts";
import { releaseProtection } from "./child/release.ts";
import { loadLate, quieten } from "./child/sdk.ts";
import { type Automation, findPulumi, holdsKey, type OpenedStack, openStack } from "./child/stack.ts";
import { exportState, importState, toolsOf } from "./child/state.ts";
import { type Deployment, outputsOf, secretValues } from "./deployment.ts";
import { keptResources, protectedCount } from "./keep.ts";
import type { Failed, FromChild, OperationRequest, Outcome, Succeeded, ToChild } from "./messages.ts";
import { protectedLeavers } from "./protection.ts";
import { holdsHidden } from "./recovery/lost.ts";
import { hashState } from "./saved-plan.ts";

const cancellation = new AbortController();
/** What the engine says of the operation as a whole, at its end. */
const told: Told = { changes: {}, outputs: {} };
/** The errors that the engine reports on its way. */
const errors: string[] = [];
let started = false;

process.on("message", (message: ToChild) => {
  if (message.kind === "cancel") cancellation.abort();
  else if (!started) {
    started = true;
    void run(message.request).then(end);
  }
});
process.on("disconnect", () => cancellation.abort());
// A signal of the terminal is the parent's to pass on.
process.on("SIGINT", () => undefined);

async function run(request: OperationRequest): Promise<Outcome> {
  const load = createRequire(join(request.folder, "package.json"));
  try {
    loadLate();
    const api = load("@pulumi/pulumi/automation") as Automation;
    quieten(load);
    // What was said meanwhile is heard now.
    await new Promise((resolve) => setImmediate(resolve));
    refuseCancelled(cancellation.signal);
    const command = heedCancellation(await findPulumi(api, request, load), cancellation.signal);
    if (request.operation === "lookup") {
      const found = await lookUp(request.lookups ?? [], { api, load, command, request, signal: cancellation.signal });
      return { kind: "succeeded", changes: {}, outputs: {}, found };
    }
    if (request.operation === "preview" || request.operation === "up") keepFiles(readProgram(request));
    const program = () => runProgram(join(request.folder, request.entry), load);
    return await operate(await openStack(api, request, { command, program }), request, load);
  } catch (error) {
    const outcome = failed(error);
    if (outcome.cause !== "no-stack" || !holdsKey(request)) return outcome;
    const { stack, backend } = request;
    return { ...outcome, cause: "no-state", message: `"${backend}" has no state of "${stack}", which was made before` };
  }
}

async function operate(
  { stack, before }: OpenedStack,
  request: OperationRequest,
  load: NodeJS.Require,
): Promise<Succeeded> {
  const { operation, flags } = request;
  const none = { kind: "succeeded", changes: {}, outputs: {} } as const;
  const options = {
    onEvent: (event: automation.EngineEvent) => {
      const { severity, message } = event.diagnosticEvent ?? {};
      if (severity === "error" && message !== undefined) errors.push(message.trim());
      listen(event);
      tell({ kind: "event", event });
    },
    onOutput: (text: string) => tell({ kind: "output", text }),
    signal: cancellation.signal,
    color: "never",
    suppressProgress: true,
    ...(flags.parallel === undefined ? {} : { parallel: flags.parallel }),
  } as const;
  const looks = ["preview", "up", "refresh", "drift", "destroy"].includes(operation);
  const deployment = looks ? await before() : {};
  const configuration = configurationOf(stack, request);
  const tellSecrets = async (of: Deployment) =>
    tell({ kind: "secrets", values: [...secretValues(of), ...(await configuration.secrets())] });
  if (looks) {
    await tellSecrets(deployment);
    refusePending(deployment);
  }
  if (operation === "preview" || operation === "up") {
    const missing = await configuration.missing(request.configuration ?? []);
    if (missing.length > 0) throw new MissingConfiguration(missing);
    refuseCancelled(cancellation.signal);
    const generated = { keys: request.generated, rotate: flags.rotate === true };
    tell({ kind: "secrets", values: await configuration.generate(generated, deployment) });
  }
  switch (operation) {
    case "preview": {
      const stateHash = flags.hashed === true ? await hashOf(stack) : undefined;
      const { changeSummary } = await stack.preview(options);
      if (stateHash === undefined) return { kind: "succeeded", changes: changeSummary, outputs: {} };
      if ((await hashOf(stack)) !== stateHash) throw new AnotherState("its state has changed during the preview");
      return { kind: "succeeded", changes: changeSummary, outputs: {}, stateHash };
    }
    case "up": {
      const state = flags.plannedStates?.[request.stack];
      if (state !== undefined && (await hashOf(stack)) !== state) throw new AnotherState("its state has changed");
      refuseCancelled(cancellation.signal);
      const planned = new Set(flags.protections);
      if (flags.protections !== undefined) {
        const urns = protectedLeavers(deployment, (urn) => planned.has(urn));
        await releaseProtection(stack, { deployment, urns, load }, { ...options, showSecrets: false });
      }
      await withoutQuestions(stack).up({ ...options, showSecrets: false });
      return { kind: "succeeded", ...told };
    }
    case "refresh":
      await withoutQuestions(stack).refresh({ ...options, showSecrets: false });
      return { ...none, changes: told.changes };
    case "drift": {
      const { changeSummary } = await stack.previewRefresh(options);
      return { ...none, changes: changeSummary };
    }
    case "destroy": {
      if (flags.keepProtected !== true) refuseProtected(deployment);
      const planned = new Set(flags.plannedProtected);
      const kept = flags.keepProtected === true ? keptResources(deployment, planned) : new Map<string, never>();
      const urns = protectedLeavers(deployment, (urn) => kept.has(urn));
      await releaseProtection(stack, { deployment, urns, load }, { ...options, showSecrets: false });
      const exclude = kept.size === 0 ? {} : { exclude: [...kept.keys()] };
      await withoutQuestions(stack).destroy({ ...options, ...exclude, showSecrets: false });
      return { ...none, changes: told.changes };
    }
    case "outputs": {
      const { deployment: shown } = await exportState(stack.name, "shown", toolsOf(stack));
      await tellSecrets(shown);
      return { ...none, outputs: outputsOf(shown) };
    }
    case "cancel":
      await stack.cancel();
      return none;
    case "export": {
      const state = await exportState(stack.name, flags.showSecrets === true ? "shown" : "encrypted", toolsOf(stack));
      if (flags.showSecrets === true) await tellSecrets(state.deployment);
      return { ...none, state };
    }
    case "import":
      refuseCancelled(cancellation.signal);
      if (request.state !== undefined) await importState(stack.name, request.state, { tools: toolsOf(stack), load });
      return none;
    case "lookup":
      throw new Error("a look-up needs no stack");
  }
}

interface Told {
  changes: Succeeded["changes"];
  /** Of the stack; secrets are marks of themselves. */
  outputs: Succeeded["outputs"];
}

function listen({ summaryEvent, resOutputsEvent }: automation.EngineEvent): void {
  if (summaryEvent !== undefined) told.changes = summaryEvent.resourceChanges as Succeeded["changes"];
  const { type, new: state } = resOutputsEvent?.metadata ?? {};
  if (type !== STACK_TOKEN) return;
  const outputs = Object.entries((state?.outputs ?? {}) as Readonly<Record<string, Wire>>);
  told.outputs = Object.fromEntries(outputs.map(([name, value]) => [name, { value, secret: holdsHidden(value) }]));
}

/**
 * The stack, whose operations end with the engine: the Automation API starts the command line three times more after each,
 * for what the engine's events have told already.
 */
function withoutQuestions(stack: automation.Stack): automation.Stack {
  return Object.assign(stack, { outputs: () => Promise.resolve({}), info: () => Promise.resolve(undefined) });
}

/** Refuses to go on where an engine was killed. */
function refusePending({ pending_operations: pending = [] }: Deployment): void {
  if (pending.length > 0) throw new PendingOperations(`${pending.length} operations were begun and not ended`);
}

/** Refuses to destroy what the state protects: Pulumi would find that out only when all else is deleted. */
function refuseProtected(deployment: Deployment): void {
  const count = protectedCount(deployment);
  if (count === 0) return;
  throw new ProtectedResources(`${count === 1 ? "1 resource is" : `${count} resources are`} protected in the state`);
}

class ProtectedResources extends Error {
  override readonly name = "ProtectedResources";
}

/** Of the state as it is now, secrets encrypted. */
async function hashOf(stack: automation.Stack): Promise<string> {
  return hashState((await exportState(stack.name, "encrypted", toolsOf(stack))).deployment);
}

class AnotherState extends Error {
  override readonly name = "AnotherState";
}

class MissingConfiguration extends Error {
  override readonly name = "MissingConfiguration";
  readonly settings: readonly Setting[];
  constructor(settings: readonly Setting[]) {
    super(settings.map(({ key, secret }) => `"${key}"${secret ? ", as a secret" : ""}`).join(" and "));
    this.settings = settings;
  }
}

class PendingOperations extends Error {
  override readonly name = "PendingOperations";
}

/** Loads the program, which registers its resources, and returns the stack's outputs. */
async function runProgram(entry: string, load: NodeJS.Require): Promise<Record<string, unknown>> {
  const { getStackResource } = load("@pulumi/pulumi/runtime") as {
    getStackResource(): { readonly __childResources?: ReadonlySet<unknown> } | undefined;
  };
  // The SDK takes the stack of each of its promises; only while the program's own code runs is a stack worth its time.
  Error.stackTraceLimit = 10;
  try {
    const program: unknown = load(entry);
    const outputs = typeof program === "function" ? ((await program()) as unknown) : program;
    if ((getStackResource()?.__childResources?.size ?? 0) === 0) {
      throw new Error("the program registered nothing, which would delete the whole stack");
    }
    return { ...(outputs as Record<string, unknown>) };
  } finally {
    Error.stackTraceLimit = 0;
  }
}

function failed(error: unknown): Failed {
  const { name, message, commandResult } = (error instanceof Error ? error : new Error(String(error))) as Error & {
    /** Of a command that Pulumi's command line has refused. */
    readonly commandResult?: { readonly stdout: string; readonly stderr: string; readonly code: number };
  };
  if (error instanceof MissingConfiguration) {
    return { kind: "failed", cause: "no-configuration", message, settings: error.settings };
  }
  const causes: Readonly<Record<string, Failed["cause"]>> = {
    ConcurrentUpdateError: "conflict",
    StackNotFoundError: "no-stack",
    MissingSettings: "no-settings",
    ChangedProgram: "no-program",
    AnotherState: "another-state",
    PendingOperations: "pending",
    ProtectedResources: "protected",
  };
  const cause = causes[name] ?? (cancellation.signal.aborted ? "cancelled" : "pulumi");
  if (commandResult === undefined) return { kind: "failed", cause, message };
  // The Automation API's own message is the command with all that it printed, twice.
  // Where it was ended by a signal, or never started, the code is the Automation API's own.
  const { stderr, code } = commandResult;
  const printed = [...message.matchAll(/^error: (.*)$/gm)].map(([, text]) => text ?? "");
  const said = errors.length > 0 ? errors : printed;
  const unique = cause === "conflict" ? "" : [...new Set(said)].join("\n");
  return { kind: "failed", cause, message: unique || stderr.trim() || message, ...(code < 0 ? {} : { code }) };
}

function tell(message: FromChild, done: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, done);
  else done();
}

/** Ends with the last word said: what Pulumi has left open would hold the process. */
function end(outcome: Outcome): void {
  tell({ kind: "end", outcome }, () => process.exit(0));
}
