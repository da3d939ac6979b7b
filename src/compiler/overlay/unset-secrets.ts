/** Which of the supplied secrets that a service or job takes have no value yet: what the rule and the model agree on. */
import { parseSecretReference } from "../facts/secrets.ts";
import type { Inventory } from "../schema/inventory.ts";
import type { ResolvedSpec } from "./resolved.ts";

export interface UnsetSecret {
  readonly variable: string;
  /** The secret's key in the specification, and its id in the inventory. */
  readonly name: string;
  readonly id: string;
  /** The keys without a value; empty where the value is one text. */
  readonly keys: readonly string[];
}

/**
 * The variables that cannot be filled yet, in the order of `secrets`. Generated secrets are never among them, since the
 * first rotation fills them; nor are secrets and keys that are not declared, which are a rule's to report.
 */
export function unsetSecrets(
  secrets: Readonly<Record<string, string>>,
  spec: Pick<ResolvedSpec, "secrets">,
  inventory: Inventory,
): readonly UnsetSecret[] {
  return Object.entries(secrets).flatMap(([variable, reference]): UnsetSecret[] => {
    const { name, key } = parseSecretReference(reference);
    const secret = Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
    if (secret === undefined || secret.generate !== undefined) return [];
    const { id, keys } = secret;
    const set = Object.hasOwn(inventory.secrets ?? {}, id) ? inventory.secrets?.[id] : undefined;
    if (keys === undefined) return set === undefined ? [{ variable, name, id, keys: [] }] : [];
    const wanted = key === undefined ? keys : keys.filter((one) => one === key);
    const missing = wanted.filter((one) => set?.includes(one) !== true);
    return missing.length === 0 ? [] : [{ variable, name, id, keys: missing }];
  });
}

/** What is not set of the secret with which the passwords of databases are made. */
export function unsetCredentials(
  { atlas, secrets }: Pick<ResolvedSpec, "atlas" | "secrets">,
  inventory: Inventory,
): readonly UnsetSecret[] {
  return atlas?.credentials === undefined
    ? []
    : unsetSecrets({ credentials: atlas.credentials }, { secrets }, inventory);
}

/** Whether one of the uses is of a database that is entered with a password. */
export function usesDatabasePassword(
  uses: Readonly<Record<string, unknown>>,
  { databases }: Pick<ResolvedSpec, "databases">,
): boolean {
  return Object.keys(uses).some((name) => Object.hasOwn(databases, name) && databases[name]?.auth === "password");
}
