/** How many tasks run: a scalable target with its limits, one policy per wish, and schedules that move the limits. */
import { interpolate, type Reference } from "../../graph/values.ts";
import type { ServiceModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import type { Lowering, Scope } from "./context.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Route } from "./route.ts";
import { pathOf } from "./task.ts";

const DIMENSION = "ecs:service:DesiredCount";
const NAMESPACE = "ecs";

export interface ScalingSettings {
  readonly cluster: Cluster;
  readonly serviceName: Reference<string>;
  readonly route: Route | undefined;
  readonly loadBalancer: LoadBalancer | undefined;
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
          predefinedMetricSpecification: metric,
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
}

/** What scaling follows; of several the largest number of tasks wins. */
function wishes({ scaling: { target } }: ServiceModel, { route, loadBalancer }: ScalingSettings) {
  const found = [];
  if (target.cpu !== undefined) {
    found.push({
      role: "cpu" as const,
      value: target.cpu,
      metric: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    });
  }
  if (target.memory !== undefined) {
    found.push({
      role: "memory" as const,
      value: target.memory,
      metric: { predefinedMetricType: "ECSServiceAverageMemoryUtilization" },
    });
  }
  if (target.requestsPerTask !== undefined && route !== undefined && loadBalancer !== undefined) {
    found.push({
      role: "requests" as const,
      value: target.requestsPerTask,
      metric: {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: interpolate`${loadBalancer.arnSuffix}/${route.targetGroup.arnSuffix}`,
      },
    });
  }
  return found;
}
