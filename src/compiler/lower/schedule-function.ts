/** What starts a function of the program again and again: a rule of EventBridge, which alone may call it so. */
import { type Scope, shared } from "./context.ts";
import type { LoweredFunction } from "./function.ts";

export interface FunctionSchedule {
  /** The function's own. */
  readonly name: string;
  /** When that is, for people. */
  readonly description: string;
  /** `rate(6 hours)`, or `cron(…)` in UTC. */
  readonly expression: string;
}

export function scheduleFunction(
  scope: Scope,
  handler: LoweredFunction,
  { name, description, expression }: FunctionSchedule,
): void {
  const rule = scope.resource(
    "aws:cloudwatch/eventRule:EventRule",
    shared(name),
    { description, scheduleExpression: expression },
    { role: `${name}-rule` },
  );
  const permission = scope.resource(
    "aws:lambda/permission:Permission",
    shared(name),
    {
      statementId: "EventBridge",
      action: "lambda:InvokeFunction",
      function: handler.name,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    },
    { role: `${name}-permission` },
  );
  scope.resource(
    "aws:cloudwatch/eventTarget:EventTarget",
    shared(name),
    { rule: rule.name, targetId: name, arn: handler.arn },
    { role: `${name}-target`, dependsOn: [permission, handler.policy] },
  );
}
