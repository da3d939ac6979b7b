/** Creates, reads, updates and deletes the objects of the simulated cloud, with the faults that a test has injected. */
import { setTimeout } from "node:timers/promises";
import { type Deed, deedsFor, holdWhileAsked, type Occasion } from "./faults.ts";
import { makeObject, type Place } from "./made.ts";
import { plainProperties } from "./properties.ts";
import { PartialFailure, Refusal } from "./refusal.ts";
import { assertCreatable, assertDeletable, assertValid } from "./rules.ts";
import type { CloudObject, Properties, Store } from "./store.ts";

export interface Subject {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
}

export interface Objects {
  create(subject: Subject, inputs: Properties): Promise<CloudObject>;
  /** `undefined` where the object does not exist. */
  read(subject: Subject, id: string, state: Properties): Promise<CloudObject | undefined>;
  update(subject: Subject, id: string, state: Properties, inputs: Properties): Promise<CloudObject>;
  delete(subject: Subject, id: string, state: Properties): Promise<void>;
  /** Meets the faults of an operation that changes no object, and writes it down. */
  pass(occasion: Occasion): Promise<void>;
}

/** Types without a region: their services are global. */
const GLOBAL = /^(aws:(iam|route53|cloudfront|organizations|globalaccelerator|budgets|shield)\/|mongodbatlas:)/;
/** Time for a killed engine to be gone, in milliseconds. */
const ENGINE_GONE = 50;
const SCHEDULED = new Set(["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"]);

/** The region of a resource: its own, or that of its provider; empty for what is global. */
export function regionOf(type: string, properties: Properties, provider: Place): string {
  if (GLOBAL.test(type)) return "";
  return typeof properties["region"] === "string" ? properties["region"] : provider.region;
}

/** All that the engine learns of an object. */
export function stateOf({ type, inputs, outputs, region }: CloudObject): Properties {
  const own = Object.fromEntries(Object.entries(inputs).filter(([property]) => !property.startsWith("__")));
  const place = type.startsWith("aws:") && region !== "" ? { region } : {};
  return { ...own, ...place, ...outputs };
}

/** The objects that the credentials of `place` reach. */
export function createObjects(store: Store, place: () => Place): Objects {
  const existing = (type: string, id: string, state: Properties): CloudObject | undefined => {
    const outputs = plainProperties(state);
    const { account } = place();
    const object = store.get({ type, id, account, region: regionOf(type, outputs, place()), outputs });
    return object?.status === "pending-deletion" ? undefined : object;
  };

  return {
    create: async ({ type, name, urn }, given) => {
      const inputs = plainProperties(given);
      const at = { account: place().account, region: regionOf(type, inputs, place()) };
      return await among({ operation: "create", type, name }, store, () => {
        const { id, outputs } = makeObject(type, inputs, { ...at, region: at.region || place().region });
        const object: CloudObject = { type, id, ...at, name, urn, status: "ready", inputs, outputs };
        assertCreatable(object, store);
        assertValid(object, store);
        store.put(object);
        return object;
      });
    },
    read: async ({ type, name }, id, state) => {
      return await among({ operation: "read", type, name }, store, () => existing(type, id, state));
    },
    update: async ({ type, name }, id, state, given) => {
      return await among({ operation: "update", type, name }, store, () => {
        const object = existing(type, id, state);
        if (object === undefined)
          throw new Refusal(`updating ${type} (${id}): NotFoundException: ${id} does not exist`);
        const changed: CloudObject = { ...object, status: "ready", inputs: plainProperties(given) };
        assertValid(changed, store);
        store.put(changed);
        return changed;
      });
    },
    delete: async ({ type, name }, id, state) => {
      await among({ operation: "delete", type, name }, store, () => {
        const object = existing(type, id, state);
        // What is gone already is deleted.
        if (object === undefined) return undefined;
        assertDeletable(object, store);
        if (SCHEDULED.has(type)) store.put({ ...object, status: "pending-deletion" });
        else store.remove(object);
        return object;
      });
    },
    pass: async (occasion) => {
      await among(occasion, store, () => undefined);
    },
  };
}

/** Does `work` among the faults that it meets, and writes down what came of it. */
async function among<T extends CloudObject | undefined>(occasion: Occasion, store: Store, work: () => T): Promise<T> {
  await holdWhileAsked(occasion, store);
  const deeds = deedsFor(occasion, store);
  try {
    await meet(deeds, occasion);
    const result = work();
    store.record({ ...occasion, ...(result === undefined ? {} : { id: result.id }) });
    await crash(deeds, "after");
    if (deeds.some(({ kind }) => kind === "lost")) {
      const doing = `${occasion.operation} ${occasion.type} (${occasion.name})`;
      throw new Refusal(
        `${doing}: https response error StatusCode: 0, read tcp 127.0.0.1:443: connection reset by peer`,
      );
    }
    const partial = deeds.find((deed) => deed.kind === "partial");
    if (partial === undefined || result === undefined) return result;
    const unfinished: CloudObject = { ...result, status: "partial" };
    store.put(unfinished);
    throw new PartialFailure(partial.reason, { id: result.id, properties: stateOf(unfinished), inputs: result.inputs });
  } catch (error) {
    if (error instanceof Refusal) store.record({ ...occasion, refusal: error.message });
    throw error;
  }
}

async function meet(deeds: readonly Deed[], { operation, type, name }: Occasion): Promise<void> {
  const doing = `${operation} ${type} (${name})`;
  await crash(deeds, "before");
  for (const deed of deeds) {
    if (deed.kind === "latency") await setTimeout(deed.milliseconds);
    if (deed.kind === "outage") throw new Refusal(`${doing}: request send failed: dial tcp: connection refused`);
    if (deed.kind === "throttle") throw new Refusal(`${doing}: ThrottlingException: Rate exceeded`);
    if (deed.kind === "refuse") {
      const { reason = "AccessDenied: User is not authorized to perform this operation" } = deed;
      throw new Refusal(`${doing}: api error ${reason}`);
    }
  }
}

async function crash(deeds: readonly Deed[], when: "before" | "after"): Promise<void> {
  const deed = deeds.find((one) => one.kind === "crash" && one.when === when);
  if (deed?.kind !== "crash") return;
  process.kill(deed.process === "engine" ? process.ppid : process.pid, "SIGKILL");
  // An engine that is being killed shall not hear of it; then nobody is left to answer to.
  await setTimeout(ENGINE_GONE);
  throw new Error("the engine was killed");
}
