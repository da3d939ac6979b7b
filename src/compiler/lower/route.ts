/** The way from the load balancer to a service: target group, rule, and the way through the security group. */
import type { Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { HealthModel, RouteModel, ServiceModel } from "../model/model.ts";
import type { Lowering, Scope } from "./context.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Network } from "./network.ts";
import { ORIGIN_HEADER, wantedSecret } from "./origin-secret.ts";
import { pathOf } from "./task.ts";

export interface Route {
  readonly targetGroup: TargetGroup;
  /** The second group of blue-green and canary deployments. */
  readonly alternate: TargetGroup | undefined;
  readonly rule: { readonly $id: string; readonly arn: Reference<string> };
}

export interface TargetGroup {
  readonly arn: Reference<string>;
  readonly arnSuffix: Reference<string>;
}

const PROTOCOL_VERSIONS = { http1: "HTTP1", http2: "HTTP2", grpc: "GRPC" } as const;

export interface RouteSettings {
  readonly network: Network;
  readonly loadBalancer: LoadBalancer;
  readonly securityGroupId: Reference<string>;
}

export function lowerRoute(
  lowering: Lowering,
  scope: Scope,
  service: ServiceModel & { readonly route: RouteModel; readonly port: number; readonly health: HealthModel },
  settings: RouteSettings,
): Route {
  const { model } = lowering;
  const { route, port, id } = service;
  const origin = model.origin(pathOf(service, "route"));
  const shifting = service.deploy.strategy === "blue-green" || service.deploy.strategy === "canary";
  const targetGroup = lowerTargetGroup(lowering, scope, service, settings, undefined);
  const alternate = shifting ? lowerTargetGroup(lowering, scope, service, settings, "green") : undefined;
  const rule = scope.resource(
    "aws:lb/listenerRule:ListenerRule",
    { id },
    {
      listenerArn: settings.loadBalancer.listenerArn,
      priority: route.priority,
      conditions: [
        { hostHeader: { values: route.hosts } },
        { pathPattern: { values: route.paths } },
        ...(settings.loadBalancer.locked
          ? [{ httpHeader: { httpHeaderName: ORIGIN_HEADER, values: [wantedSecret] } }]
          : []),
        ...(route.sourceIps.length === 0 ? [] : [{ sourceIp: { values: route.sourceIps } }]),
      ],
      actions: [
        alternate === undefined
          ? { type: "forward", targetGroupArn: targetGroup.arn }
          : {
              type: "forward",
              forward: {
                targetGroups: [
                  { arn: targetGroup.arn, weight: 100 },
                  { arn: alternate.arn, weight: 0 },
                ],
              },
            },
      ],
    },
    // During blue-green and canary deployments ECS moves the weights.
    { origin, ...(alternate === undefined ? {} : { ignoreChanges: ["actions"] }) },
  );
  scope.resource(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    { id, role: "from-load-balancer" },
    {
      securityGroupId: settings.securityGroupId,
      description: "From the load balancer",
      referencedSecurityGroupId: settings.loadBalancer.securityGroupId,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
    },
    { origin, role: "from-load-balancer" },
  );
  return { targetGroup, alternate, rule };
}

function lowerTargetGroup(
  { model }: Lowering,
  scope: Scope,
  service: ServiceModel & { readonly route: RouteModel; readonly port: number; readonly health: HealthModel },
  { network }: RouteSettings,
  role: "green" | undefined,
): TargetGroup {
  const { id, route, port, health } = service;
  return scope.resource(
    "aws:lb/targetGroup:TargetGroup",
    role === undefined ? { id } : { id, role },
    {
      vpcId: network.vpcId,
      port,
      protocol: "HTTP",
      protocolVersion: PROTOCOL_VERSIONS[route.protocol],
      targetType: "ip",
      deregistrationDelay: route.drain,
      loadBalancingAlgorithmType: "least_outstanding_requests",
      stickiness: {
        enabled: route.stickiness,
        type: "lb_cookie",
        cookieDuration: operations.stickinessSeconds,
      },
      healthCheck: {
        path: health.path,
        // Of gRPC 0 is success (gRPC: status codes); of HTTP all of the 200s.
        matcher: route.protocol === "grpc" ? "0" : "200-299",
        interval: health.interval,
        timeout: health.timeout,
        healthyThreshold: health.healthyAfter,
        unhealthyThreshold: health.unhealthyAfter,
      },
    },
    {
      origin: model.origin(pathOf(service, "health")),
      role: role === undefined ? "target-group" : `${role}-target-group`,
    },
  );
}
