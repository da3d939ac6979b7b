/**
 * The values that a resource's inputs are made of: plain JSON data, in which every value that is not a literal is an
 * object marked by its `$` member. No input of AWS, awsx or Atlas has a property of that name, and `overrides` refuse it.
 */
import type * as pulumi from "@pulumi/pulumi";

/** `<token>::<logical name>`, unique in its stack. */
export type NodeId = string;

export type PathStep = string | number;

/** An output of another node of the same stack; `T` is the type of the output, held by the compiler of our own code only. */
export interface Reference<out T = unknown> {
  readonly $: "reference";
  readonly node: NodeId;
  readonly path: readonly PathStep[];
  /** What the program says before it stops, where the output is not there when it runs: see `required`. */
  readonly orElse?: string;
  readonly type?: T;
}

/** A string with outputs inside: `pulumi.interpolate`. */
export interface Interpolation {
  readonly $: "interpolation";
  readonly parts: readonly (string | Reference | Configuration)[];
}

/** A structure that the SDK takes as a string: `pulumi.jsonStringify`. */
export interface JsonDocument {
  readonly $: "json";
  readonly value: PlainValue;
}

/** A value that crosses from another stack, or that a person sets: `config.require`, `config.requireSecret`. */
export interface Configuration {
  readonly $: "configuration";
  readonly key: string;
  readonly secret: boolean;
  /** The run commands make a random value where the stack has none; with `secret` only. */
  readonly generated?: boolean;
}

/** A value that Pulumi must keep encrypted: `pulumi.secret`. */
export interface Secret {
  readonly $: "secret";
  readonly value: PlainValue;
}

/** Files that the program carries as text: `pulumi.asset.AssetArchive`. `hash` is the SHA-256 of names and texts. */
export interface Archive {
  readonly $: "archive";
  readonly files: Readonly<Record<string, string>>;
  readonly hash: string;
  /** The folder of the program that holds them as files of their own; absent where they stand in the code. */
  readonly folder?: string;
}

export type Computed = Reference | Interpolation | JsonDocument | Configuration | Secret | Archive;
export type Literal = string | number | boolean | null;

/** Any value of the graph, its type forgotten: what validators, emitters and analyses see. */
export type PlainValue = Literal | Computed | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** What stands for a string that is known only when resources exist. */
export type ComputedText = Reference<string> | Interpolation | JsonDocument | Configuration | Secret;

/** True for values that are not literals; see the module's comment for why `$` decides. */
export function isComputed(value: unknown): value is Computed {
  return typeof value === "object" && value !== null && typeof (value as { $?: unknown }).$ === "string";
}

/** A resource inside an output (awsx's lists) has outputs itself, which Pulumi lifts. */
type Lifted<T> = T extends pulumi.OutputInstance<infer U> ? U : T;
type Step<T, K extends PathStep> = [T] extends [readonly (infer E)[]]
  ? K extends number
    ? E
    : never
  : K extends keyof T
    ? Lifted<T[K]>
    : never;
type Steps<T> = [T] extends [readonly unknown[]] ? number : keyof T & string;

/**
 * A deeper path into an output: `at(vpc.subnets, 0, "id")`. Misspelt members do not compile, nor do steps into an output
 * that may be undefined, which Pulumi's types do not lift.
 */
export function at<T, A extends Steps<T>>(base: Reference<T>, a: A): Reference<Step<T, A>>;
export function at<T, A extends Steps<T>, B extends Steps<Step<T, A>>>(
  base: Reference<T>,
  a: A,
  b: B,
): Reference<Step<Step<T, A>, B>>;
export function at(base: Reference, ...steps: PathStep[]): Reference {
  return { $: "reference", node: base.node, path: [...base.path, ...steps] };
}

/**
 * The same output for a place that cannot do without it: where a cloud answers without it, the run stops with `message`, and
 * no setting says "undefined".
 */
export function required(reference: Reference<string>, message: string): Reference<string> {
  return { ...reference, orElse: message };
}

/** A template tag: text with outputs inside. Neighbouring texts are joined, and a text without outputs stays a string. */
export function interpolate(
  texts: TemplateStringsArray,
  ...holes: readonly (string | number | ComputedText)[]
): string | Interpolation {
  const parts: (string | Reference | Configuration)[] = [];
  const push = (part: string | Reference | Configuration) => {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  };
  texts.forEach((text, index) => {
    push(text);
    const hole = holes[index];
    if (hole === undefined) return;
    if (typeof hole === "string" || typeof hole === "number") push(String(hole));
    else if (hole.$ === "interpolation") hole.parts.forEach(push);
    else if (hole.$ === "reference" || hole.$ === "configuration") push(hole);
    else throw new Error(`a ${hole.$} value cannot stand inside a text`);
  });
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  return { $: "interpolation", parts };
}

/** A structure printed as a JSON string when the program runs. Members whose value is `undefined` are left out. */
export function json(value: unknown): JsonDocument {
  return { $: "json", value: withoutUndefined(value) };
}

/** A copy without `undefined` members, which plain data cannot hold. */
export function withoutUndefined(value: unknown): PlainValue {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value as Literal;
  const copy: Record<string, PlainValue> = {};
  for (const [key, member] of Object.entries(value)) if (member !== undefined) copy[key] = withoutUndefined(member);
  return copy;
}
