/** Edges to stores, and the stores with their edges turned around. */
import { type StoreKind, storeKinds, variablePrefix } from "../facts/entry-kinds.ts";
import type { ResolvedSpec, ResolvedUse } from "../overlay/resolved.ts";
import { seconds } from "../values/seconds.ts";
import type { PasswordsModel } from "./atlas-model.ts";
import type { EntryModel, StoreModel, TaskModel, UseModel } from "./model.ts";

/** The stores that a task uses, by id in order. Names that no store has are a rule's to report, and make no edge. */
export function buildUses(uses: Readonly<Record<string, ResolvedUse>>, spec: ResolvedSpec): readonly UseModel[] {
  return Object.entries(uses)
    .flatMap(([name, { access, as, keys }]): UseModel[] => {
      const found = findStore(spec, name);
      return found === undefined ? [] : [{ ...found, access, prefix: variablePrefix(name, as), keys }];
    })
    .sort((a, b) => (a.store < b.store ? -1 : 1));
}

function findStore(spec: ResolvedSpec, name: string): { readonly kind: StoreKind; readonly store: string } | undefined {
  for (const kind of storeKinds) {
    const store = Object.hasOwn(spec[kind], name) ? spec[kind][name] : undefined;
    if (store !== undefined) return { kind, store: store.id };
  }
  return undefined;
}

/** How often the passwords of a store change; undefined where it has none. */
export function buildPasswords({
  auth,
  rotate,
}: {
  readonly auth: "iam" | "password";
  readonly rotate?: string | undefined;
}): PasswordsModel | undefined {
  return auth === "password" && rotate !== undefined ? { rotateDays: seconds(rotate) / 86_400 } : undefined;
}

/** What every store has, whatever its kind. */
export function buildStore(
  kind: StoreKind,
  key: string,
  { id }: { readonly id: string },
  tasks: readonly TaskModel[],
): StoreModel {
  const entry: EntryModel = { key, id, owner: `${kind}.${key}` };
  const users = tasks.flatMap((task) =>
    task.uses.filter((use) => use.kind === kind && use.store === id).map((use) => ({ task, use })),
  );
  return { ...entry, users };
}
