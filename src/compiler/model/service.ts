/** The sections that only services have. */
import type {
  ResolvedDeploy,
  ResolvedHealth,
  ResolvedRoute,
  ResolvedScaling,
  ResolvedSpec,
} from "../overlay/resolved.ts";
import { isBehindCdn, routeHosts } from "../values/route-hosts.ts";
import { routePriority } from "../values/route-priority.ts";
import { seconds } from "../values/seconds.ts";
import type { DeployModel } from "./deploy-model.ts";
import type { HealthModel, RouteModel, ScalingModel } from "./model.ts";
import { awsExpression } from "./schedule.ts";

export function buildHealth(health: ResolvedHealth): HealthModel {
  return {
    path: health.path,
    interval: seconds(health.interval),
    timeout: seconds(health.timeout),
    grace: seconds(health.grace),
    healthyAfter: health.healthyAfter,
    unhealthyAfter: health.unhealthyAfter,
  };
}

export function buildRoute(key: string, id: string, route: ResolvedRoute, spec: ResolvedSpec): RouteModel {
  const hosts = routeHosts(key, route, spec);
  const domain = spec.domain?.name;
  return {
    paths: route.paths,
    hosts,
    protocol: route.protocol,
    stickiness: route.stickiness,
    drain: seconds(route.drain),
    sourceIps: route.sourceIps ?? [],
    priority: routePriority({ id, paths: route.paths, priority: route.priority }),
    direct: spec.cdn !== undefined && route.direct,
    behindCdn: isBehindCdn(route, spec),
    ownCertificates: domain === undefined ? [] : hosts.filter((host) => !coveredByWildcard(host, domain)),
  };
}

/** Whether the certificate for `domain` and `*.domain` covers the host: the domain itself and one level below. */
function coveredByWildcard(host: string, domain: string): boolean {
  return host === domain || host.slice(host.indexOf(".") + 1) === domain;
}

export function buildScaling(scaling: ResolvedScaling, queues: ResolvedSpec["queues"]): ScalingModel {
  const { backlogPerTask: backlog, ...target } = scaling.target;
  // A name that no queue has is a rule's to report.
  const queue = backlog !== undefined && Object.hasOwn(queues, backlog.queue) ? queues[backlog.queue] : undefined;
  return {
    min: scaling.min,
    max: scaling.max,
    target,
    backlog: queue && backlog && { queue: queue.id, messages: backlog.messages },
    cooldown: { out: seconds(scaling.cooldown.out), in: seconds(scaling.cooldown.in) },
    schedules: scaling.schedules
      .map(({ name, cron, timezone, min, max }) => ({ name, expression: awsExpression(cron), timezone, min, max }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

export function buildDeploy(deploy: ResolvedDeploy): DeployModel {
  const rollbackOn = [...deploy.rollbackOn].sort();
  if (deploy.strategy === "rolling" || deploy.strategy === "recreate") {
    const recreate = deploy.strategy === "recreate";
    return {
      strategy: deploy.strategy,
      minHealthy: recreate ? 0 : (deploy.minHealthy ?? 100),
      maxHealthy: recreate ? 100 : (deploy.maxHealthy ?? 200),
      circuitBreaker: deploy.circuitBreaker ?? true,
      rollbackOn,
    };
  }
  return {
    strategy: deploy.strategy,
    percent: deploy.percent ?? 100,
    bakeMinutes: seconds(deploy.bake ?? "10m") / 60,
    rollbackOn,
  };
}
