/** What services and jobs have in common: log group, roles, task definition. */
import { logGroupName } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import type { ContainerModel, HealthModel, RouteModel, TaskModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import { complianceTags } from "./compliance/tags.ts";
import { containerDefinitions } from "./containers.ts";
import type { Lowering, Scope } from "./context.ts";
import type { Registry } from "./images.ts";
import type { Keys } from "./keys.ts";
import type { TaskTracing } from "./observability/tracing.ts";
import { lowerTaskRoles, type TaskRoles } from "./roles.ts";
import type { LoweredSecrets } from "./secrets/secret.ts";
import type { LoweredStores } from "./stores/grant.ts";

export interface TaskSettings {
  readonly keys: Keys;
  readonly cluster: Cluster;
  readonly registry: Registry;
  readonly exec: boolean;
  readonly port: number | undefined;
  readonly protocol: RouteModel["protocol"];
  readonly health: HealthModel | undefined;
  readonly stores: LoweredStores;
  readonly secrets: LoweredSecrets;
  /** Of a traced service. */
  readonly collector?: ContainerModel | undefined;
  readonly tracing?: TaskTracing | undefined;
  /** The group that its tasks are in. */
  readonly securityGroupId: Reference<string>;
}

export interface Task {
  readonly definitionArn: Reference<string>;
  readonly logGroupName: Reference<string>;
  readonly logGroupArn: Reference<string>;
  readonly roles: TaskRoles;
}

/** The path in the specification of a field of a service or job. */
export function pathOf(task: TaskModel, field: string): string {
  return `${task.owner}.${field}`;
}

export function lowerTask(lowering: Lowering, scope: Scope, task: TaskModel, settings: TaskSettings): Task {
  const { model } = lowering;
  const group = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    { id: task.id },
    {
      name: logGroupName(model.platform, model.environment, task.id),
      retentionInDays: task.logs.retentionDays,
      kmsKeyId: settings.keys.logsArn,
    },
    { stateful: true, origin: model.origin(pathOf(task, "logs")) },
  );
  const roles = lowerTaskRoles(lowering, scope, task, { ...settings, logGroupArn: group.arn });
  const containers = [task.main, ...task.sidecars, ...(settings.collector === undefined ? [] : [settings.collector])];
  const writable = containers.filter(({ readOnlyRoot }) => !readOnlyRoot).length;
  const tags = complianceTags(model.compliance, {
    "writable-containers": writable === 0 ? undefined : "declared with a file system that can be written to",
  });
  const definition = scope.resource(
    "aws:ecs/taskDefinition:TaskDefinition",
    { id: task.id },
    {
      family: `${model.platform}-${model.environment}-${task.id}`,
      cpu: String(task.cpu),
      memory: String(task.memory),
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      runtimePlatform: {
        cpuArchitecture: task.architecture === "arm64" ? "ARM64" : "X86_64",
        operatingSystemFamily: "LINUX",
      },
      ephemeralStorage: task.ephemeral > DEFAULT_DISK ? { sizeInGib: task.ephemeral } : undefined,
      executionRoleArn: roles.executionArn,
      taskRoleArn: roles.taskArn,
      // Former revisions stay, so that a deployment can be rolled back to them.
      skipDestroy: true,
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
      containerDefinitions: containerDefinitions(task, {
        registry: settings.registry,
        region: model.region,
        logGroupName: group.name,
        port: settings.port,
        protocol: settings.protocol,
        health: settings.health,
        grant: roles.grant,
        collector: settings.collector,
        tracing: settings.tracing,
      }),
    },
  );
  return { definitionArn: definition.arn, logGroupName: group.name, logGroupArn: group.arn, roles };
}

/** GiB that every Fargate task has; smaller or equal sizes must not be asked for (ECS: Fargate task ephemeral storage). */
const DEFAULT_DISK = 20;
