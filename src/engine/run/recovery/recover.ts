/**
 * Repairs a stack whose engine was killed: finds each object that a creation may have made, and adopts it or forgets the
 * creation. Nothing is made, changed or deleted in the cloud; the state is written once, when everything is known.
 */
import { parseUrn } from "../../../graph/urn.ts";
import { REDACTED } from "../../../graph/wire.ts";
import { type Deployment, type ExportedStack, type ResourceState, sameState, withoutMarks } from "../deployment.ts";
import type { LookupRequest, LookupResult, OperationRequest, Outcome, Succeeded } from "../messages.ts";
import { type BegunChange, begunChanges, repairOf } from "./begun.ts";
import { holdsHidden, type LostCreation, withLost } from "./lost.ts";
import { hasItsTags, type ObjectLike, refuseTwins, sameObject } from "./objects.ts";
import { type Lookup, type PendingCreation, pendingCreations, type Repair, repaired } from "./pending.ts";
import { secretOutputsOf, withSecretsMarked } from "./secret-outputs.ts";
import { type Settle, type Settled, type SettlingOptions, settling } from "./settling.ts";

/** What a person says of a creation that cannot be told otherwise. */
export type Verdict = { readonly kind: "imported"; readonly id: string } | { readonly kind: "absent" };

export interface RecoveryOptions {
  /** Runs an operation on the stack, to its end. */
  readonly operate: (
    operation: OperationRequest["operation"],
    request: Pick<Partial<OperationRequest>, "flags" | "state" | "lookups">,
  ) => Promise<Outcome>;
  /** Creations whose answer was lost, of which the state knows nothing (see lost.ts). */
  readonly lost?: readonly LostCreation[];
  /** By URN. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  /** In milliseconds. */
  readonly now: number;
  /** See `settling`. */
  readonly sighted?: SettlingOptions["sighted"];
  readonly settle?: Partial<Settle>;
}

/** What became of one creation that was begun. */
export type Finding = { readonly urn: string; readonly type: string; readonly name: string } & (
  | { readonly kind: "adopted"; readonly id: string }
  /** There is no such object: the next `up` makes it. */
  | { readonly kind: "absent" }
  /** The next `up` does it again, which makes no second one. */
  | { readonly kind: "again"; readonly reason: string }
  /** Left as it is, for a person to decide. */
  | {
      readonly kind: "undecided";
      readonly reason: string;
      readonly candidates: readonly string[];
      /** In milliseconds: from when on it counts as absent. */
      readonly until?: number;
    }
);

/** What became of an update or a deletion that was begun. */
export interface FoundChange extends Pick<BegunChange, "urn" | "type" | "name"> {
  /**
   * `read`: what it is by now is in the state. `gone`: it is deleted, and the state says so. `there`: it is not. `again`: it
   * is what has been replaced, whose deletion the next `up` does again, or the engine's own.
   */
  readonly kind: "read" | "gone" | "there" | "again";
}

export interface Recovery {
  /** Creations, in the order of the state. */
  readonly findings: readonly Finding[];
  /** Updates and deletions; with no creations either, the stack is whole. */
  readonly changes: readonly FoundChange[];
  /** Whether nothing is left undecided; only then is the state repaired. */
  readonly whole: boolean;
}

