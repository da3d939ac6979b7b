/**
 * What a use of a store gives a task. A store says it by a function of the edge, which may also make resources: the way
 * through a security group, a user of a database. They belong to the task, whose file they are in.
 */
import type { ComputedText, Reference } from "../../../graph/values.ts";
import type { TaskModel, UseModel } from "../../model/model.ts";
import type { Scope } from "../context.ts";
import type { Statement } from "../policy.ts";
import type { Passwords } from "../secrets/password.ts";

type Text = string | ComputedText;

/** A variable whose value ECS reads from Secrets Manager when a task starts. */
export interface InjectedSecret {
  /** `<ARN>`, or `<ARN>:<key>::` for one key of a JSON value (ECS: Pass Secrets Manager secrets). */
  readonly valueFrom: Text;
  /** The secret's ARN, which the execution role may read. */
  readonly secretArn: Text;
}

export interface Grant {
  /** What the task role may do. */
  readonly statements: readonly Statement[];
  /** The actions on the platform's data key that these need, by the AWS service that asks in the task's name: `sqs`. */
  readonly keyUses: readonly { readonly service: string; readonly actions: readonly string[] }[];
  /** Environment variables of the main container. */
  readonly variables: Readonly<Record<string, Text>>;
  readonly secrets: Readonly<Record<string, InjectedSecret>>;
  /** What must exist before a task starts. */
  readonly waitFor: readonly { readonly $id: string }[];
}

export interface Edge {
  /** The file of the task. */
  readonly scope: Scope;
  readonly task: TaskModel;
  readonly use: UseModel;
  /** The task's own group, whose members come to the store. */
  readonly securityGroupId: Reference<string>;
  readonly taskRoleArn: Reference<string>;
  readonly taskRoleName: Reference<string>;
  /** What makes the passwords of stores that have some. */
  readonly passwords: Passwords;
}

/** What a lowered store gives to one that uses it. */
export type GrantUse = (edge: Edge) => Grant;

/** By the id of the store. */
export type LoweredStores = ReadonlyMap<string, GrantUse>;

export const NOTHING: Grant = { statements: [], keyUses: [], variables: {}, secrets: {}, waitFor: [] };

/** All of them together. */
export function mergeGrants(grants: readonly Grant[]): Grant {
  return {
    statements: grants.flatMap(({ statements }) => statements),
    keyUses: grants.flatMap(({ keyUses }) => keyUses),
    variables: Object.assign({}, ...grants.map(({ variables }) => variables)) as Grant["variables"],
    secrets: Object.assign({}, ...grants.map(({ secrets }) => secrets)) as Grant["secrets"],
    waitFor: grants.flatMap(({ waitFor }) => waitFor),
  };
}
