/** The rules of AWS Config in one region, with what puts right what they find. */
import { configRuleName } from "../../../graph/names.ts";
import { json } from "../../../graph/values.ts";
import { type ConfigRule, type ConfigRuleName, checkedTag, configRule } from "../../facts/config-rules.ts";
import type { Lowering } from "../context.ts";
import type { ComplianceSettings } from "./account.ts";
import { ruleParameters } from "./parameters.ts";
import { inRegion, regionInput, regionScope } from "./place.ts";
import type { Remediations } from "./remediation.ts";

interface RulesPlace {
  readonly region: string;
  readonly isHome: boolean;
  /** Undefined where others record. */
  readonly recorder: { readonly $id: string } | undefined;
  readonly remediations: Remediations;
}

export function lowerRules(
  lowering: Lowering,
  settings: ComplianceSettings,
  { region, isHome, recorder, remediations }: RulesPlace,
): void {
  const { model } = lowering;
  const scope = regionScope(lowering, region);
  for (const name of settings.compliance.rules) {
    const facts = configRule(name);
    if (facts.global && !isHome) continue;
    const parameters = ruleParameters(name, settings);
    const rule = scope.resource(
      "aws:cfg/rule:Rule",
      inRegion(name, region),
      {
        region: regionInput(lowering, region),
        name: configRuleName(model.platform, name),
        description: `Of ${model.platform}: ${facts.about}`,
        source: { owner: "AWS", sourceIdentifier: facts.identifier },
        scope: scopeOf(name, facts),
        inputParameters: Object.keys(parameters).length === 0 ? undefined : json(parameters),
        maximumExecutionFrequency: facts.trigger === "daily" ? "TwentyFour_Hours" : undefined,
      },
      {
        role: `${name}-rule`,
        deleteBeforeReplace: true,
        origin: model.origin("compliance.rules"),
        ...(recorder === undefined ? {} : { dependsOn: [recorder] }),
      },
    );
    remediations.attach(name, { scope, region, rule });
  }
}

/**
 * A rule narrowed to what carries its tag, or to some of the types that it could look at. AWS Config cannot leave out
 * what carries a tag.
 */
function scopeOf(name: ConfigRuleName, { tagged, scoped, types }: ConfigRule) {
  if (tagged) {
    const { key, value } = checkedTag(name);
    return { tagKey: key, tagValue: value };
  }
  return scoped ? { complianceResourceTypes: types } : undefined;
}
