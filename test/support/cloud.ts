/**
 * A simulated cloud for tests of the real engine: what exists in it, what happened, changes behind Pulumi's back, and
 * faults. The providers in `providers/` serve it; `environment` tells them where it is.
 */
import type { Deed, Fault } from "./providers/faults.ts";
import { type CloudObject, type Identity, type JournalEntry, openStore, type Properties } from "./providers/store.ts";

export interface Cloud {
  /** For the process that runs the engine. */
  readonly environment: Readonly<Record<string, string>>;
  /** What exists, keys that wait for their deletion apart, by URN. */
  list(): readonly CloudObject[];
  /** The object that the resource of this type and logical name has made. Throws where there is none, or more than one. */
  find(type: string, name: string): CloudObject;
  /** What has been asked of the cloud since it was made. */
  journal(): readonly JournalEntry[];
  /** Creations, updates and deletions that were done: `create aws:s3/bucket:Bucket logs`. */
  changes(): readonly string[];
  /** Drift: gives inputs of an object other values; `undefined` takes an input away. */
  change(type: string, name: string, patch: { readonly [input: string]: Properties[string] | undefined }): void;
  /** Drift: deletes an object. */
  remove(type: string, name: string): void;
  /** Injects a fault; returns what takes it back. */
  inject(fault: Omit<Fault, "id">): () => void;
  /** From now on the credentials are those of another account. */
  setAccount(account: string): void;
}

export type { CloudObject, Deed, Fault, JournalEntry };

/** Opens the cloud in a folder, which is made where it is not there. */
export function createCloud(folder: string, account = "111122223333"): Cloud {
  const store = openStore(folder);
  store.setControl({ ...store.control(), account });
  const list = () => store.list().filter(({ status }) => status !== "pending-deletion");
  const find = (type: string, name: string) => {
    const found = list().filter((object) => object.type === type && object.name === name);
    const [object] = found;
    if (object === undefined || found.length > 1)
      throw new Error(`${found.length} objects ${type} ${name}; expected one`);
    return object;
  };
  const edit = (change: (faults: readonly Fault[]) => readonly Fault[]) => {
    const control = store.control();
    store.setControl({ ...control, faults: change(control.faults) });
  };
  let injected = 0;

  return {
    environment: { SIMULATED_CLOUD: folder },
    list,
    find,
    journal: store.journal,
    changes: () =>
      store
        .journal()
        .filter(({ operation, refusal }) => /^(create|update|delete)$/.test(operation) && refusal === undefined)
        .map(({ operation, type, name }) => `${operation} ${type} ${name}`),
    change: (type, name, patch) => {
      const object = find(type, name);
      const entries = Object.entries({ ...object.inputs, ...patch }).filter(([, value]) => value !== undefined);
      store.put({ ...object, inputs: Object.fromEntries(entries) as Properties });
    },
    remove: (type, name) => {
      const object: Identity = find(type, name);
      store.remove(object);
    },
    inject: (fault) => {
      const id = `${process.pid}-${Date.now()}-${injected++}`;
      edit((faults) => [...faults, { ...fault, id }]);
      return () => edit((faults) => faults.filter((other) => other.id !== id));
    },
    setAccount: (next) => store.setControl({ ...store.control(), account: next }),
  };
}
