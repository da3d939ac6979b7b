/**
 * The graph's typing by the SDK: what `Input<T>` and `Output<T>` of a resource class become in plain data. Imported as
 * types only, so that nothing of Pulumi is loaded.
 */
import type * as pulumi from "@pulumi/pulumi";
import type { InvokeTypes, ResourceTypes } from "./registry.ts";
import type { Archive, Computed, ComputedText, Configuration, NodeId, Reference, Secret } from "./values.ts";

export type ResourceToken = keyof ResourceTypes & string;
export type InvokeToken = keyof InvokeTypes & string;

// biome-ignore lint/suspicious/noExplicitAny: the one place where Pulumi's Input<T> is taken apart
type Unwrapped<I> = Exclude<I, Promise<any> | pulumi.OutputInstance<any>>;

/** The plain form of an SDK input: a literal, or a computed value of the same type. */
export type Value<I> = Plain<Unwrapped<I>>;

// An asset class has no members of its own, so that every type would extend it: assets are the objects without keys, as
// are the markers of WAF, which are written `{}`.
type Plain<T> = unknown extends T
  ? unknown
  : T extends string
    ? T | ComputedText
    : T extends number | boolean
      ? T | Reference<T> | Configuration
      : T extends readonly (infer E)[]
        ? readonly Value<E>[] | Reference<readonly E[]> | Secret
        : T extends object
          ? [keyof T] extends [never]
            ? Archive | Readonly<Record<string, never>>
            : T extends pulumi.Resource
              ? NodeId
              : { readonly [K in keyof T]: Value<T[K]> } | Reference<T>
          : T;

/** The inputs of a resource type as the SDK declares them, in plain form. */
export type Inputs<K extends ResourceToken> = {
  readonly [P in keyof ResourceTypes[K][0]]: Value<ResourceTypes[K][0][P]>;
};

/** The outputs of a resource type, each as a reference to it. */
export type Outputs<K extends ResourceToken> = {
  readonly [P in keyof ResourceTypes[K][1] as ResourceTypes[K][1][P] extends pulumi.OutputInstance<unknown>
    ? P
    : never]: ResourceTypes[K][1][P] extends pulumi.OutputInstance<infer T> ? Reference<T> : never;
};

export type InvokeInputs<K extends InvokeToken> = {
  readonly [P in keyof InvokeTypes[K][0]]: Value<InvokeTypes[K][0][P]>;
};
export type InvokeOutputs<K extends InvokeToken> = {
  readonly [P in keyof InvokeTypes[K][1]]-?: Reference<InvokeTypes[K][1][P]>;
};

/** What the builder hands back: the node's outputs as references, and its identity for `dependsOn`, `parent` and the like. */
export type Handle<O> = O & { readonly $id: NodeId };

/** The handle of a resource of a type. */
export type ResourceHandle<K extends ResourceToken> = Handle<Outputs<K>>;

export type { Computed };
