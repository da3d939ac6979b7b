/**
 * A key of the platform for one purpose, apart from the data key: whoever may use the platform's other data may not read what
 * it encrypts. It is multi-region from its first day, since that cannot be changed.
 */
import { keyAliasName } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import { type Lowering, type Scope, shared } from "./context.ts";
import { keySettings } from "./keys.ts";
import { accountAdministers, policy } from "./policy.ts";

export interface MultiRegionKeySettings {
  /** What it is called by: `backup`. */
  readonly name: string;
  /** What it is for, as a description begins: `Backups`. */
  readonly purpose: string;
  /** The region that has the key, too, and the field that asks for it; undefined: none. */
  readonly standby: { readonly region: string; readonly field: string } | undefined;
}

export interface MultiRegionKey {
  readonly arn: Reference<string>;
  /** In the standby region. */
  readonly replicaArn: Reference<string> | undefined;
}

export function lowerMultiRegionKey(
  { model, account }: Lowering,
  scope: Scope,
  { name, purpose, standby }: MultiRegionKeySettings,
): MultiRegionKey {
  const description = `${purpose} of ${model.platform} ${model.environment}`;
  const key = scope.resource(
    "aws:kms/key:Key",
    shared(name),
    { description, multiRegion: true, ...keySettings(model.protected), policy: policy(accountAdministers(account)) },
    { stateful: true, role: "key" },
  );
  scope.resource(
    "aws:kms/alias:Alias",
    shared(name),
    { name: keyAliasName(model.platform, model.environment, name), targetKeyId: key.keyId },
    { role: "key-alias", deleteBeforeReplace: true },
  );
  if (standby === undefined) return { arn: key.arn, replicaArn: undefined };
  const replica = scope.resource(
    "aws:kms/replicaKey:ReplicaKey",
    shared(`${name}-standby`),
    {
      region: standby.region,
      description: `${description}, replica`,
      primaryKeyArn: key.arn,
      deletionWindowInDays: keySettings(model.protected).deletionWindowInDays,
      policy: policy(accountAdministers(account)),
    },
    { stateful: true, role: "key-replica", origin: model.origin(standby.field) },
  );
  return { arn: key.arn, replicaArn: replica.arn };
}
