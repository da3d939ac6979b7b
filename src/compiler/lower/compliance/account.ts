/** In an account's stack: the recorder of AWS Config with its rules in each region, the trail, and the account's settings. */
import type { GraphNode } from "../../../graph/graph.ts";
import type { ComplianceModel } from "../../model/compliance.ts";
import type { Model } from "../../model/model.ts";
import type { ResolvedAccount } from "../../overlay/resolved.ts";
import type { Lowering } from "../context.ts";
import { lowerAccountSettings, lowerRegionSettings } from "./baseline.ts";
import { lowerForwarding } from "./forward.ts";
import { lowerConfigRole, lowerRecorder } from "./recorder.ts";
import { lowerRecords } from "./records.ts";
import { accountRegions } from "./regions.ts";
import { createRemediations } from "./remediation.ts";
import { lowerRules } from "./rules.ts";

export interface ComplianceSettings {
  readonly compliance: ComplianceModel;
  readonly singletons: ResolvedAccount["singletons"];
  /** Twelve digits; undefined where no environment names the account. */
  readonly id: string | undefined;
  /** The environments in the account, and what they consist of. */
  readonly models: readonly Model[];
  readonly nodes: readonly GraphNode[];
}

export function lowerCompliance(lowering: Lowering, settings: ComplianceSettings): void {
  const { compliance, singletons, models } = settings;
  const regions = accountRegions(models, lowering.model.region);
  const records = lowerRecords(lowering, settings, regions.home);
  lowerAccountSettings(lowering, settings, { home: regions.home, records });
  const roleArn = singletons.configRecorder === "skip" ? undefined : lowerConfigRole(lowering, settings);
  const remediations = createRemediations(lowering, compliance);
  for (const region of regions.all) {
    const isHome = region === regions.home;
    lowerRegionSettings(lowering, settings, region);
    const recorder =
      roleArn === undefined || records === undefined
        ? undefined
        : lowerRecorder(lowering, settings, { region, isHome, roleArn, records });
    lowerRules(lowering, settings, { region, isHome, recorder, remediations });
  }
  lowerForwarding(lowering, settings, regions);
  if (compliance.except.length === 0) return;
  lowering.builder.output("exceptedRules", {
    value: Object.fromEntries(compliance.except.map(({ rule, reason }) => [rule, reason])),
    description: "The rules of the baseline that are not kept, and why: for whoever audits the account",
  });
}
