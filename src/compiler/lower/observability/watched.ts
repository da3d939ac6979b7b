/** What there is to watch in an environment, as alarms and the dashboard name it. */
import { invariant } from "../../../diagnostic/invariant.ts";
import type { Reference } from "../../../graph/values.ts";
import type { JobModel, QueueModel, ServiceModel } from "../../model/model.ts";
import { type Lowering, shared } from "../context.ts";
import type { Balancers } from "./balancers.ts";
import type { ServiceMetrics } from "./service-alarms.ts";

export interface WatchedService {
  readonly service: ServiceModel;
  readonly metrics: ServiceMetrics;
}

export interface WatchedQueue {
  readonly queue: QueueModel;
  readonly name: Reference<string>;
  readonly deadLetters: Reference<string>;
}

export interface WatchedJob {
  readonly job: JobModel;
  readonly deadLetters: Reference<string>;
}

/** The service with the dimensions of its metrics; it has been lowered. */
export function watchedService({ builder }: Lowering, service: ServiceModel, balancers: Balancers): WatchedService {
  const ecs = builder.made("aws:ecs/service:Service", { id: service.id });
  const cluster = builder.made("aws:ecs/cluster:Cluster", shared());
  invariant(ecs && cluster, `the service "${service.id}" is lowered before what watches it`);
  const loadBalancer = service.route?.direct ? balancers.direct : balancers.main;
  const groups = new Map<string, { LoadBalancer: Reference<string>; TargetGroup: Reference<string> }>();
  for (const [end, name] of [
    ["", { id: service.id }],
    ["-green", { id: service.id, role: "green" }],
  ] as const) {
    const group = builder.made("aws:lb/targetGroup:TargetGroup", name);
    if (group === undefined || loadBalancer === undefined) continue;
    groups.set(end, { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: group.arnSuffix });
  }
  return { service, metrics: { task: { ClusterName: cluster.name, ServiceName: ecs.name }, groups } };
}

export function watchedQueue(lowering: Lowering, queue: QueueModel): WatchedQueue {
  const main = lowering.builder.made("aws:sqs/queue:Queue", { id: queue.id });
  invariant(main, `the queue "${queue.id}" is lowered before what watches it`);
  return { queue, name: main.name, deadLetters: deadLettersOf(lowering, queue.id) };
}

export function watchedJob(lowering: Lowering, job: JobModel): WatchedJob {
  return { job, deadLetters: deadLettersOf(lowering, job.id) };
}

function deadLettersOf({ builder }: Lowering, id: string): Reference<string> {
  const queue = builder.made("aws:sqs/queue:Queue", { id, role: "dead-letters" });
  invariant(queue, `the dead letters of "${id}" are lowered before what watches them`);
  return queue.name;
}
