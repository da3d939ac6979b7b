/** The permission to run a job's task, for whatever starts it. */
import { interpolate } from "../../graph/values.ts";
import type { Cluster } from "./cluster.ts";
import type { Lowering } from "./context.ts";
import type { Statement } from "./policy.ts";
import type { Task } from "./task.ts";

/** What may run the job's task, and hand its roles to ECS. */
export function runTaskStatements({ model, account }: Lowering, task: Task, cluster: Cluster): Statement[] {
  return [
    {
      Effect: "Allow",
      Action: "ecs:RunTask",
      Resource: task.definitionArn,
      Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
    },
    // Tags of the task are given when it is run (ECS Developer Guide: Grant permission to tag resources on creation).
    {
      Effect: "Allow",
      Action: "ecs:TagResource",
      Resource: interpolate`arn:aws:ecs:${model.region}:${account}:task/${cluster.name}/*`,
      Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
    },
    {
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: [task.roles.executionArn, task.roles.taskArn],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}
