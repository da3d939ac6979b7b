/** Alarms on what all entries share: the load balancer's own errors, NAT gateways, certificates. */
import { SHARED_ID } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import { FIXED_ALARMS } from "../../facts/alarms.ts";
import { fixedAlarm } from "../../model/observability.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { Domain } from "../domain.ts";
import type { NatGateway } from "../network.ts";
import { type Alarm, type AlarmSite, lowerMetricAlarm } from "./alarm.ts";
import { type Balancers, balancersOf } from "./balancers.ts";
import { ownErrorPercent } from "./route-metrics.ts";
import type { Topics } from "./topics.ts";

export interface SharedParts {
  readonly balancers: Balancers;
  readonly natGateways: readonly NatGateway[];
  readonly domain: Domain | undefined;
}

/** Where alarms of what is shared stand. */
export function sharedSite(lowering: Lowering, topics: Topics, path: string): AlarmSite {
  const scope = lowering.builder.scope(sharedPlace(lowering, "alarms", "observability"));
  return { lowering, scope, id: SHARED_ID, topics, path };
}

export function lowerSharedAlarms(lowering: Lowering, topics: Topics, parts: SharedParts): readonly Alarm[] {
  const site = (path: string) => sharedSite(lowering, topics, path);
  const { balancers, natGateways, domain } = parts;
  const found: Alarm[] = [];
  for (const { of, arnSuffix } of balancersOf(balancers)) {
    const alarm = fixedAlarm(FIXED_ALARMS.loadBalancerErrors);
    found.push(
      lowerMetricAlarm(site("domain"), {
        what: of === "" ? "load-balancer-errors" : `${of}-load-balancer-errors`,
        text: `The load balancer itself answers more than ${alarm.threshold} % with 5xx: it reaches no healthy task`,
        alarm,
        metric: {},
        queries: ownErrorPercent({ LoadBalancer: arnSuffix }, alarm.period),
      }),
    );
  }
  for (const { zone, id } of natGateways) {
    found.push(
      lowerMetricAlarm(site("network.natGateways"), {
        what: `nat-ports-${zone}`,
        text: `The NAT gateway of ${zone} has no free port for new connections`,
        alarm: fixedAlarm(FIXED_ALARMS.natPorts),
        metric: {
          namespace: "AWS/NATGateway",
          metricName: "ErrorPortAllocation",
          dimensions: { NatGatewayId: id },
          statistic: "Sum",
        },
      }),
    );
  }
  const vault = lowering.builder.made("aws:backup/vault:Vault", shared("backup"));
  if (vault !== undefined) {
    found.push(
      lowerMetricAlarm(site("backup"), {
        what: "backups",
        text: "No backup of a bucket was completed for two days; a vault that is new has none yet",
        alarm: fixedAlarm(FIXED_ALARMS.backupsDone),
        comparison: "LessThanThreshold",
        // Where no job is completed, nothing is measured.
        missing: "breaching",
        metric: {
          namespace: "AWS/Backup",
          metricName: "NumberOfBackupJobsCompleted",
          dimensions: { BackupVaultName: vault.name },
          statistic: "Sum",
        },
      }),
    );
  }
  for (const [end, certificateArn] of certificates(domain)) {
    const alarm = fixedAlarm(FIXED_ALARMS.certificateDays);
    found.push(
      lowerMetricAlarm(site("domain"), {
        what: `certificate${end}`,
        text: `A certificate ends in less than ${alarm.threshold} days: AWS could not renew it`,
        alarm,
        comparison: "LessThanThreshold",
        metric: {
          namespace: "AWS/CertificateManager",
          metricName: "DaysToExpiry",
          dimensions: { CertificateArn: certificateArn },
          statistic: "Minimum",
        },
      }),
    );
  }
  return found;
}

function certificates(domain: Domain | undefined): readonly (readonly [string, Reference<string>])[] {
  if (domain === undefined) return [];
  return [["", domain.certificateArn], ...[...domain.ownCertificates].map(([host, arn]) => [`-${host}`, arn] as const)];
}
