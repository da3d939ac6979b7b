/**
 * The two roles of a task: the execution role, with which ECS pulls images and writes logs before and around the
 * containers, and the task role, which the containers have. Each names exactly what it may touch.
 */
import { rolePath } from "../../graph/names.ts";
import { interpolate, type Reference } from "../../graph/values.ts";
import type { TaskModel } from "../model/model.ts";
import type { Cluster } from "./cluster.ts";
import type { Lowering, Scope } from "./context.ts";
import { pulledRepositories, type Registry } from "./images.ts";
import type { Keys } from "./keys.ts";
import type { TaskTracing } from "./observability/tracing.ts";
import { findLogGroups, policy, type Statement, trust } from "./policy.ts";
import { grantSecrets, type LoweredSecrets } from "./secrets/secret.ts";
import { type Grant, type LoweredStores, mergeGrants } from "./stores/grant.ts";
import { lowerUses, secretStatements, taskStatements } from "./stores/uses.ts";

export interface TaskRoles {
  readonly executionArn: Reference<string>;
  readonly taskArn: Reference<string>;
  /** What a task must wait for: a role without its policy cannot start anything. */
  readonly policies: readonly { readonly $id: string }[];
  /** What the stores that it uses and its secrets give it. */
  readonly grant: Grant;
}

export interface RoleSettings {
  readonly logGroupArn: Reference<string>;
  readonly registry: Registry;
  /** Whether a shell may be opened in the task. */
  readonly exec: boolean;
  readonly cluster: Cluster;
  readonly keys: Keys;
  readonly stores: LoweredStores;
  readonly secrets: LoweredSecrets;
  readonly tracing?: TaskTracing | undefined;
  readonly securityGroupId: Reference<string>;
}

export function lowerTaskRoles(lowering: Lowering, scope: Scope, task: TaskModel, settings: RoleSettings): TaskRoles {
  const { model, account } = lowering;
  const common = {
    path: rolePath(model.platform, model.environment),
    assumeRolePolicy: trust("ecs-tasks.amazonaws.com", account, interpolate`arn:aws:ecs:${model.region}:${account}:*`),
    permissionsBoundary: model.permissionsBoundary,
  };
  const execution = scope.resource(
    "aws:iam/role:Role",
    { id: task.id, role: "execution" },
    { ...common, description: `Starts the tasks of ${task.id}: pulls images, writes logs` },
    { role: "execution-role" },
  );
  const role = scope.resource(
    "aws:iam/role:Role",
    { id: task.id, role: "task" },
    { ...common, description: `What the containers of ${task.id} may do` },
    { role: "task-role" },
  );
  const { stores, securityGroupId, keys } = settings;
  const grant = mergeGrants([
    lowerUses(stores, task, {
      scope,
      securityGroupId,
      taskRoleArn: role.arn,
      taskRoleName: role.name,
      passwords: settings.secrets.passwords,
    }),
    grantSecrets(settings.secrets, task),
  ]);
  const statements = [
    ...(settings.exec ? execStatements(lowering, settings) : []),
    ...(settings.tracing?.taskStatements ?? []),
    ...taskStatements(lowering, grant, keys),
  ];
  const executionPolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    { id: task.id, role: "execution" },
    {
      role: execution.name,
      policy: policy(
        ...executionStatements(task, settings),
        ...(settings.tracing?.executionStatements ?? []),
        ...secretStatements(lowering, grant, keys),
      ),
    },
    { role: "execution-policy" },
  );
  const taskPolicy =
    statements.length === 0
      ? []
      : [
          scope.resource(
            "aws:iam/rolePolicy:RolePolicy",
            { id: task.id, role: "task" },
            { role: role.name, policy: policy(...statements) },
            { role: "task-policy" },
          ),
        ];
  return { executionArn: execution.arn, taskArn: role.arn, policies: [executionPolicy, ...taskPolicy], grant };
}

function executionStatements(task: TaskModel, { registry, logGroupArn }: RoleSettings): Statement[] {
  const images = [task.main, ...task.sidecars].map(({ image }) => image);
  const repositories = pulledRepositories(images, registry);
  const pull: Statement[] =
    repositories.length === 0
      ? []
      : [
          {
            Sid: "PullImages",
            Effect: "Allow",
            Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"],
            Resource: repositories,
          },
          // The action knows no resource (Service Authorization Reference: Amazon ECR).
          { Sid: "LogInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        ];
  return [
    ...pull,
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: interpolate`${logGroupArn}:*`,
    },
  ];
}

/** ECS Exec (ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec, permissions). */
function execStatements({ model, account }: Lowering, { cluster, keys }: RoleSettings): Statement[] {
  return [
    {
      Sid: "OpenShell",
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // The actions know no resource (Service Authorization Reference: Amazon Message Gateway Service).
      Resource: "*",
    },
    {
      Sid: "LogShell",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: interpolate`${cluster.execLogGroupArn}:*`,
    },
    findLogGroups(model.region, account),
    { Sid: "EncryptShell", Effect: "Allow", Action: "kms:Decrypt", Resource: keys.dataArn },
  ];
}
