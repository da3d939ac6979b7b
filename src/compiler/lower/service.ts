/** A service: its task, the way to it, and how it is deployed, found and scaled. */

import { rolePath } from "../../graph/names.ts";
import type { Inputs } from "../../graph/types.ts";
import type { Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { ServiceModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import { PORT_NAME, proxyLogOptions } from "./containers.ts";
import { entryPlace, type Lowering, type Scope } from "./context.ts";
import { lowerCalls } from "./edges.ts";
import type { Registry } from "./images.ts";
import type { Keys } from "./keys.ts";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Network } from "./network.ts";
import { lowerSamplingRule, type Tracing, tracingOf } from "./observability/tracing.ts";
import { trust } from "./policy.ts";
import { lowerRollbackAlarms } from "./rollback-alarms.ts";
import { lowerRoute, type Route } from "./route.ts";
import { lowerScaling } from "./scaling.ts";
import type { LoweredSecrets } from "./secrets/secret.ts";
import type { SecurityGroups } from "./security-groups.ts";
import type { LoweredStores } from "./stores/grant.ts";
import type { Queue } from "./stores/queue.ts";
import { lowerTask, pathOf, type Task } from "./task.ts";

type EcsService = Inputs<"aws:ecs/service:Service">;

export interface ServiceSettings {
  readonly keys: Keys;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly registry: Registry;
  readonly securityGroups: SecurityGroups;
  readonly stores: LoweredStores;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly secrets: LoweredSecrets;
  readonly loadBalancer: LoadBalancer | undefined;
  readonly tracing: Tracing | undefined;
  /** The ECS services that it calls and may wait for. */
  readonly waitFor: readonly { readonly $id: string }[];
}

export interface LoweredService {
  readonly $id: string;
  /** The rule that leads to it; undefined without a route. */
  readonly rule: { readonly $id: string } | undefined;
}

/** Returns the ECS service, for those that wait for it. */
export function lowerService(lowering: Lowering, service: ServiceModel, settings: ServiceSettings): LoweredService {
  const { id } = service;
  const scope = lowering.builder.scope(entryPlace(lowering, service));
  const { keys, network, cluster, registry, stores, secrets, loadBalancer } = settings;
  const protocol = service.route?.protocol ?? "http1";
  const securityGroupId = settings.securityGroups.get(id) as Reference<string>;
  const common = { keys, cluster, registry, stores, secrets, securityGroupId };
  const tracing = tracingOf(lowering, settings.tracing, service);
  const task = lowerTask(lowering, scope, service, { ...service, protocol, ...common, tracing });
  lowerSamplingRule(lowering, scope, settings.tracing, service);
  const { route: routing, port, health } = service;
  const route =
    routing === undefined || port === undefined || health === undefined || loadBalancer === undefined
      ? undefined
      : lowerRoute(
          lowering,
          scope,
          { ...service, route: routing, port, health },
          { network, loadBalancer, securityGroupId },
        );
  lowerCalls(lowering, scope, service, settings.securityGroups);
  const alarms = route && loadBalancer ? lowerRollbackAlarms(lowering, scope, service, route, loadBalancer) : [];

  const resource = scope.resource(
    "aws:ecs/service:Service",
    { id },
    {
      cluster: cluster.arn,
      taskDefinition: task.definitionArn,
      desiredCount: service.ready ? service.scaling.min : 0,
      capacityProviderStrategies: capacity(service.critical),
      // A change of the capacity providers replaces the service unless this is set from its first day.
      forceNewDeployment: true,
      networkConfiguration: {
        subnets: network.privateSubnetIds,
        securityGroups: [securityGroupId],
        assignPublicIp: false,
      },
      ...deployment(lowering, scope, service, route, alarms),
      ...discovery(lowering, scope, service, cluster, task),
      healthCheckGracePeriodSeconds: route === undefined ? undefined : health?.grace,
      enableExecuteCommand: service.exec,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      waitForSteadyState: service.ready,
    },
    {
      // The scalable target moves it.
      ignoreChanges: ["desiredCount"],
      role: `${id}-service`,
      dependsOn: [
        ...(route === undefined ? [] : [route.rule]),
        ...task.roles.policies,
        ...task.roles.grant.waitFor,
        ...settings.waitFor,
      ],
    },
  );
  lowerScaling(lowering, scope, service, {
    cluster,
    serviceName: resource.name,
    route,
    loadBalancer,
    queues: settings.queues,
  });
  return { $id: resource.$id, rule: route?.rule };
}

/** Constants, never from `scaling`: a changed strategy replaces what must not be replaced. */
function capacity(critical: boolean): EcsService["capacityProviderStrategies"] {
  if (critical) return [{ capacityProvider: "FARGATE", base: 0, weight: 1 }];
  return [
    { capacityProvider: "FARGATE", base: 1, weight: 1 },
    { capacityProvider: "FARGATE_SPOT", weight: 4 },
  ];
}

function deployment(
  lowering: Lowering,
  scope: Scope,
  service: ServiceModel,
  route: Route | undefined,
  alarmNames: readonly Reference<string>[],
): Partial<EcsService> {
  const { deploy, id, port } = service;
  const alarms = alarmNames.length === 0 ? undefined : { enable: true, rollback: true, alarmNames };
  const target = (advanced?: Record<string, unknown>) =>
    route === undefined || port === undefined
      ? undefined
      : [{ targetGroupArn: route.targetGroup.arn, containerName: id, containerPort: port, ...advanced }];
  if ("circuitBreaker" in deploy) {
    return {
      deploymentConfiguration: { strategy: "ROLLING" },
      deploymentMinimumHealthyPercent: deploy.minHealthy,
      deploymentMaximumPercent: deploy.maxHealthy,
      deploymentCircuitBreaker: { enable: deploy.circuitBreaker, rollback: deploy.circuitBreaker },
      // Rebalancing starts the new task first, for which there must be room.
      availabilityZoneRebalancing: deploy.maxHealthy > 100 ? "ENABLED" : "DISABLED",
      loadBalancers: target(),
      alarms,
    };
  }
  const bake = String(deploy.bakeMinutes);
  return {
    deploymentConfiguration:
      deploy.strategy === "canary"
        ? {
            strategy: "CANARY",
            bakeTimeInMinutes: bake,
            canaryConfiguration: { canaryPercent: deploy.percent, canaryBakeTimeInMinutes: bake },
          }
        : { strategy: "BLUE_GREEN", bakeTimeInMinutes: bake },
    availabilityZoneRebalancing: "ENABLED",
    loadBalancers:
      route?.alternate === undefined
        ? undefined
        : target({
            advancedConfiguration: {
              alternateTargetGroupArn: route.alternate.arn,
              productionListenerRule: route.rule.arn,
              roleArn: deploymentRole(lowering, scope, service),
            },
          }),
    alarms,
  };
}

/** The role with which ECS moves requests between target groups. */
function deploymentRole({ model, account }: Lowering, scope: Scope, service: ServiceModel): Reference<string> {
  const origin = model.origin(pathOf(service, "deploy"));
  const role = scope.resource(
    "aws:iam/role:Role",
    { id: service.id, role: "deployment" },
    {
      path: rolePath(model.platform, model.environment),
      description: `Moves requests between versions of ${service.id}`,
      assumeRolePolicy: trust("ecs.amazonaws.com", account),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "deployment-role", origin },
  );
  scope.resource(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { id: service.id, role: "deployment" },
    {
      role: role.name,
      policyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
    },
    { role: "deployment-policy", origin },
  );
  return role.arn;
}

/** How others find it, by Service Connect; and by DNS where a job calls it, since what runs to its end cannot join. */
function discovery(
  { model }: Lowering,
  scope: Scope,
  service: ServiceModel,
  { namespace }: Cluster,
  task: Task,
): Partial<EcsService> {
  const { id, port, callers, calls, calledByJob } = service;
  if (namespace === undefined) return {};
  const served = port !== undefined && callers.some(({ owner }) => owner.startsWith("services."));
  const connect: Partial<EcsService> =
    served || calls.length > 0
      ? {
          serviceConnectConfiguration: {
            enabled: true,
            namespace: namespace.arn,
            logConfiguration: proxyLogOptions(task.logGroupName, model.region),
            ...(served ? { services: [connectEndpoint(service, port)] } : {}),
          },
        }
      : {};
  if (!calledByJob) return connect;
  const registry = scope.resource(
    "aws:servicediscovery/service:Service",
    { id },
    {
      name: id,
      description: `Tasks of ${id}`,
      dnsConfig: { namespaceId: namespace.id, routingPolicy: "MULTIVALUE", dnsRecords: [{ type: "A", ttl: 10 }] },
    },
    { role: "dns-registry" },
  );
  return { ...connect, serviceRegistries: { registryArn: registry.arn } };
}

function connectEndpoint({ id }: ServiceModel, port: number) {
  return {
    portName: PORT_NAME,
    // The name of the Cloud Map service; the DNS registry of jobs has the id itself.
    discoveryName: `${id}-connect`,
    clientAlias: [{ dnsName: id, port }],
    timeout: {
      perRequestTimeoutSeconds: operations.connectRequestTimeoutSeconds,
      idleTimeoutSeconds: operations.connectIdleTimeoutSeconds,
    },
  };
}
