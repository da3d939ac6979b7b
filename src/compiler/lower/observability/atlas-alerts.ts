/**
 * Alerts of Atlas, which measures databases itself and knows no SNS: it writes to the platform's addresses directly, by their
 * severity, beside its own default alerts to the project's owners. They are the project's: an alert on hosts names no cluster.
 */
import type { Inputs } from "../../../graph/types.ts";
import type { DatabaseAlarmName, Severity } from "../../facts/alarms.ts";
import type { AlarmModel } from "../../model/alarms.ts";
import type { AtlasModel } from "../../model/atlas-model.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";

type AlertInputs = Inputs<"mongodbatlas:index/alertConfiguration:AlertConfiguration">;

/** Minutes between two messages about what nobody has looked at yet. */
const AGAIN = { page: 30, ticket: 1440 } as const;

const METRICS: Readonly<Record<DatabaseAlarmName, string>> = {
  databaseCpu: "NORMALIZED_SYSTEM_CPU_USER",
  databaseDisk: "DISK_PARTITION_SPACE_USED_DATA",
};

interface Event {
  readonly name: string;
  readonly eventType: string;
  readonly severity: Severity;
  readonly thresholdConfig?: NonNullable<AlertInputs["thresholdConfig"]>;
}

/** What no field changes (MongoDB Atlas Administration API: alert configurations). */
const EVENTS: readonly Event[] = [
  { name: "no-primary", eventType: "NO_PRIMARY", severity: "page" },
  { name: "host-down", eventType: "HOST_DOWN", severity: "ticket" },
  {
    name: "oplog-window",
    eventType: "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
    severity: "ticket",
    thresholdConfig: { operator: "LESS_THAN", threshold: 24, units: "HOURS" },
  },
];
/** Of backups: behind their schedule by so long, not taken at all, not restored. */
const BACKUP_EVENTS: readonly Event[] = [
  {
    name: "backup-behind",
    eventType: "CPS_SNAPSHOT_BEHIND",
    severity: "ticket",
    thresholdConfig: { operator: "GREATER_THAN", threshold: 12, units: "HOURS" },
  },
  { name: "backup-failed", eventType: "CPS_SNAPSHOT_FALLBACK_FAILED", severity: "ticket" },
  { name: "restore-failed", eventType: "CPS_RESTORE_FAILED", severity: "ticket" },
];

/** Nothing where nobody is told, or nothing is in Atlas. */
export function lowerAtlasAlerts(lowering: Lowering, atlas: AtlasModel): void {
  const { model, builder } = lowering;
  const { notify } = model.observability;
  const project = builder.made("mongodbatlas:index/project:Project", shared());
  if (notify === undefined || project === undefined) return;
  const scope = builder.scope(sharedPlace(lowering, "atlas-alerts", "observability.alarms"));
  const alert = (
    name: string,
    severity: Severity,
    delay: number,
    rest: Omit<AlertInputs, "projectId" | "notifications">,
  ) =>
    scope.resource(
      "mongodbatlas:index/alertConfiguration:AlertConfiguration",
      shared(`alert-${name}`),
      {
        projectId: project.id,
        enabled: true,
        ...rest,
        notifications: notify[severity].map((emailAddress) => ({
          typeName: "EMAIL",
          emailAddress,
          delayMin: delay,
          intervalMin: AGAIN[severity],
        })),
      },
      { role: name },
    );
  for (const [name, metricName] of Object.entries(METRICS) as [DatabaseAlarmName, string][]) {
    const alarm = atlas.alarms[name];
    if (alarm === undefined) continue;
    alert(WORDS[name], alarm.severity, minutes(alarm), {
      eventType: "OUTSIDE_METRIC_THRESHOLD",
      // Atlas computes every metric as an average.
      metricThresholdConfig: {
        metricName,
        operator: "GREATER_THAN",
        threshold: alarm.threshold,
        units: "RAW",
        mode: "AVERAGE",
      },
    });
  }
  const backedUp = model.databases.some(({ backup }) => backup !== undefined);
  for (const { name, severity, ...rest } of [...EVENTS, ...(backedUp ? BACKUP_EVENTS : [])]) {
    alert(name, severity, 0, rest);
  }
}

const WORDS: Readonly<Record<DatabaseAlarmName, string>> = { databaseCpu: "cpu", databaseDisk: "disk" };

/** As long as it has to last until somebody is told. */
function minutes({ period, periods }: AlarmModel): number {
  return (period * periods) / 60;
}
