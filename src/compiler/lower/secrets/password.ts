/**
 * Passwords of users of stores. None passes through the program: a function makes the first one and all that follow, and
 * writes it into a secret of the edge, from which ECS hands it to the task.
 */
import { storePasswordName } from "../../../graph/names.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import { ENTRY_KINDS } from "../../facts/entry-kinds.ts";
import type { StoreModel } from "../../model/model.ts";
import { complianceTags } from "../compliance/tags.ts";
import type { Lowering } from "../context.ts";
import type { Keys } from "../keys.ts";
import { denyOtherAccounts, denyWithoutTls, policy } from "../policy.ts";
import type { Edge, Grant } from "../stores/grant.ts";
import type { RotationFunction } from "./rotation-function.ts";

/** The functions that rotate them; undefined where no store of the kind has any. */
export interface Passwords {
  readonly keys: Keys;
  readonly caches: RotationFunction | undefined;
  readonly databases: RotationFunction | undefined;
}

export interface PasswordSettings {
  readonly kind: "caches" | "databases";
  readonly store: StoreModel;
  readonly rotateDays: number;
  /** Why it does not rotate yet. */
  readonly resting?: string | undefined;
  /** What the function reads of the user, in the secret's tags. */
  readonly tags: Readonly<Record<string, string | Reference<string>>>;
}

export interface Password {
  readonly arn: Reference<string>;
  /** `<PREFIX>_USER` and `<PREFIX>_PASSWORD`, by keys of the secret's value. */
  readonly secrets: Grant["secrets"];
  /** Has it rotated from then on, and at once. */
  readonly rotateAfter: (...ready: readonly { readonly $id: string }[]) => { readonly $id: string };
}

export function lowerPassword(
  { model, account }: Lowering,
  { scope, task, use, passwords }: Edge,
  { kind, store, rotateDays, resting, tags }: PasswordSettings,
): Password {
  const name = { id: task.id, role: `uses-${store.id}` } as const;
  const origin = model.origin(`${task.owner}.uses.${store.key}`);
  const { noun } = ENTRY_KINDS[kind];
  const secret = scope.resource(
    "aws:secretsmanager/secret:Secret",
    name,
    {
      name: storePasswordName(model.platform, model.environment, { task: task.id, store: store.id, noun }),
      description: `How ${task.id} signs in to the ${noun} ${store.id}`,
      kmsKeyId: passwords.keys.dataArn,
      // It goes with the user, and comes again with another.
      recoveryWindowInDays: 0,
      tags: { ...tags, ...complianceTags(model.compliance, { "secret-rotation": resting }) },
    },
    { role: `uses-${store.id}-password`, origin },
  );
  scope.resource(
    "aws:secretsmanager/secretPolicy:SecretPolicy",
    name,
    {
      secretArn: secret.arn,
      blockPublicPolicy: true,
      policy: policy(
        denyWithoutTls("secretsmanager:*", secret.arn),
        denyOtherAccounts("secretsmanager:*", account, secret.arn),
      ),
    },
    { role: `uses-${store.id}-password-policy`, origin },
  );
  const part = (key: string) => ({ valueFrom: interpolate`${secret.arn}:${key}::`, secretArn: secret.arn });
  return {
    arn: secret.arn,
    secrets: { [`${use.prefix}_USER`]: part("username"), [`${use.prefix}_PASSWORD`]: part("password") },
    rotateAfter: (...ready) =>
      scope.resource(
        "aws:secretsmanager/secretRotation:SecretRotation",
        name,
        {
          secretId: secret.arn,
          rotationLambdaArn: passwords[kind]?.arn,
          rotationRules: { automaticallyAfterDays: rotateDays },
          rotateImmediately: true,
        },
        {
          role: `uses-${store.id}-password-rotation`,
          origin,
          dependsOn: [...(passwords[kind]?.ready ?? []), ...ready],
        },
      ),
  };
}