/** Finds out and repairs. Resolves with a failed outcome where the state or the cloud cannot be reached. */
export async function recoverStack(options: RecoveryOptions): Promise<Recovery | Extract<Outcome, { kind: "failed" }>> {
  const shown = await options.operate("export", { flags: { showSecrets: true } });
  if (shown.kind === "failed") return shown;
  const lost = options.lost ?? [];
  const deployment = withLost(stateOf(shown).deployment, lost);
  const pending = pendingCreations(deployment);
  const begun = begunChanges(deployment);
  if ((deployment.pending_operations ?? []).length === 0) return { findings: [], changes: [], whole: true };

  const requests = [
    ...pending.flatMap((creation) => requestFor(creation, options.verdicts?.[creation.urn], deployment)),
    ...begun.flatMap(({ resource }) => readingOf(resource, deployment)),
  ];
  const answer = requests.length === 0 ? undefined : await options.operate("lookup", { lookups: requests });
  if (answer?.kind === "failed") return answer;
  const results = new Map((answer?.found ?? []).map((one) => [one.urn, withSecretsMarked(one, deployment)]));
  const there = (deployment.resources ?? []).filter(({ id, pendingReplacement }) => id && pendingReplacement !== true);
  const known: Known = (type, object) => there.some((one) => one.type === type && sameObject(type, one, object));
  const asked = new Map(requests.map((request) => [request.urn, request.inputs]));
  const looked = pending.map((creation): Looked => {
    const inputs = asked.get(creation.urn);
    const found = (results.get(creation.urn)?.found ?? []).filter(({ outputs }) => !contradict(inputs ?? {}, outputs));
    const own = found.filter((object) => !known(creation.type, object));
    const atOnce = creation.lookup.kind === "id" && lost.some(({ resource }) => resource.urn === creation.urn);
    return { creation, inputs, found, own, atOnce };
  });
  const open = looked.filter(({ creation, own, atOnce }) => {
    return own.length === 0 && !atOnce && options.verdicts?.[creation.urn] === undefined;
  });
  const settled = await settling({
    written: deployment.manifest?.time ?? "",
    open: open.map(({ creation }) => creation.lookup.kind),
    sighted: options.sighted,
    settle: options.settle,
  });
  const hidden = new Set(
    lost.filter(({ resource }) => holdsHidden(resource.inputs)).map(({ resource }) => resource.urn),
  );
  const decided = onceEach(
    looked.map((one) => {
      const decision = decide(one, settled, options);
      return hidden.has(one.creation.urn) ? withoutAdoption(decision) : decision;
    }),
  );

  const findings = decided.map(({ finding }) => finding);
  const whole = findings.every(({ kind }) => kind !== "undecided");
  const changed = begun.map((change) => ({ change, repair: repairOf(change, results.get(change.urn)?.found ?? []) }));
  const changes = changed.map(({ change, repair }) => foundChange(change, repair?.kind));
  // To put a state in its place drops all that is pending in it: what is undecided would be forgotten, and made twice.
  if (!whole) return { findings, changes, whole };
  const repairs = [...decided, ...changed].flatMap(({ repair }) => (repair === undefined ? [] : [repair]));
  const encrypted = await options.operate("export", { flags: {} });
  if (encrypted.kind === "failed") return encrypted;
  const before = stateOf(encrypted);
  if (!sameState(stateOf(shown).deployment, before.deployment)) return MEANWHILE;
  const state = { ...before, deployment: repaired(withLost(before.deployment, lost), repairs) };
  refuseTwins(state.deployment, new Set(pending.map(({ urn }) => urn)));
  const written = await options.operate("import", { flags: {}, state });
  return written.kind === "failed" ? written : { findings, changes, whole };
}

const MEANWHILE: Extract<Outcome, { kind: "failed" }> = {
  kind: "failed",
  cause: "pulumi",
  message: "another run was at work: the state is not the one that was looked at; nothing is written, look again",
};

function foundChange({ urn, type, name, resource }: BegunChange, repair: Repair["kind"] | undefined): FoundChange {
  if (resource === undefined) return { urn, type, name, kind: "again" };
  return { urn, type, name, kind: repair === "gone" ? "gone" : repair === "changed" ? "read" : "there" };
}

/** Whether the state has an object already: it is not what was being made. */
type Known = (type: string, object: ObjectLike) => boolean;

interface Decision {
  readonly finding: Finding;
  readonly repair?: Repair;
}

