/** The uses of a task: an edge belongs to the one that uses. */
import { invariant } from "../../../diagnostic/invariant.ts";
import type { TaskModel } from "../../model/model.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Statement } from "../policy.ts";
import { type Edge, type Grant, type LoweredStores, mergeGrants } from "./grant.ts";

/** What all stores that the task uses give it. */
export function lowerUses(stores: LoweredStores, task: TaskModel, edge: Omit<Edge, "task" | "use">): Grant {
  return mergeGrants(
    task.uses.map((use) => {
      const grant = stores.get(use.store);
      invariant(grant, `the store "${use.store}" is lowered before those that use it`);
      return grant({ ...edge, task, use });
    }),
  );
}

/**
 * The statements of a task role. The data key is named once for each AWS service that uses it in the task's name, and for
 * that service alone (KMS: condition key kms:ViaService).
 */
export function taskStatements({ model }: Lowering, { statements, keyUses }: Grant, keys: Keys): Statement[] {
  const services = [...new Set(keyUses.map(({ service }) => service))].sort();
  return [
    ...statements,
    ...services.map((service): Statement => {
      const actions = keyUses.filter((use) => use.service === service).flatMap((use) => use.actions);
      return {
        Sid: `DataKeyFor${service.charAt(0).toUpperCase()}${service.slice(1)}`,
        Effect: "Allow",
        Action: [...new Set(actions)].sort(),
        Resource: keys.dataArn,
        Condition: { StringEquals: { "kms:ViaService": `${service}.${model.region}.amazonaws.com` } },
      };
    }),
  ];
}

/** The statements of an execution role for the secrets that ECS hands to containers. */
export function secretStatements({ model }: Lowering, { secrets }: Grant, keys: Keys): Statement[] {
  const arns = [
    ...new Map(Object.values(secrets).map(({ secretArn }) => [JSON.stringify(secretArn), secretArn])).values(),
  ];
  if (arns.length === 0) return [];
  return [
    { Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns },
    {
      Sid: "DecryptSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keys.dataArn,
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${model.region}.amazonaws.com` } },
    },
  ];
}

/** The `Sid` of a use: letters and digits of its verb and the store's id. */
export function sid(verb: string, store: string): string {
  return `${verb}${store.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())}`;
}
