/**
 * What exists in the simulated cloud: one JSON file for each object, written atomically, so that what exists is known
 * whatever was killed, independently of Pulumi's state. All provider processes of a run, and the test, share the folder:
 *
 *     objects/<hash of its identity>.json  an object
 *     journal.ndjson                       what has been asked of the cloud, in order
 *     control.json                         the account, and the faults to inject (see faults.ts)
 *     claims/                              how often each fault has been met already
 */
import { createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Wire } from "../../../src/graph/wire.ts";
import type { Fault } from "./faults.ts";

export type Properties = { readonly [property: string]: Wire };

export interface CloudObject {
  readonly type: string;
  readonly id: string;
  readonly account: string;
  /** Empty for what is global. */
  readonly region: string;
  /** The logical name and URN of the resource that made it. */
  readonly name: string;
  readonly urn: string;
  /** `partial`: made, but not to the end. `pending-deletion`: a key in its waiting period. */
  readonly status: "ready" | "partial" | "pending-deletion";
  /** What was asked for, without marks of secrets. */
  readonly inputs: Properties;
  /** What the cloud itself has set. */
  readonly outputs: Properties;
}

/** What tells an object from all others. */
export type Identity = Pick<CloudObject, "type" | "id" | "account" | "region" | "outputs">;

export type Operation =
  | "configure"
  | "check"
  | "diff"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "invoke"
  | "construct";

export interface JournalEntry {
  readonly operation: Operation;
  readonly type: string;
  readonly name: string;
  readonly id?: string;
  /** What the cloud answered; `undefined` where it did what was asked. */
  readonly refusal?: string;
}

export interface Control {
  /** Of the credentials with which the cloud is reached. */
  readonly account: string;
  readonly faults: readonly Fault[];
}

export interface Store {
  readonly folder: string;
  control(): Control;
  setControl(control: Control): void;
  list(): readonly CloudObject[];
  get(identity: Identity): CloudObject | undefined;
  put(object: CloudObject): void;
  remove(identity: Identity): void;
  journal(): readonly JournalEntry[];
  record(entry: JournalEntry): void;
  /** Counts one more of what `key` names, over all processes; returns how many were counted before. */
  claim(key: string): number;
}

/** Opens a cloud's folder; makes what is not there. */
export function openStore(folder: string): Store {
  const objects = join(folder, "objects");
  const claims = join(folder, "claims");
  const journal = join(folder, "journal.ndjson");
  const control = join(folder, "control.json");
  mkdirSync(objects, { recursive: true });
  mkdirSync(claims, { recursive: true });
  const fileOf = (identity: Identity) => join(objects, `${hash(keyOf(identity))}.json`);

  return {
    folder,
    control: () => readJson<Control>(control) ?? { account: "", faults: [] },
    setControl: (value) => writeAtomically(control, value),
    list: () =>
      readdirSync(objects)
        .filter((name) => name.endsWith(".json"))
        .map((name) => readJson<CloudObject>(join(objects, name)))
        .filter((object) => object !== undefined)
        .sort((a, b) => (a.urn + a.id < b.urn + b.id ? -1 : 1)),
    get: (identity) => readJson<CloudObject>(fileOf(identity)),
    put: (object) => writeAtomically(fileOf(object), object),
    remove: (identity) => rmSync(fileOf(identity), { force: true }),
    journal: () =>
      existsSync(journal)
        ? readFileSync(journal, "utf8")
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line) as JournalEntry)
        : [],
    record: (entry) => appendFileSync(journal, `${JSON.stringify(entry)}\n`),
    claim: (key) => {
      for (let count = 0; ; count++) {
        try {
          writeFileSync(join(claims, `${hash(key)}-${count}`), "", { flag: "wx" });
          return count;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        }
      }
    },
  };
}

/** The identifier of a task definition is its family, which all its revisions have. */
function keyOf({ type, id, account, region, outputs }: Identity): string {
  const own = type === "aws:ecs/taskDefinition:TaskDefinition" ? (outputs["arn"] ?? id) : id;
  return JSON.stringify([account, region, type, own]);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 24);
}

function writeAtomically(file: string, value: unknown): void {
  const unfinished = `${file}.${randomBytes(4).toString("hex")}`;
  writeFileSync(unfinished, JSON.stringify(value, null, 1));
  renameSync(unfinished, file);
}

/** `undefined` where the file is not there, or no longer. */
function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