/** A creation with what was found of it, and what of that the state has not. */
interface Looked {
  readonly creation: PendingCreation;
  /** `undefined`: nothing could be asked. */
  readonly inputs: LookupRequest["inputs"] | undefined;
  readonly found: LookupResult["found"];
  readonly own: LookupResult["found"];
  /** Whether it is absent where it is not found: the provider of a lost answer has ended before its engine. */
  readonly atOnce: boolean;
}

function decide(
  { creation: { urn, type, name, lookup }, inputs, found, own, atOnce }: Looked,
  settled: Settled,
  { now, verdicts }: RecoveryOptions,
): Decision {
  const of = { urn, type, name };
  const absent: Decision = { finding: { ...of, kind: "absent" }, repair: { urn, kind: "absent" } };
  const undecided = (reason: string, candidates: readonly string[] = []): Decision => ({
    finding: { ...of, kind: "undecided", reason, candidates },
  });
  const absentFrom = (until: number | undefined, reason: string): Decision => {
    if (until !== undefined && now >= until) return absent;
    return { finding: { ...of, kind: "undecided", reason, candidates: [], ...(until === undefined ? {} : { until }) } };
  };
  const adopted = (id: string, outputs: NonNullable<ResourceState["outputs"]>): Decision => ({
    finding: { ...of, kind: "adopted", id },
    repair: { urn, kind: "adopt", id, outputs },
  });
  const verdict = verdicts?.[urn];
  if (verdict?.kind === "absent") return absent;
  const [first] = own;
  if (verdict?.kind === "imported") {
    if (first !== undefined) return adopted(first.id, first.outputs);
    return undecided(found.length > 0 ? `the state has "${verdict.id}" already` : `there is no object "${verdict.id}"`);
  }
  if (inputs === undefined && lookup.kind !== "again" && lookup.kind !== "unknown") {
    return undecided("its provider is not in the state, so that nothing can be asked");
  }
  const [one, other] = lookup.kind === "tags" ? own : own.filter((object) => hasItsTags(inputs ?? {}, object));
  const candidates = own.map(({ arn, id }) => arn ?? id);
  switch (lookup.kind) {
    case "again":
      return { finding: { ...of, kind: "again", reason: lookup.reason }, repair: { urn, kind: "absent" } };
    case "unknown":
      return undecided(lookup.reason);
    case "id":
      if (one !== undefined) return adopted(one.id, one.outputs);
      if (first !== undefined) return undecided(FOREIGN, candidates);
      // What the state has under that name is there instead of it.
      return atOnce || found.length > 0 ? absent : absentFrom(settled("id"), SAYINGS.id);
    case "tags":
    case "listed": {
      if (one !== undefined && other === undefined) return adopted(one.id, one.outputs);
      const { several, none } = SAYINGS[lookup.kind];
      if (one !== undefined) return undecided(several, candidates);
      if (first !== undefined) return undecided(FOREIGN, candidates);
      return absentFrom(settled(lookup.kind), none);
    }
  }
}

const FOREIGN = "what has its name has not its tags: it is another's, or was not tagged yet";

const SAYINGS = {
  id: "nothing has its identifier yet; the provider may outlive its engine",
  tags: {
    several: "several objects have its tags",
    none: "nothing has its tags yet; tags may be found only minutes later",
  },
  listed: {
    several: "several objects have its name",
    none: "no list has it yet; the provider may outlive its engine",
  },
} as const;

/** Where two creations would have the same object, none of them has it: whose it is, only a person can say. */
function onceEach(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.map((decision) => {
    const { finding, repair } = decision;
    const twins = decisions.filter(
      (other) =>
        repair?.kind === "adopt" &&
        other.repair?.kind === "adopt" &&
        other.finding.type === finding.type &&
        sameObject(finding.type, other.repair, repair),
    );
    if (finding.kind !== "adopted" || twins.length < 2) return decision;
    const { urn, type, name, id } = finding;
    const reason = "another creation that was begun would have the same object";
    return { finding: { urn, type, name, kind: "undecided", reason, candidates: [id] } };
  });
}

