/** What rules ask: constants of the table, what the author wrote, and what the platform itself declares. */
import type { GraphNode } from "../../../graph/graph.ts";
import { type ConfigRuleName, configRule } from "../../facts/config-rules.ts";
import { RECOMMENDED_TLS_POLICY } from "../../facts/tls-policies.ts";
import type { ComplianceModel } from "../../model/compliance.ts";

interface ParameterSources {
  readonly compliance: ComplianceModel;
  /** What the environments of the account consist of. */
  readonly nodes: readonly GraphNode[];
}

type Parameters = Readonly<Record<string, string>>;

/** All are strings, whatever they stand for: AWS Config takes no others. */
export function ruleParameters(name: ConfigRuleName, sources: ParameterSources): Parameters {
  return { ...configRule(name).parameters, ...derived[name]?.(sources) };
}

/** By rule; where the platform declares nothing, AWS's own default would count, which is stated here instead. */
const derived: Readonly<Partial<Record<ConfigRuleName, (sources: ParameterSources) => Parameters>>> = {
  "log-retention": ({ nodes }) => ({
    MinRetentionTime: String(least(numbers(nodes, "aws:cloudwatch/logGroup:LogGroup", "retentionInDays")) ?? 365),
  }),
  "backup-plans": ({ nodes }) => {
    const rules = backupRules(nodes);
    const days = rules.flatMap(({ lifecycle }) =>
      typeof lifecycle?.deleteAfter === "number" ? [lifecycle.deleteAfter] : [],
    );
    const isDaily = rules.every(({ schedule }) => DAILY.test(String(schedule)));
    return {
      requiredFrequencyUnit: "days",
      // The longest that the rule can ask for.
      requiredFrequencyValue: isDaily ? "1" : "31",
      requiredRetentionDays: String(least(days) ?? 35),
    };
  },
  "cache-backups": ({ nodes }) => {
    const kept = numbers(nodes, "aws:elasticache/replicationGroup:ReplicationGroup", "snapshotRetentionLimit");
    // AWS's own text calls what is kept for exactly these days compliant in one sentence, and not in the next.
    return { snapshotRetentionPeriod: String(Math.max(1, (least(kept.filter((days) => days > 0)) ?? 16) - 1)) };
  },
  "tls-policies": () => ({ sslPolicies: RECOMMENDED_TLS_POLICY }),
  "access-key-age": ({ compliance }) => ({ maxAccessKeyAge: String(compliance.parameters.accessKeyAge) }),
  "password-policy": ({ compliance }) => ({
    MinimumPasswordLength: String(compliance.parameters.passwordLength),
    PasswordReusePrevention: String(compliance.parameters.passwordHistory),
  }),
};

function numbers(nodes: readonly GraphNode[], token: string, input: string): readonly number[] {
  return nodes.flatMap((node) => {
    const value = node.token === token ? node.inputs[input] : undefined;
    return typeof value === "number" ? [value] : [];
  });
}

interface BackupRule {
  readonly schedule?: unknown;
  readonly lifecycle?: { readonly deleteAfter?: unknown };
}

/** AWS's six fields, of which days, months and weekdays are all. */
const DAILY = /^cron\(\S+ \S+ [*?] \* [*?] \*\)$/;

function backupRules(nodes: readonly GraphNode[]): readonly BackupRule[] {
  return nodes.flatMap(({ token, inputs }) =>
    token === "aws:backup/plan:Plan" ? ((inputs["rules"] ?? []) as readonly BackupRule[]) : [],
  );
}

function least(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.min(...values);
}
