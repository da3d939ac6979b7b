/** What backups cost: what is kept, what is copied, what is restored to see whether it can be. */
import type { GraphNode } from "../../../graph/graph.ts";
import type { PlainValue } from "../../../graph/values.ts";
import assumptions from "../assumptions.json" with { type: "json" };
import memory from "../cache-memory.json" with { type: "json" };
import { type Charge, type Pricer, type PricingContext, referred } from "../pricer.ts";
import { constant } from "../quantity.ts";

interface Rule {
  readonly lifecycle?: { readonly deleteAfter?: number };
  readonly copyActions?: readonly { readonly lifecycle?: { readonly deleteAfter?: number } }[];
}

/** AWS Backup keeps one whole of each bucket and what changes; a copy is a second one, and is carried there. */
export const backupSelection: Pricer = ({ inputs }, context) => {
  const plan = referred(inputs["planId"], context);
  const rules = (plan?.inputs["rules"] ?? []) as unknown as readonly Rule[];
  const buckets = taggedBuckets(tagOf(inputs), context).length;
  const { bucketStorage } = context.usage;
  const longest = (all: readonly (number | undefined)[]) => Math.max(0, ...all.map((days) => days ?? 0));
  const kept = longest(rules.map(({ lifecycle }) => lifecycle?.deleteAfter));
  const copied = longest(rules.flatMap(({ copyActions = [] }) => copyActions.map((one) => one.lifecycle?.deleteAfter)));
  const stored = (days: number) =>
    days === 0 ? 0 : buckets * bucketStorage * (1 + (assumptions.newDataShare * days) / assumptions.daysPerMonth);
  return [
    { what: "backups of buckets", price: "backup.s3", quantity: constant(stored(kept)) },
    { what: "copies of backups", price: "backup.s3", quantity: constant(stored(copied)) },
    {
      what: "copies of backups, transfer",
      price: "backup.copy",
      quantity: constant(copied === 0 ? 0 : buckets * bucketStorage * assumptions.newDataShare),
    },
  ];
};

/** Each test restores every bucket whole. */
export const restoreTest: Pricer = ({ inputs }, context) => {
  const plan = referred(inputs["restoreTestingPlanName"], context);
  const expression = String(plan?.inputs["scheduleExpression"] ?? "");
  const times = expression.includes("#") ? 1 : assumptions.daysPerMonth / 7;
  const buckets = context.nodes.filter((node) => tagsOf(node)["backup"] !== undefined).length;
  return [
    { what: "restore tests", price: "backup.restoreTest", quantity: constant(times * buckets) },
    {
      what: "restore tests, data",
      price: "backup.restoreS3",
      quantity: constant(times * buckets * context.usage.bucketStorage),
    },
  ];
};

/** Every snapshot is a whole one; the newest of each day is free. Undefined sizes have a price that is not known. */
export function snapshots({ inputs }: GraphNode): readonly Charge[] {
  const days = Number(inputs["snapshotRetentionLimit"] ?? 0);
  if (days <= 1) return [];
  const gigabytes = memoryOf(String(inputs["nodeType"] ?? ""));
  if (gigabytes === undefined) {
    return [{ what: "snapshots", price: "elasticache.backup.unknownSize", quantity: constant(days - 1) }];
  }
  const most = gigabytes * (days - 1);
  const usual = most * assumptions.cacheShareInUse;
  return [{ what: "snapshots", price: "elasticache.backup", quantity: { minimum: 0, typical: usual, maximum: most } }];
}

/** What Atlas asks for backups depends on the disk and on what changes, which nothing here knows. */
export const atlasBackups: Pricer = ({ inputs }) => [
  { what: "backups", price: "atlas.backup", quantity: constant(1) },
  ...(inputs["copySettings"] === undefined
    ? []
    : [{ what: "copies of backups", price: "atlas.backupCopy", quantity: constant(1) }]),
];

/** GB of a node: `cache.r6g.large`. */
function memoryOf(nodeType: string): number | undefined {
  const [, family = "", size = ""] = nodeType.split(".");
  const kinds: Readonly<Record<string, Readonly<Record<string, number>>>> = memory.gigabytes;
  const kind = /^([mrt])[0-9]g?$/.exec(family)?.[1];
  return kind === undefined ? undefined : kinds[kind]?.[size];
}

function tagOf(inputs: GraphNode["inputs"]): string {
  const [condition] = (inputs["conditions"] ?? []) as unknown as readonly {
    readonly stringEquals?: readonly { readonly key: string; readonly value: string }[];
  }[];
  return condition?.stringEquals?.find(({ key }) => key === "aws:ResourceTag/backup")?.value ?? "";
}

function taggedBuckets(tag: string, { nodes }: PricingContext): readonly GraphNode[] {
  return nodes.filter((node) => node.token === "aws:s3/bucket:Bucket" && tagsOf(node)["backup"] === tag);
}

function tagsOf({ inputs }: GraphNode): Readonly<Record<string, PlainValue>> {
  return (inputs["tags"] ?? {}) as Readonly<Record<string, PlainValue>>;
}
