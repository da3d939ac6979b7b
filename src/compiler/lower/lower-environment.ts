/** One environment's stack in the primary region: each concern in the order in which it needs the others. */
import type { StackBuilder } from "../../graph/builder.ts";
import type { Reference } from "../../graph/values.ts";
import type { Model } from "../model/model.ts";
import { hasLoadBalancer, lowerAccessLogs } from "./access-logs.ts";
import { lowerCluster } from "./cluster.ts";
import type { AccountId, Lowering } from "./context.ts";
import { lowerDomain, lowerRecords } from "./domain.ts";
import { startOrder } from "./edges.ts";
import type { Registry } from "./images.ts";
import { lowerJob, lowerScheduleGroup } from "./job.ts";
import { lowerKeys } from "./keys.ts";
import { lowerLoadBalancer } from "./load-balancer.ts";
import { lowerNetwork } from "./network.ts";
import { lowerSecurityGroups } from "./security-groups.ts";
import { lowerService } from "./service.ts";
import { lowerStores } from "./stores/stores.ts";

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
  const network = lowerNetwork(lowering, keys);
  const domain = lowerDomain(lowering);
  const accessLogs = lowerAccessLogs(lowering);
  const loadBalancer =
    domain && accessLogs.primary && hasLoadBalancer(model)
      ? lowerLoadBalancer(lowering, { network, domain, logs: accessLogs.primary })
      : undefined;
  if (domain && loadBalancer) lowerRecords(lowering, domain, loadBalancer);
  const cluster = lowerCluster(lowering, keys, network);
  const securityGroups = lowerSecurityGroups(lowering, network);
  const { grants: stores, queues } = lowerStores(lowering, { keys, network, accessLogs });
  const common = { keys, network, cluster, registry, securityGroups, stores, queues };

  const { order, circleOf } = startOrder(model);
  const started = new Map<string, { readonly $id: string }>();
  for (const service of order) {
    const waitFor = service.calls
      .filter((id) => circleOf.get(id) !== circleOf.get(service.id))
      .flatMap((id) => started.get(id) ?? []);
    started.set(service.id, lowerService(lowering, service, { ...common, loadBalancer, waitFor }));
  }
  if (model.jobs.length > 0) {
    const scheduleGroup = lowerScheduleGroup(lowering);
    for (const job of model.jobs) lowerJob(lowering, job, { ...common, scheduleGroup });
  }
}
