/**
 * A cache: an ElastiCache replication group without shards, in the data subnets, encrypted with the platform's key. Who
 * connects is a user of its own, known by its task role.
 */
import { invariant } from "../../../diagnostic/invariant.ts";
import { cacheName, logGroupName } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import type { CacheModel } from "../../model/model.ts";
import { formatTimeOfDay } from "../../values/time-of-day.ts";
import { dailyWindow } from "../../values/window.ts";
import { entryPlace, type Lowering, type Scope } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Network } from "../network.ts";
import { lowerPassword } from "../secrets/password.ts";
import { type CacheUser, lowerCacheUsers } from "./cache-users.ts";
import { type GrantUse, NOTHING } from "./grant.ts";
import { sid } from "./uses.ts";

export interface CacheSettings {
  readonly keys: Keys;
  readonly network: Network;
}

/** The port of Redis and Valkey. */
const PORT = 6379;

interface Endpoints {
  readonly $id: string;
  readonly arn: Reference<string>;
  readonly replicationGroupId: Reference<string>;
  readonly primaryEndpointAddress: Reference<string>;
  readonly readerEndpointAddress: Reference<string>;
}

export function lowerCache(lowering: Lowering, cache: CacheModel, { keys, network }: CacheSettings): GrantUse {
  const { model } = lowering;
  const scope = lowering.builder.scope(entryPlace(lowering, cache));
  const origin = (field: string) => model.origin(`${cache.owner}.${field}`);
  const name = cacheName(model.platform, model.environment, cache.id);
  const securityGroup = scope.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    { id: cache.id },
    { vpcId: network.vpcId, description: `Cache ${cache.id}` },
  );
  const subnets = scope.resource(
    "aws:elasticache/subnetGroup:SubnetGroup",
    { id: cache.id },
    { description: `Data subnets of ${cache.id}`, subnetIds: network.dataSubnetIds },
  );
  const parameters = scope.resource(
    "aws:elasticache/parameterGroup:ParameterGroup",
    { id: cache.id },
    {
      family: cache.parameterFamily,
      description: `Parameters of ${cache.id}`,
      parameters: [{ name: "maxmemory-policy", value: cache.eviction }],
    },
    { origin: origin("eviction") },
  );
  const { userGroupId, users } = lowerCacheUsers(lowering, scope, cache);
  const group = scope.resource(
    "aws:elasticache/replicationGroup:ReplicationGroup",
    { id: cache.id },
    {
      replicationGroupId: name,
      description: `Cache ${cache.id} of ${model.platform} ${model.environment}`,
      engine: cache.engine,
      engineVersion: cache.version,
      // The version is the author's to raise; AWS applies patches by itself.
      autoMinorVersionUpgrade: false,
      nodeType: `cache.${cache.size}`,
      dataTieringEnabled: cache.tiersData ? true : undefined,
      numCacheClusters: cache.nodes,
      automaticFailoverEnabled: cache.automaticFailover,
      multiAzEnabled: cache.automaticFailover,
      preferredCacheClusterAzs: zonesOf(lowering, cache.nodes),
      port: PORT,
      parameterGroupName: parameters.name,
      subnetGroupName: subnets.name,
      securityGroupIds: [securityGroup.id],
      userGroupIds: [userGroupId],
      atRestEncryptionEnabled: true,
      kmsKeyId: keys.dataArn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      snapshotRetentionLimit: cache.backup?.days ?? 0,
      snapshotWindow: cache.backup && dailyWindow(formatTimeOfDay(model.backup.at)),
      finalSnapshotIdentifier: model.protected ? `${name}-final` : undefined,
      maintenanceWindow: cache.maintenanceWindow,
      logDeliveryConfigurations: lowerLogs(lowering, scope, cache, keys),
      // What `up` says is done is done, and not in the night from Saturday to Sunday.
      applyImmediately: true,
    },
    {
      stateful: true,
      // Its name is taken as long as it is there.
      deleteBeforeReplace: true,
      // What a cache was once filled from is no reason to make it again.
      ignoreChanges: ["snapshotArns", "snapshotName"],
    },
  );
  return grantOf(lowering, cache, { securityGroupId: securityGroup.id, users, group });
}

/** The zones of the nodes, the primary's first: as evenly spread as can be. */
function zonesOf({ model }: Lowering, nodes: number): readonly string[] {
  const { zones } = model.network;
  return Array.from({ length: nodes }, (_, index) => zones[index % zones.length]?.name ?? "");
}

/** The slow log and the engine's log, in groups of ours. */
function lowerLogs({ model }: Lowering, scope: Scope, cache: CacheModel, keys: Keys) {
  return (["slow-log", "engine-log"] as const).map((logType) => {
    const group = scope.resource(
      "aws:cloudwatch/logGroup:LogGroup",
      { id: cache.id, role: logType },
      {
        name: logGroupName(model.platform, model.environment, `${cache.id}-${logType}`),
        retentionInDays: cache.logRetentionDays,
        kmsKeyId: keys.logsArn,
      },
      { stateful: true, role: `${logType}-group`, origin: model.origin(`${cache.owner}.logs`) },
    );
    return { destination: group.name, destinationType: "cloudwatch-logs", logFormat: "json", logType };
  });
}

function grantOf(
  lowering: Lowering,
  cache: CacheModel,
  {
    securityGroupId,
    users,
    group,
  }: {
    readonly securityGroupId: Reference<string>;
    readonly users: ReadonlyMap<string, CacheUser>;
    readonly group: Endpoints;
  },
): GrantUse {
  const { model } = lowering;
  return (edge) => {
    const { scope, task, use, securityGroupId: source } = edge;
    const ingress = scope.resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { id: task.id, role: `uses-${cache.id}` },
      {
        securityGroupId,
        description: `From ${task.id}`,
        referencedSecurityGroupId: source,
        ipProtocol: "tcp",
        fromPort: PORT,
        toPort: PORT,
      },
      { role: `uses-${cache.id}`, origin: model.origin(`${task.owner}.uses.${cache.key}`) },
    );
    const user = users.get(task.id);
    invariant(user, `"${task.id}" has a user of the cache "${cache.id}"`);
    const variables = {
      [`${use.prefix}_HOST`]: group.primaryEndpointAddress,
      [`${use.prefix}_READER_HOST`]: group.readerEndpointAddress,
      [`${use.prefix}_PORT`]: String(PORT),
    };
    if (cache.passwords !== undefined) {
      const password = lowerPassword(lowering, edge, {
        kind: "caches",
        store: cache,
        rotateDays: cache.passwords.rotateDays,
        tags: { "rotation-user": user.id },
      });
      // While a cache is made its users cannot be changed.
      const rotation = password.rotateAfter(group);
      return { ...NOTHING, variables, secrets: password.secrets, waitFor: [ingress, rotation] };
    }
    return {
      ...NOTHING,
      statements: [
        // ElastiCache: Authenticating with IAM.
        {
          Sid: sid("Cache", cache.id),
          Effect: "Allow",
          Action: "elasticache:Connect",
          Resource: [group.arn, user.arn],
        },
      ],
      variables: {
        ...variables,
        [`${use.prefix}_CLUSTER`]: group.replicationGroupId,
        [`${use.prefix}_USER`]: user.name,
      },
      waitFor: [ingress],
    };
  };
}
