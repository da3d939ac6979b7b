/** How many tasks run: a scalable target with its limits, one policy per wish, and schedules that move the limits. */
import type { Inputs } from "../../graph/types.ts";
import { type Interpolation, interpolate, type Reference } from "../../graph/values.ts";
import type { ServiceModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import type { Lowering, Scope } from "./context.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Route } from "./route.ts";
import type { Queue } from "./stores/queue.ts";
import { pathOf } from "./task.ts";

const DIMENSION = "ecs:service:DesiredCount";
const NAMESPACE = "ecs";

export interface ScalingSettings {
  readonly cluster: Cluster;
  readonly serviceName: Reference<string>;
  readonly route: Route | undefined;
  readonly loadBalancer: LoadBalancer | undefined;
  readonly queues: ReadonlyMap<string, Queue>;
}

type Configuration = Exclude<
  Inputs<"aws:appautoscaling/policy:Policy">["targetTrackingScalingPolicyConfiguration"],
  Reference | undefined
>;
type Metric = Pick<Configuration, "predefinedMetricSpecification" | "customizedMetricSpecification">;

/** One thing that scaling follows. */
interface Wish {
  readonly role: "cpu" | "memory" | "requests" | "backlog";
  readonly value: number;
  readonly metric: Metric;
}

export function lowerScaling(lowering: Lowering, scope: Scope, service: ServiceModel, settings: ScalingSettings): void {
  const { scaling, ready, id } = service;
  const { model } = lowering;
  const origin = model.origin(pathOf(service, "scaling"));
  const target = scope.resource(
    "aws:appautoscaling/target:Target",
    { id },
    {
      serviceNamespace: NAMESPACE,
      scalableDimension: DIMENSION,
      resourceId: interpolate`service/${settings.cluster.name}/${settings.serviceName}`,
      minCapacity: ready ? scaling.min : 0,
      maxCapacity: ready ? scaling.max : 0,
    },
    { role: "scalable-target", origin },
  );
  const common = {
    serviceNamespace: target.serviceNamespace,
    scalableDimension: target.scalableDimension,
    resourceId: target.resourceId,
  };
  for (const { role, value, metric } of wishes(service, settings)) {
    scope.resource(
      "aws:appautoscaling/policy:Policy",
      { id, role },
      {
        ...common,
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          targetValue: value,
          scaleOutCooldown: scaling.cooldown.out,
          scaleInCooldown: scaling.cooldown.in,
          ...metric,
        },
      },
      { role: `${role}-scaling-policy`, origin: model.origin(pathOf(service, "scaling.target")) },
    );
  }
  if (!ready) return;
  for (const schedule of scaling.schedules) {
    scope.resource(
      "aws:appautoscaling/scheduledAction:ScheduledAction",
      { id, role: `schedule-${schedule.name}` },
      {
        ...common,
        schedule: schedule.expression,
        timezone: schedule.timezone,
        scalableTargetAction: { minCapacity: schedule.min, maxCapacity: schedule.max },
      },
      { role: `${schedule.name}-schedule`, origin: model.origin(pathOf(service, "scaling.schedules")) },
    );
  }
  const { offHours } = model;
  if (offHours === undefined) return;
  for (const [role, schedule, min, max] of [
    ["off-hours-begin", offHours.begin, 0, 0],
    ["off-hours-end", offHours.end, scaling.min, scaling.max],
  ] as const) {
    scope.resource(
      "aws:appautoscaling/scheduledAction:ScheduledAction",
      { id, role },
      {
        ...common,
        schedule,
        timezone: offHours.timezone,
        scalableTargetAction: { minCapacity: min, maxCapacity: max },
      },
      { role, origin: model.origin("cost.offHours") },
    );
  }
}

/** What scaling follows; of several the largest number of tasks wins. */
function wishes({ scaling: { target, backlog } }: ServiceModel, settings: ScalingSettings): readonly Wish[] {
  const { route, loadBalancer, queues } = settings;
  const found: Wish[] = [];
  if (target.cpu !== undefined) {
    found.push({ role: "cpu", value: target.cpu, metric: predefined("ECSServiceAverageCPUUtilization") });
  }
  if (target.memory !== undefined) {
    found.push({ role: "memory", value: target.memory, metric: predefined("ECSServiceAverageMemoryUtilization") });
  }
  if (target.requestsPerTask !== undefined && route !== undefined && loadBalancer !== undefined) {
    found.push({
      role: "requests",
      value: target.requestsPerTask,
      metric: predefined(
        "ALBRequestCountPerTarget",
        interpolate`${loadBalancer.arnSuffix}/${route.targetGroup.arnSuffix}`,
      ),
    });
  }
  const queue = backlog && queues.get(backlog.queue);
  if (backlog !== undefined && queue !== undefined) {
    found.push({ role: "backlog", value: backlog.messages, metric: backlogPerTask(queue, settings) });
  }
  return found;
}

function predefined(predefinedMetricType: string, resourceLabel?: string | Interpolation) {
  return { predefinedMetricSpecification: { predefinedMetricType, resourceLabel } };
}

/**
 * Waiting messages for each running task, as metric math: Application Auto Scaling divides nothing itself (Application Auto
 * Scaling User Guide: Create a target tracking scaling policy using metric math). No running task counts as one.
 */
function backlogPerTask({ name }: Queue, { cluster, serviceName }: ScalingSettings): Metric {
  return {
    customizedMetricSpecification: {
      metrics: [
        {
          id: "m1",
          label: "Waiting messages",
          metricStat: {
            metric: {
              namespace: "AWS/SQS",
              metricName: "ApproximateNumberOfMessagesVisible",
              dimensions: [{ name: "QueueName", value: name }],
            },
            stat: "Sum",
          },
          returnData: false,
        },
        {
          id: "m2",
          label: "Running tasks",
          metricStat: {
            metric: {
              namespace: "ECS/ContainerInsights",
              metricName: "RunningTaskCount",
              dimensions: [
                { name: "ClusterName", value: cluster.name },
                { name: "ServiceName", value: serviceName },
              ],
            },
            stat: "Average",
          },
          returnData: false,
        },
        { id: "e1", label: "Waiting messages per task", expression: "m1/MAX([m2,1])", returnData: true },
      ],
    },
  };
}
