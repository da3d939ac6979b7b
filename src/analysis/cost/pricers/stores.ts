/** What holds data, and what passes it on. */
import assumptions from "../assumptions.json" with { type: "json" };
import { monthly, type Pricer } from "../pricer.ts";
import { constant } from "../quantity.ts";
import { snapshots } from "./backup.ts";
import { volume } from "./network.ts";

const HOURS = assumptions.hoursPerMonth;

export const queue: Pricer = ({ inputs, name }, { usage }) => {
  // Dead letters are the exception: what they cost is not seen on a bill.
  if (name.endsWith("-dead-letters")) return [];
  const price = inputs["fifoQueue"] === true ? "sqs.fifoRequests" : "sqs.requests";
  return [{ what: "queue, requests", price, quantity: volume(usage.requests * assumptions.storeRequestsPerRequest) }];
};

export const topic: Pricer = (_, { usage }) => [
  { what: "topic, publications", price: "sns.publishes", quantity: volume(usage.requests) },
];

export const bucket: Pricer = (_, { usage }) => [
  { what: "bucket, storage", price: "s3.storage", quantity: constant(usage.bucketStorage) },
  { what: "bucket, reads", price: "s3.reads", quantity: volume(usage.requests) },
];

/** Copies to the other region, in time: the transfer between regions and replication time control. */
export const replication: Pricer = (_, { usage }) => [
  {
    what: "bucket, copies",
    price: "s3.replication",
    quantity: volume(usage.bucketStorage * assumptions.newDataShare),
  },
];

export const repository: Pricer = () => monthly("images, storage", "ecr.storage", assumptions.imageGigabytes);

export const replicationGroup: Pricer = (node) => {
  const { inputs } = node;
  const nodes = Number(inputs["numCacheClusters"] ?? 1);
  const price = `elasticache.${inputs["engine"] ?? "redis"}.${inputs["nodeType"]}`;
  return [{ what: `${inputs["nodeType"]} nodes`, price, quantity: constant(HOURS * nodes) }, ...snapshots(node)];
};

interface RegionConfig {
  readonly electableSpecs?: { readonly instanceSize?: string; readonly nodeCount?: number };
  readonly autoScaling?: { readonly computeEnabled?: boolean; readonly computeMaxInstanceSize?: string };
}

/** At the most, a cluster that may grow has its largest size. */
export const atlasCluster: Pricer = ({ inputs }) => {
  const specs = (inputs["replicationSpecs"] ?? []) as unknown as readonly { regionConfigs?: readonly RegionConfig[] }[];
  return specs.flatMap(({ regionConfigs = [] }) =>
    regionConfigs.flatMap(({ electableSpecs = {}, autoScaling = {} }) => {
      const { instanceSize = "", nodeCount = 3 } = electableSpecs;
      const hours = HOURS * nodeCount;
      const largest = autoScaling.computeEnabled ? autoScaling.computeMaxInstanceSize : undefined;
      if (largest === undefined || largest === instanceSize) {
        return [{ what: `${instanceSize} nodes`, price: `atlas.${instanceSize}`, quantity: constant(hours) }];
      }
      return [
        {
          what: `${instanceSize} nodes`,
          price: `atlas.${instanceSize}`,
          quantity: { minimum: hours, typical: hours, maximum: 0 },
        },
        {
          what: `${largest} nodes, when it has grown`,
          price: `atlas.${largest}`,
          quantity: { minimum: 0, typical: 0, maximum: hours },
        },
      ];
    }),
  );
};

/** What Atlas charges for it is not known. */
export const atlasPrivateLink: Pricer = () => [
  { what: "private link, hours", price: "atlas.privateLink", quantity: constant(HOURS) },
];

export const secret: Pricer = ({ inputs }) => {
  const { replicas } = inputs;
  return monthly("secret", "secret", 1 + (Array.isArray(replicas) ? replicas.length : 0));
};

export const key: Pricer = () => monthly("key", "kms.key");
