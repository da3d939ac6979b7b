/**
 * Measures what AWS has no metric for: how old the values are that people supply, and the newest snapshots of caches. What
 * cannot be looked at does not keep the rest from it; all of it is in the error, which an alarm hears of.
 */
import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeReplicationGroupsCommand,
  DescribeSnapshotsCommand,
  ElastiCacheClient,
} from "@aws-sdk/client-elasticache";
import { ListSecretsCommand, ListSecretVersionIdsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const DAY = 86_400_000;
/** What PutMetricData takes at once is more; small requests are easier to read in a log. */
const AT_ONCE = 20;

const cloudwatch = new CloudWatchClient({});
const elasticache = new ElastiCacheClient({});
const secretsManager = new SecretsManagerClient({});

export async function handler() {
  const { NAMESPACE, SECRETS, CACHES } = process.env;
  const failed = [];
  const attempt = async (what, look) => {
    try {
      return await look();
    } catch (error) {
      failed.push(`${what} (${error.name})`);
      return [];
    }
  };
  const ages = [
    ...(SECRETS === undefined ? [] : await attempt("secrets", () => secretAges(SECRETS, attempt))),
    ...(CACHES === undefined ? [] : await attempt("caches", () => snapshotAges(CACHES, attempt))),
  ];
  for (let from = 0; from < ages.length; from += AT_ONCE) {
    const MetricData = ages.slice(from, from + AT_ONCE).map(({ metric, dimension, id, since }) => ({
      MetricName: metric,
      Dimensions: [{ Name: dimension, Value: id }],
      Value: (Date.now() - since.getTime()) / DAY,
    }));
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: NAMESPACE, MetricData }));
  }
  console.log(JSON.stringify({ measured: ages.length, failed }));
  if (failed.length > 0) throw new Error(`not measured: ${failed.join(", ")}`);
}

/** The current version's age of every secret that does not rotate by itself; one that was never set has none. */
async function secretAges(prefix, attempt) {
  const ages = [];
  let NextToken;
  do {
    const page = await secretsManager.send(
      new ListSecretsCommand({ Filters: [{ Key: "name", Values: [prefix] }], NextToken }),
    );
    for (const { Name, RotationEnabled } of page.SecretList) {
      if (RotationEnabled || !Name.startsWith(prefix)) continue;
      const found = await attempt(Name, async () => {
        const { Versions = [] } = await secretsManager.send(new ListSecretVersionIdsCommand({ SecretId: Name }));
        const current = Versions.find(({ VersionStages = [] }) => VersionStages.includes("AWSCURRENT"));
        return current === undefined ? [] : [current.CreatedDate];
      });
      const id = Name.slice(prefix.length);
      ages.push(...found.map((since) => ({ metric: "SecretAge", dimension: "Secret", id, since })));
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ages;
}

/** The age of each cache's newest snapshot that AWS took; of the cache itself while there is none. */
async function snapshotAges(prefix, attempt) {
  const ages = [];
  let Marker;
  do {
    const page = await elasticache.send(new DescribeReplicationGroupsCommand({ Marker }));
    for (const { ReplicationGroupId, ReplicationGroupCreateTime, SnapshotRetentionLimit } of page.ReplicationGroups) {
      if (!ReplicationGroupId.startsWith(prefix) || !SnapshotRetentionLimit) continue;
      const found = await attempt(ReplicationGroupId, async () => {
        const times = await snapshotTimes(ReplicationGroupId);
        return [times.reduce((newest, time) => (time > newest ? time : newest), ReplicationGroupCreateTime)];
      });
      const id = ReplicationGroupId.slice(prefix.length);
      ages.push(...found.map((since) => ({ metric: "SnapshotAge", dimension: "Cache", id, since })));
    }
    Marker = page.Marker;
  } while (Marker !== undefined);
  return ages;
}

async function snapshotTimes(ReplicationGroupId) {
  const times = [];
  let Marker;
  do {
    const page = await elasticache.send(
      new DescribeSnapshotsCommand({ ReplicationGroupId, SnapshotSource: "system", Marker }),
    );
    for (const { NodeSnapshots = [] } of page.Snapshots)
      times.push(...NodeSnapshots.flatMap(({ SnapshotCreateTime }) => SnapshotCreateTime ?? []));
    Marker = page.Marker;
  } while (Marker !== undefined);
  return times;
}
