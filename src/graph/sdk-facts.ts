/**
 * What is known of each resource type without loading the SDK: facts generated from the pinned packages by
 * `npm run generate:sdk-facts` into `sdk-facts.json`, and auto-name limits from `auto-name-limits.json`.
 */
import limits from "./auto-name-limits.json" with { type: "json" };
import facts from "./sdk-facts.json" with { type: "json" };

export interface TypeFacts {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly required: readonly string[];
  /** Outputs that the SDK itself marks as secret (`additionalSecretOutputs`). */
  readonly secretOutputs: readonly string[];
  /** Former type tokens that the SDK passes as aliases. */
  readonly aliases: readonly string[];
  /** Inputs that the SDK wraps in `pulumi.secret`. */
  readonly secretInputs: readonly string[];
  /** Inputs that the SDK sends as JSON text: the structured configuration of a provider. */
  readonly jsonInputs: readonly string[];
  /** What the SDK itself sends for an input that is not given. */
  readonly defaults: Readonly<Record<string, string | number | boolean>>;
  /** Whether the class is a component that its provider makes. */
  readonly remote: boolean;
}

/** The version that the SDK sends with a registration, by package: `aws`. */
export const SDK_VERSIONS: Readonly<Record<string, string>> = facts.versions;

const types = facts.types as Readonly<Record<string, TypeFacts>>;
const autoNames = limits.types as Readonly<Record<string, number>>;

/** The tokens of all types in the registry. */
export const KNOWN_TYPES: readonly string[] = Object.keys(types);

/** Facts of a type; `undefined` where the type is not in the registry. */
export function typeFacts(token: string): TypeFacts | undefined {
  return types[token];
}

/** Whether the type takes `tags`. */
export function isTaggable(token: string): boolean {
  return types[token]?.inputs.includes("tags") ?? false;
}

/** The longest physical name that the type's auto-naming may make, in characters. */
export function autoNameLimit(token: string): number {
  return autoNames[token] ?? limits.default;
}