/** An object whose inputs hold a secret that nobody has told: they cannot be put into the state. */
function withoutAdoption(decision: Decision): Decision {
  const { finding } = decision;
  if (finding.kind !== "adopted") return decision;
  const { urn, type, name, id } = finding;
  const reason = "it exists, and its secret inputs are not known any more: delete it, and say that it is absent";
  return { finding: { urn, type, name, kind: "undecided", reason, candidates: [id] } };
}

/** Whether an object is another than was asked for: a plain value of its inputs differs. */
function contradict(inputs: NonNullable<ResourceState["inputs"]>, outputs: NonNullable<ResourceState["outputs"]>) {
  const plain = withoutMarks(outputs);
  return Object.entries(withoutMarks(inputs)).some(([property, wanted]) => {
    const actual = plain[property];
    if (wanted === REDACTED) return false;
    return typeof wanted !== "object" && typeof actual === typeof wanted && actual !== wanted && !isJson(wanted);
  });
}

/** AWS writes documents anew. */
function isJson(value: unknown): boolean {
  return typeof value === "string" && /^\s*[[{]/.test(value);
}

/** What is asked of the cloud for a creation: nothing, or one thing. */
function requestFor(
  { urn, lookup }: PendingCreation,
  verdict: Verdict | undefined,
  deployment: Deployment,
): readonly LookupRequest[] {
  const resource = (deployment.pending_operations ?? []).find((one) => one.resource.urn === urn)?.resource;
  if (verdict?.kind === "absent") return [];
  // Where the provider had answered already, all of the object is known: a task definition is read by its ARN.
  const values = { ...resource?.inputs, ...(resource?.id ? resource.outputs : {}) };
  return requestOf(resource, values, deployment).flatMap((request) => {
    if (verdict?.kind === "imported") return [{ ...request, id: verdict.id, form: "import" }];
    return located(request, lookup) ?? [];
  });
}

/** The reading of what the state knows. */
function readingOf(resource: ResourceState | undefined, deployment: Deployment): readonly LookupRequest[] {
  const { id, inputs, outputs } = resource ?? {};
  if (id === undefined) return [];
  return requestOf(resource, { ...inputs, ...outputs }, deployment).map((one) => ({ ...one, id, form: "state" }));
}

function requestOf(
  resource: ResourceState | undefined,
  values: NonNullable<ResourceState["inputs"]>,
  { resources = [] }: Deployment,
): readonly LookupRequest[] {
  const provider = resources.find((one) => resource?.provider === `${one.urn}::${one.id}`);
  if (resource === undefined || provider === undefined) return [];
  const { urn, type } = resource;
  return [
    {
      urn,
      type,
      name: parseUrn(urn)?.name ?? urn,
      inputs: withoutInternals(values),
      secretOutputs: secretOutputsOf(resource),
      provider: {
        package: provider.type.split(":").at(-1) ?? "",
        inputs: withoutInternals(provider.inputs ?? {}),
      },
    },
  ];
}

function located(request: LookupRequest, lookup: Lookup): LookupRequest | undefined {
  if (lookup.kind === "id") return { ...request, id: lookup.id, form: lookup.form };
  if (lookup.kind === "listed") return { ...request, listed: lookup.listing };
  if (lookup.kind !== "tags") return undefined;
  const { service, arn, region, tags, id } = lookup;
  return { ...request, tagged: { service, arn, region, tags, id } };
}

/** Without what the provider's bridge and the engine keep for themselves. */
function withoutInternals(inputs: NonNullable<ResourceState["inputs"]>): NonNullable<ResourceState["inputs"]> {
  return Object.fromEntries(Object.entries(inputs).filter(([property]) => !property.startsWith("__")));
}

function stateOf({ state }: Succeeded): ExportedStack {
  if (state === undefined) throw new Error("an export has no state");
  return state;
}
