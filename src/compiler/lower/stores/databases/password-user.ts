/**
 * The user of a database with which a task signs in by password. Atlas takes a user only with a password, and none may pass
 * through the program: so a function makes the user when the program is brought up, changes it, and removes it.
 */
import { json, type Reference } from "../../../../graph/values.ts";
import type { DatabaseModel } from "../../../model/model.ts";
import type { Lowering } from "../../context.ts";
import { lowerPassword } from "../../secrets/password.ts";
import type { Edge, Grant } from "../grant.ts";

interface PasswordUserSettings {
  readonly database: DatabaseModel;
  readonly rotateDays: number;
  readonly projectId: Reference<string>;
  /** MongoDB's. */
  readonly roleName: string;
}

export function lowerPasswordUser(
  lowering: Lowering,
  edge: Edge,
  { database, rotateDays, projectId, roleName }: PasswordUserSettings,
): Pick<Grant, "secrets"> & { readonly ready: Grant["waitFor"] } {
  const { model } = lowering;
  const { scope, task, passwords } = edge;
  const user = `${task.id}-uses-${database.id}`;
  const begins = passwords.databases !== undefined && model.atlas?.credentials?.set === true;
  const password = lowerPassword(lowering, edge, {
    kind: "databases",
    store: database,
    rotateDays,
    resting: begins ? undefined : "it begins when the credentials of Atlas are set",
    tags: { "rotation-user": user, "rotation-project": projectId },
  });
  // The function signs in to Atlas with what people set; until then no task runs.
  if (passwords.databases === undefined || model.atlas?.credentials?.set !== true) {
    return { secrets: password.secrets, ready: [] };
  }
  const made = scope.resource(
    "aws:lambda/invocation:Invocation",
    { id: task.id, role: `uses-${database.id}` },
    {
      functionName: passwords.databases.name,
      lifecycleScope: "CRUD",
      input: json({
        secret: password.arn,
        project: projectId,
        user,
        description: `Tasks of ${task.id}`,
        roles: [{ roleName, databaseName: database.database }],
        scopes: [{ type: "CLUSTER", name: database.id }],
      }),
    },
    {
      role: `uses-${database.id}-user`,
      origin: model.origin(`${task.owner}.uses.${database.key}`),
      dependsOn: passwords.databases.ready,
    },
  );
  return { secrets: password.secrets, ready: [password.rotateAfter(made)] };
}
