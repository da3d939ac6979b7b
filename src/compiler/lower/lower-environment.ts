/** One environment's stack in the primary region: each concern in the order in which it needs the others. */
import type { StackBuilder } from "../../graph/builder.ts";
import type { Reference } from "../../graph/values.ts";
import type { Model } from "../model/model.ts";
import { hasLoadBalancer, type LoadBalancerKind, lowerAccessLogs } from "./access-logs.ts";
import { lowerBackup } from "./backup/backup.ts";
import { lowerCdn } from "./cdn.ts";
import { type Cluster, lowerCluster } from "./cluster.ts";
import { lowerComplianceAlerts } from "./compliance/alerts.ts";
import type { AccountId, Lowering } from "./context.ts";
import { lowerCost } from "./cost/cost.ts";
import { lowerDomain, lowerRecords } from "./domain.ts";
import { startOrder } from "./edges.ts";
import type { Registry } from "./images.ts";
import { lowerJob, lowerScheduleGroup } from "./job.ts";
import { type Keys, lowerKeys } from "./keys.ts";
import { type LoadBalancer, lowerLoadBalancer } from "./load-balancer.ts";
import { lowerNetwork, type Network } from "./network.ts";
import { lowerObservability } from "./observability/observability.ts";
import { lowerTopics } from "./observability/topics.ts";
import { lowerTracing } from "./observability/tracing.ts";
import { lowerSecrets } from "./secrets/secret.ts";
import { lowerSecurityGroups } from "./security-groups.ts";
import { type LoweredService, lowerService } from "./service.ts";
import type { LoweredStores } from "./stores/grant.ts";
import { lowerStores, type Stores } from "./stores/stores.ts";

/** The region of the registry, which the base platform decides for all environments. */
export interface ImagesPlace {
  readonly region: string;
}

/** The account's id, or the function that asks for it. */
export function accountOf(model: Model, builder: StackBuilder): AccountId {
  if (model.account !== undefined) return model.account.id;
  const origin = model.origin("");
  const scope = builder.scope({ file: "account", group: "platform-account", owner: "shared.account", origin });
  const caller = scope.invoke("aws:index/getCallerIdentity:getCallerIdentity", "caller", {}, { role: "caller" });
  return caller.accountId as Reference<string>;
}

export function lowerEnvironment(model: Model, builder: StackBuilder, images: ImagesPlace): void {
  const account = accountOf(model, builder);
  const lowering: Lowering = { model, builder, account };
  const registry: Registry = {
    platform: model.platform,
    account: model.imageAccount ?? account,
    region: images.region,
  };

  const keys = lowerKeys(lowering);
  const topics = lowerTopics(lowering, keys);
  const { services, jobs, caches, databases, secrets } = model;
  const runs = [services, jobs, caches, databases, secrets].some((entries) => entries.length > 0);
  // Where nothing runs, no network is needed.
  const network = runs ? lowerNetwork(lowering, keys) : undefined;
  const domain = lowerDomain(lowering);
  const accessLogs = lowerAccessLogs(lowering);
  const balancer = (kind: LoadBalancerKind): LoadBalancer | undefined =>
    network && domain && accessLogs.primary && hasLoadBalancer(model, kind)
      ? lowerLoadBalancer(lowering, { kind, network, domain, logs: accessLogs.primary, keys })
      : undefined;
  const balancers = { main: balancer("main"), direct: balancer("direct") };
  if (domain && (balancers.main || balancers.direct)) lowerRecords(lowering, domain, balancers);
  const backup = lowerBackup(lowering, topics);
  const { grants, buckets, queues } = lowerStores(lowering, { keys, network, accessLogs, backup });
  const tasks = network && lowerTasks(lowering, { keys, network, registry, stores: grants, queues, balancers });
  if (domain && model.cdn) {
    const behind = balancers.main === undefined ? undefined : (tasks?.rules ?? []);
    lowerCdn(lowering, model.cdn, { keys, domain, accessLogs, buckets, rules: behind });
  }
  const natGateways = network?.natGateways ?? [];
  const costAlarms = lowerCost(lowering, { keys, topics, balancers, natGateways, cluster: tasks?.cluster });
  lowerObservability(lowering, { topics, natGateways, domain, balancers, costAlarms, keys });
  lowerComplianceAlerts(lowering, topics);
}

interface TaskSurroundings {
  readonly keys: Keys;
  readonly network: Network;
  readonly registry: Registry;
  readonly stores: LoweredStores;
  readonly queues: Stores["queues"];
  readonly balancers: Readonly<Record<LoadBalancerKind, LoadBalancer | undefined>>;
}

interface LoweredTasks {
  readonly cluster: Cluster;
  /** The listener rules behind the CDN. */
  readonly rules: readonly { readonly $id: string }[];
}

/** The cluster with all services and jobs. */
function lowerTasks(
  lowering: Lowering,
  { keys, network, registry, stores, queues, balancers }: TaskSurroundings,
): LoweredTasks {
  const { model } = lowering;
  const cluster = lowerCluster(lowering, keys, network);
  const securityGroups = lowerSecurityGroups(lowering, network);
  const secrets = lowerSecrets(lowering, { keys, cluster });
  const common = { keys, network, cluster, registry, securityGroups, stores, queues, secrets };
  const tracing = lowerTracing(lowering, keys);

  const { order, circleOf } = startOrder(model);
  const started = new Map<string, LoweredService>();
  for (const service of order) {
    const waitFor = service.calls
      .filter((id) => circleOf.get(id) !== circleOf.get(service.id))
      .flatMap((id) => started.get(id) ?? []);
    const loadBalancer = service.route?.direct ? balancers.direct : balancers.main;
    started.set(service.id, lowerService(lowering, service, { ...common, loadBalancer, tracing, waitFor }));
  }
  if (model.jobs.length > 0) {
    const scheduleGroup = lowerScheduleGroup(lowering);
    for (const job of model.jobs) lowerJob(lowering, job, { ...common, scheduleGroup });
  }
  const rules = model.services.flatMap(({ id, route }) => (route?.behindCdn ? (started.get(id)?.rule ?? []) : []));
  return { cluster, rules };
}
