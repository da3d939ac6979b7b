/**
 * The sections whose members are named entries of the platform. A name, and an id, means one thing in all of them. A new
 * kind needs a line here, and one in `ENTRY_DEFAULTS`.
 */
export const ENTRY_KINDS = {
  services: { noun: "service" },
  jobs: { noun: "job" },
  caches: { noun: "cache" },
  databases: { noun: "database" },
  queues: { noun: "queue" },
  topics: { noun: "topic" },
  buckets: { noun: "bucket" },
  secrets: { noun: "secret" },
} as const;

export type EntryKind = keyof typeof ENTRY_KINDS;

/** The entries that containers run in. */
export const TASK_KINDS = ["services", "jobs"] as const satisfies readonly EntryKind[];

/**
 * The entries that services and jobs reach by `uses`: which accesses each offers, and what the injected variables are
 * called, behind the entry's own name: `MATCH_EVENTS_QUEUE_URL`.
 */
export const STORE_KINDS = {
  databases: { accesses: ["read", "read-write"], variables: ["URI", "DATABASE", "USER", "PASSWORD"] },
  queues: { accesses: ["send", "consume", "send-consume"], variables: ["QUEUE_URL"] },
  topics: { accesses: ["publish"], variables: ["TOPIC_ARN"] },
  buckets: { accesses: ["read", "write", "read-write"], variables: ["BUCKET"] },
  caches: {
    accesses: ["read", "read-write"],
    variables: ["HOST", "READER_HOST", "PORT", "USER", "CLUSTER", "PASSWORD"],
  },
} as const satisfies { readonly [K in EntryKind]?: StoreFacts };

interface StoreFacts {
  readonly accesses: readonly string[];
  /** Every suffix that any access or setting of the kind may inject. */
  readonly variables: readonly string[];
}

export type StoreKind = keyof typeof STORE_KINDS;
export type Access = (typeof STORE_KINDS)[StoreKind]["accesses"][number];

export const entryKinds = Object.keys(ENTRY_KINDS) as readonly EntryKind[];
export const storeKinds = Object.keys(STORE_KINDS) as readonly StoreKind[];

/** Every access that some kind offers, each once, in the order of the kinds. */
export const accesses = [...new Set(storeKinds.flatMap((kind): readonly Access[] => STORE_KINDS[kind].accesses))];

/** The accesses that a kind offers. */
export function accessesOf(kind: StoreKind): readonly Access[] {
  return STORE_KINDS[kind].accesses;
}

/** What the variables of a use begin with: `as`, or the entry's name: `match-events` is `MATCH_EVENTS`. */
export function variablePrefix(name: string, as: string | undefined): string {
  return as ?? name.toUpperCase().replaceAll("-", "_");
}
