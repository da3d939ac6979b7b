/**
 * A job: EventBridge Scheduler starts its task; where it has a timeout or retries, through a state machine, since the
 * scheduler's own retries are of the start only. What could not be started or failed for good ends in a queue.
 */
import { rolePath } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { JobModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import { entryPlace, type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import { lowerCalls } from "./edges.ts";
import type { Registry } from "./images.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import { denyWithoutTls, policy, type Statement, trust } from "./policy.ts";
import { runTaskStatements } from "./run-task.ts";
import type { LoweredSecrets } from "./secrets/secret.ts";
import type { SecurityGroups } from "./security-groups.ts";
import { type DeadLetters, lowerStateMachine } from "./state-machine.ts";
import type { LoweredStores } from "./stores/grant.ts";
import { lowerTask, pathOf } from "./task.ts";

export interface JobSettings {
  readonly keys: Keys;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly registry: Registry;
  readonly securityGroups: SecurityGroups;
  readonly stores: LoweredStores;
  readonly secrets: LoweredSecrets;
  readonly scheduleGroup: ScheduleGroup;
}

export interface ScheduleGroup {
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
}

/** The group that all schedules are in; it exists while there are jobs. */
export function lowerScheduleGroup(lowering: Lowering): ScheduleGroup {
  const scope = lowering.builder.scope(sharedPlace(lowering, "schedules", "jobs"));
  return scope.resource("aws:scheduler/scheduleGroup:ScheduleGroup", shared(), {});
}

export function lowerJob(lowering: Lowering, job: JobModel, settings: JobSettings): void {
  const { model } = lowering;
  const { keys, cluster, registry, network, securityGroups, scheduleGroup } = settings;
  const scope = lowering.builder.scope(entryPlace(lowering, job));
  const securityGroupId = securityGroups.get(job.id) as Reference<string>;
  const task = lowerTask(lowering, scope, job, {
    keys,
    cluster,
    registry,
    exec: false,
    port: undefined,
    protocol: "http1",
    health: undefined,
    stores: settings.stores,
    secrets: settings.secrets,
    securityGroupId,
  });
  lowerCalls(lowering, scope, job, securityGroups);
  const deadLetters = lowerDeadLetters(lowering, scope, job, keys);
  const throughMachine = job.timeout !== undefined || job.retries > 0;
  const machine = throughMachine
    ? lowerStateMachine(lowering, scope, job, { keys, cluster, task, network, securityGroupId, deadLetters })
    : undefined;
  const role = schedulerRole(lowering, scope, job, scheduleGroup, [
    ...(machine === undefined
      ? runTaskStatements(lowering, task, cluster)
      : [{ Effect: "Allow" as const, Action: "states:StartExecution", Resource: machine }]),
    { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
    { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keys.dataArn },
  ]);
  scope.resource(
    "aws:scheduler/schedule:Schedule",
    { id: job.id },
    {
      groupName: scheduleGroup.name,
      description: `Starts ${job.id}`,
      scheduleExpression: job.schedule.expression,
      scheduleExpressionTimezone: job.schedule.timezone,
      state: job.ready ? "ENABLED" : "DISABLED",
      flexibleTimeWindow: { mode: "OFF" },
      kmsKeyArn: keys.dataArn,
      target: {
        arn: machine ?? cluster.arn,
        roleArn: role.arn,
        retryPolicy: {
          maximumRetryAttempts: operations.schedulerRetries,
          maximumEventAgeInSeconds: operations.schedulerEventAgeSeconds,
        },
        deadLetterConfig: { arn: deadLetters.arn },
        ecsParameters:
          machine !== undefined
            ? undefined
            : {
                taskDefinitionArn: task.definitionArn,
                launchType: "FARGATE",
                taskCount: 1,
                networkConfiguration: {
                  subnets: network.privateSubnetIds,
                  securityGroups: [securityGroupId],
                  assignPublicIp: false,
                },
                enableEcsManagedTags: true,
                propagateTags: "TASK_DEFINITION",
              },
      },
    },
    {
      origin: model.origin(pathOf(job, "schedule")),
      dependsOn: [role.policy, ...task.roles.policies, ...task.roles.grant.waitFor],
    },
  );
}

function lowerDeadLetters({ model }: Lowering, scope: Scope, job: JobModel, keys: Keys): DeadLetters {
  const queue = scope.resource(
    "aws:sqs/queue:Queue",
    { id: job.id, role: "dead-letters" },
    {
      kmsMasterKeyId: keys.dataArn,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: operations.deadLetterSeconds,
    },
    { stateful: true, role: "dead-letters" },
  );
  scope.resource(
    "aws:sqs/queuePolicy:QueuePolicy",
    { id: job.id, role: "dead-letters" },
    { queueUrl: queue.url, policy: policy(denyWithoutTls("sqs:*", queue.arn)) },
    { role: "dead-letters-policy", origin: model.origin(job.owner) },
  );
  return { arn: queue.arn, url: queue.url };
}

function schedulerRole(
  { model, account }: Lowering,
  scope: Scope,
  job: JobModel,
  group: ScheduleGroup,
  statements: readonly Statement[],
) {
  const role = scope.resource(
    "aws:iam/role:Role",
    { id: job.id, role: "scheduler" },
    {
      path: rolePath(model.platform, model.environment),
      description: `Starts ${job.id} at its times`,
      assumeRolePolicy: trust("scheduler.amazonaws.com", account, group.arn),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "scheduler-role" },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    { id: job.id, role: "scheduler" },
    { role: role.name, policy: policy(...statements) },
    { role: "scheduler-policy" },
  );
  return { arn: role.arn, policy: rolePolicy };
}
