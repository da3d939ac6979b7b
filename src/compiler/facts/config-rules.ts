/** The rules of AWS Config that the language knows, with the documents that put right what they find. */
import facts from "./config-rules.json" with { type: "json" };

export type ConfigRuleName = keyof typeof facts.rules;

/** What AWS Config asks of resources. */
export interface ConfigRule {
  /** AWS's own name of the managed rule. */
  readonly identifier: string;
  /** What holds where the rule is kept, as the end of a sentence: `buckets block public access`. */
  readonly about: string;
  readonly trigger: "change" | "daily";
  /** What it looks at, as AWS Config calls it: `AWS::S3::Bucket`; none for rules about an account. */
  readonly types: readonly string[];
  /** Parameters that are always the same; others are made of the platform. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** About the account: asked in one region. */
  readonly global?: boolean;
  /** It looks only at what carries its tag. */
  readonly tagged?: boolean;
  /** It could look at more types than these. */
  readonly scoped?: boolean;
  readonly remediation?: Remediation;
}

export interface Remediation {
  /** The name of the Automation document, which is AWS's own. */
  readonly document: string;
  /** The document's parameter that takes the resource's id. */
  readonly parameter: string;
  readonly resourceType: string;
  readonly actions: readonly string[];
  readonly on: "address" | "bucket" | "security-group" | "volume";
  /** Actions that cannot be granted for single resources. */
  readonly looks: readonly string[];
}

const rules: Readonly<Record<ConfigRuleName, ConfigRule>> = facts.rules as never;

/** All of the baseline, in the order in which they are listed. */
export const CONFIG_RULES = Object.keys(facts.rules) as [ConfigRuleName, ...ConfigRuleName[]];

/** Those for which there is a document that puts right what they find. */
export const REMEDIABLE = CONFIG_RULES.filter((name) => rules[name].remediation !== undefined) as [
  ConfigRuleName,
  ...ConfigRuleName[],
];

export function configRule(name: ConfigRuleName): ConfigRule {
  return rules[name];
}

/** The tag of what a tagged rule looks at, and its value. */
export function checkedTag(name: ConfigRuleName): { readonly key: string; readonly value: string } {
  return { key: `compliance-${name}`, value: "required" };
}

/** The tag that says why a resource is left out of rules. */
export const EXEMPT_TAG = "compliance-exempt";

/** The tags that say which rules look at a resource, and which do not. */
export const COMPLIANCE_TAGS: readonly string[] = [
  EXEMPT_TAG,
  ...CONFIG_RULES.filter((name) => rules[name].tagged).map((name) => checkedTag(name).key),
];
