/** What every file of lowering works with: the model, the stack's builder, and places to put things. */
import type { Place, Scope, StackBuilder } from "../../graph/builder.ts";
import { type LogicalName, SHARED_ID } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import type { Model } from "../model/model.ts";

/** The account in policies and ARNs: its id, or what the provider says when the environment names none. */
export type AccountId = string | Reference<string>;

export interface Lowering {
  readonly model: Model;
  readonly builder: StackBuilder;
  readonly account: AccountId;
}

/** A place that all entries share: the file, its group, and its owner have one name. */
export function sharedPlace({ model }: { readonly model: Pick<Model, "origin"> }, name: string, path: string): Place {
  return { file: name, group: `${SHARED_ID}-${name}`, owner: `shared.${name}`, origin: model.origin(path) };
}

/** The place of a service or job: a file of its own, in a group of its id. */
export function entryPlace(
  { model }: { readonly model: Pick<Model, "origin"> },
  { owner, key, id }: { readonly owner: string; readonly key: string; readonly id: string },
): Place {
  const kind = owner.slice(0, owner.indexOf("."));
  return { file: `${kind}/${id}`, group: id, owner, origin: model.origin(`${kind}.${key}`) };
}

/** The logical name of what all entries share. */
export function shared(role?: string): LogicalName {
  return role === undefined ? { id: SHARED_ID } : { id: SHARED_ID, role };
}

export type { Scope };
