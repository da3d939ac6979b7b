/**
 * The tags by which rules find what they look at. AWS Config narrows a rule to what carries a tag, and cannot leave out
 * what carries one: so a rule that the platform has a reason to break somewhere looks only at what carries the rule's tag,
 * and what it does not look at says why.
 */
import { type ConfigRuleName, checkedTag, EXEMPT_TAG } from "../../facts/config-rules.ts";
import type { ComplianceModel } from "../../model/compliance.ts";

/** By rule why it does not look at the resource; undefined where it does. */
type Reasons = Readonly<Partial<Record<ConfigRuleName, string | undefined>>>;
type Tags = Readonly<Record<string, string>>;

/** The tags of a resource that these rules could look at; none for rules that are not kept. */
export function complianceTags(compliance: ComplianceModel | undefined, reasons: Reasons): Tags {
  const kept = (compliance?.rules ?? []).filter((name) => Object.hasOwn(reasons, name));
  const checked = kept.filter((name) => reasons[name] === undefined).map(checkedTag);
  const exempt = kept.flatMap((name) => (reasons[name] === undefined ? [] : [`${name}: ${reasons[name]}`]));
  return {
    ...(exempt.length === 0 ? {} : { [EXEMPT_TAG]: exempt.join(" / ") }),
    ...Object.fromEntries(checked.map(({ key, value }) => [key, value])),
  };
}

/** Of a bucket. */
export function bucketTags(
  compliance: ComplianceModel | undefined,
  { encryption, versions }: { readonly encryption?: string; readonly versions?: string },
): Tags {
  return complianceTags(compliance, { "s3-encryption": encryption, "s3-versions": versions });
}
