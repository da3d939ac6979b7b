/** A function of the program on AWS Lambda, outside the VPC: its log, its role with these rights alone, its code. */
import { archive } from "../../graph/archive.ts";
import { logGroupName, rolePath } from "../../graph/names.ts";
import { interpolate, type Reference } from "../../graph/values.ts";
import { type Lowering, type Scope, shared } from "./context.ts";
import type { Keys } from "./keys.ts";
import { policy, type Statement } from "./policy.ts";

export interface FunctionSettings {
  /** What it is called by: `summary`. */
  readonly name: string;
  readonly description: string;
  readonly facts: {
    readonly runtime: string;
    readonly architecture: string;
    /** Megabytes. */
    readonly memory: number;
    readonly timeoutSeconds: number;
    readonly logDays: number;
  };
  /** By file; `index.mjs` exports the handler. */
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string | Reference<string>>>;
  /** What it may do besides writing its log, given its own ARN. */
  readonly statements: (arn: Reference<string>) => readonly Statement[];
  readonly keys: Keys;
}

export interface LoweredFunction {
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
  /** Its rights, without which it should not be called. */
  readonly policy: { readonly $id: string };
}

export function lowerFunction(lowering: Lowering, scope: Scope, settings: FunctionSettings): LoweredFunction {
  const { model } = lowering;
  const { name, description, facts, files, variables, statements, keys } = settings;
  const group = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared(name),
    {
      name: logGroupName(model.platform, model.environment, `platform-${name}`),
      retentionInDays: facts.logDays,
      kmsKeyId: keys.logsArn,
    },
    { stateful: true, role: `${name}-log-group` },
  );
  const role = scope.resource(
    "aws:iam/role:Role",
    shared(name),
    {
      path: rolePath(model.platform, model.environment),
      description,
      // Lambda assumes a role only for functions of the account that passed it (iam:PassRole), and names no source.
      assumeRolePolicy: policy({
        Effect: "Allow",
        Principal: { Service: "lambda.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: `${name}-role` },
  );
  const handler = scope.resource(
    "aws:lambda/function:Function",
    shared(name),
    {
      description,
      role: role.arn,
      runtime: facts.runtime,
      architectures: [facts.architecture],
      handler: "index.handler",
      memorySize: facts.memory,
      timeout: facts.timeoutSeconds,
      code: archive(`functions/${name}`, files),
      environment: { variables },
      loggingConfig: { logFormat: "JSON", logGroup: group.name },
    },
    { role: `${name}-function` },
  );
  const rights = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    shared(name),
    {
      role: role.name,
      policy: policy(...statements(handler.arn), {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: interpolate`${group.arn}:*`,
      }),
    },
    { role: `${name}-policy` },
  );
  return { name: handler.name, arn: handler.arn, policy: rights };
}
