/**
 * Creations whose answer was lost: the provider died, or the connection, after AWS had been asked. The engine takes them
 * for refused and keeps nothing of them in the state, so that the next `up` would make them again. What is known of them is
 * in the engine's events; it is remembered beside the state until it is known what became of them.
 */
import type { EngineEvent, StepEventStateMetadata } from "@pulumi/pulumi/automation/index.js";
import { isRecord, REDACTED, type Wire } from "../../../graph/wire.ts";
import { type Deployment, isLive, type PendingOperation, type ResourceState } from "../deployment.ts";

/** How gRPC, and AWS's SDK through the provider, say that an answer did not come; a refusal by AWS says its error. */
const NO_ANSWER =
  /error reading from server|transport is closing|code = (Unavailable|DeadlineExceeded)|connection (reset|refused|error|closed)|client connection is closing|broken pipe|unexpected EOF|\bEOF\b|i\/o timeout|deadline exceeded|TLS handshake timeout|no such host|network is unreachable|request send failed/i;

/** What the engine says of a creation that came to no end, of which the state has the object (resource.StatusPartialFailure). */
const MADE_IN_PART = 1;

export interface LostCreation extends PendingOperation {
  /** What it is to replace, which the state has under the same URN. */
  readonly replaces?: string;
}

/** The creations of an operation that failed without an answer, as the state would have them begun. */
export function lostCreations(
  events: readonly EngineEvent[],
  dependenciesOf: (urn: string) => readonly string[],
): readonly LostCreation[] {
  const said = new Map<string, string>();
  const lost = new Map<string, readonly [StepEventStateMetadata, { readonly replaces?: string }]>();
  for (const { diagnosticEvent, resOpFailedEvent } of events) {
    if (diagnosticEvent?.severity === "error" && diagnosticEvent.urn !== undefined) {
      said.set(diagnosticEvent.urn, `${said.get(diagnosticEvent.urn) ?? ""}${diagnosticEvent.message}\n`);
    }
    const { op, urn, new: state, old } = resOpFailedEvent?.metadata ?? {};
    // Of a deletion there is no new state, and the engine says null.
    if (urn === undefined || state?.custom !== true || resOpFailedEvent?.status === MADE_IN_PART) continue;
    if (op === "create") lost.set(urn, [state, {}]);
    if (op === "create-replacement") lost.set(urn, [state, old ? { replaces: objectText(old) } : {}]);
  }
  return [...lost]
    .filter(([urn]) => NO_ANSWER.test(said.get(urn) ?? ""))
    .map(([urn, [state, more]]) => ({
      type: "creating",
      resource: resourceOf(urn, state, dependenciesOf(urn)),
      ...more,
    }));
}

/**
 * A state in which they stand as begun; without those that it has by now, since somebody else has recovered them: begun
 * again, what it has would be deleted as their predecessor.
 */
export function withLost(deployment: Deployment, lost: readonly LostCreation[]): Deployment {
  if (lost.length === 0) return deployment;
  const pending = deployment.pending_operations ?? [];
  const begun = new Set(pending.map(({ resource }) => resource.urn));
  const has = ({ resource: { urn }, replaces }: LostCreation) =>
    deployment.resources?.some((one) => one.urn === urn && isLive(one) && objectText(one) !== replaces) === true;
  const more = lost.filter((one) => !begun.has(one.resource.urn) && !has(one));
  return { ...deployment, pending_operations: [...pending, ...more.map(({ type, resource }) => ({ type, resource }))] };
}

/** Tells an object from its successor: revisions of a task definition have one identifier, and an ARN each. */
function objectText({ id, outputs }: { readonly id?: string; readonly outputs?: Readonly<Record<string, unknown>> }) {
  return JSON.stringify([id, outputs?.["arn"]]);
}

/** Whether its inputs hold a secret, which events do not tell. */
export function holdsHidden(value: Wire | undefined): boolean {
  if (value === REDACTED) return true;
  if (Array.isArray(value)) return value.some(holdsHidden);
  return isRecord(value) && Object.values(value).some(holdsHidden);
}

/** What is remembered beside a state until nothing is left open. */
export interface Remembered {
  readonly lost: readonly LostCreation[];
  /** When what a state has begun was first seen: the engine had ended by then. */
  readonly seen?: Sighting;
}

export interface Sighting {
  /** When the state was written, as it says itself; of another one it says nothing. */
  readonly state: string;
  readonly at: string;
}

const FORMAT = "provfair-compile lost 1";

/** The text that is remembered. It holds no secret. */
export function formatRemembered(remembered: Remembered): string {
  return `${JSON.stringify({ format: FORMAT, ...remembered }, null, 2)}\n`;
}

/** What a text remembers; `undefined` where it is another text, or half of one. */
export function parseRemembered(text: string): Remembered | undefined {
  try {
    const { format, lost, seen } = JSON.parse(text) as Partial<Remembered> & { readonly format?: unknown };
    if (format !== FORMAT || !Array.isArray(lost)) return undefined;
    return { lost: lost as readonly LostCreation[], ...(seen === undefined ? {} : { seen }) };
  } catch {
    return undefined;
  }
}

function resourceOf(
  urn: string,
  { type, parent, provider, protect, retainOnDelete, inputs }: StepEventStateMetadata,
  dependencies: readonly string[],
): ResourceState {
  return {
    urn,
    type,
    custom: true,
    inputs: inputs as NonNullable<ResourceState["inputs"]>,
    ...(parent ? { parent } : {}),
    ...(provider ? { provider } : {}),
    ...(protect === true ? { protect } : {}),
    ...(retainOnDelete === true ? { retainOnDelete } : {}),
    ...(dependencies.length === 0 ? {} : { dependencies }),
  };
}
