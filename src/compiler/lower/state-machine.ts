/** The state machine of a job with a timeout or retries: run the task, try again, and keep what failed for good. */
import { rolePath } from "../../graph/names.ts";
import { interpolate, json, type Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { JobModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import type { Lowering, Scope } from "./context.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";
import { policy, trust } from "./policy.ts";
import { runTaskStatements } from "./run-task.ts";
import { pathOf, type Task } from "./task.ts";

export interface DeadLetters {
  readonly arn: Reference<string>;
  readonly url: Reference<string>;
}

export interface MachineSettings {
  readonly keys: Keys;
  readonly cluster: Cluster;
  readonly task: Task;
  readonly network: Network;
  readonly securityGroupId: Reference<string>;
  readonly deadLetters: DeadLetters;
}

/** Returns the machine's ARN. */
export function lowerStateMachine(
  lowering: Lowering,
  scope: Scope,
  job: JobModel,
  settings: MachineSettings,
): Reference<string> {
  const { model } = lowering;
  const origin = model.origin(pathOf(job, job.timeout === undefined ? "retries" : "timeout"));
  const role = machineRole(lowering, scope, job, settings);
  const machine = scope.resource(
    "aws:sfn/stateMachine:StateMachine",
    { id: job.id },
    {
      type: "STANDARD",
      roleArn: role.arn,
      definition: definition(job, settings),
      loggingConfiguration: {
        level: "ERROR",
        includeExecutionData: false,
        logDestination: interpolate`${settings.task.logGroupArn}:*`,
      },
    },
    { origin, dependsOn: [role.policy] },
  );
  return machine.arn;
}

/** Amazon States Language (Step Functions Developer Guide: Run Amazon ECS or Fargate tasks). */
function definition(job: JobModel, { cluster, task, network, securityGroupId, deadLetters }: MachineSettings) {
  return json({
    Comment: `Runs ${job.id}`,
    StartAt: "Run",
    States: {
      Run: {
        Type: "Task",
        Resource: "arn:aws:states:::ecs:runTask.sync",
        Parameters: {
          Cluster: cluster.arn,
          TaskDefinition: task.definitionArn,
          LaunchType: "FARGATE",
          EnableECSManagedTags: true,
          PropagateTags: "TASK_DEFINITION",
          NetworkConfiguration: {
            AwsvpcConfiguration: {
              Subnets: network.privateSubnetIds,
              SecurityGroups: [securityGroupId],
              AssignPublicIp: "DISABLED",
            },
          },
        },
        TimeoutSeconds: job.timeout,
        Retry:
          job.retries === 0
            ? undefined
            : [
                {
                  ErrorEquals: ["States.TaskFailed", "States.Timeout"],
                  IntervalSeconds: operations.jobRetryIntervalSeconds,
                  BackoffRate: operations.jobRetryBackoffRate,
                  MaxAttempts: job.retries,
                },
              ],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Keep" }],
        End: true,
      },
      Keep: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage",
        Parameters: {
          QueueUrl: deadLetters.url,
          MessageBody: { "execution.$": "$$.Execution.Id", "error.$": "$" },
        },
        Next: "Failed",
      },
      Failed: { Type: "Fail", Error: "JobFailed" },
    },
  });
}

function machineRole(lowering: Lowering, scope: Scope, job: JobModel, settings: MachineSettings) {
  const { model, account } = lowering;
  const { cluster, task, keys, deadLetters } = settings;
  const { region } = model;
  const role = scope.resource(
    "aws:iam/role:Role",
    { id: job.id, role: "runner" },
    {
      path: rolePath(model.platform, model.environment),
      description: `Runs ${job.id} to its end`,
      assumeRolePolicy: trust(
        "states.amazonaws.com",
        account,
        interpolate`arn:aws:states:${region}:${account}:stateMachine:*`,
      ),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "runner-role" },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    { id: job.id, role: "runner" },
    {
      role: role.name,
      policy: policy(
        ...runTaskStatements(lowering, task, cluster),
        {
          Effect: "Allow",
          Action: ["ecs:StopTask", "ecs:DescribeTasks"],
          Resource: interpolate`arn:aws:ecs:${region}:${account}:task/${cluster.name}/*`,
        },
        {
          Effect: "Allow",
          Action: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
          Resource: interpolate`arn:aws:events:${region}:${account}:rule/StepFunctionsGetEventsForECSTaskRule`,
        },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keys.dataArn },
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies",
            "logs:DescribeLogGroups",
          ],
          // The actions know no resource (Step Functions Developer Guide: Logging to CloudWatch Logs).
          Resource: "*",
        },
      ),
    },
    { role: "runner-policy" },
  );
  return { arn: role.arn, policy: rolePolicy };
}
