/**
 * Backups of a database, which Atlas makes: a snapshot a day and, where it goes to any moment, one every few hours, between
 * which Atlas keeps the oplog. It can go back as far as those are kept (MongoDB Atlas: Cloud Backup, backup policy).
 */
import { at } from "../../../../graph/values.ts";
import { ATLAS_SNAPSHOT_HOURS } from "../../../facts/backup.ts";
import type { AtlasModel } from "../../../model/atlas-model.ts";
import type { DatabaseModel } from "../../../model/model.ts";
import { entryPlace, type Lowering } from "../../context.ts";
import type { Cluster } from "./cluster.ts";
import type { Encryption } from "./encryption.ts";

interface ScheduleSettings {
  readonly atlas: AtlasModel;
  readonly cluster: Cluster;
  readonly encryption: Encryption;
}

/** Nothing where the database is not backed up. */
export function lowerBackupSchedule(
  lowering: Lowering,
  database: DatabaseModel,
  { atlas, cluster, encryption }: ScheduleSettings,
): void {
  const { model, builder } = lowering;
  const { backup } = database;
  if (backup === undefined) return;
  const { hour, minute } = model.backup.at;
  const kept = { retentionUnit: "days", retentionValue: backup.days };
  const copied = atlas.standby !== undefined && backup.copyDays !== undefined;
  const scope = builder.scope(entryPlace(lowering, database));
  // The zone is Atlas's to name: it stands beside what the cluster was asked for, so that the cluster is asked again.
  const zoneId = copied
    ? at(
        scope.invoke(
          "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster",
          `${database.id}-zone`,
          { projectId: encryption.projectId, name: cluster.name },
          { role: "zone", dependsOn: [cluster] },
        ).replicationSpecs,
        0,
        "zoneId",
      )
    : undefined;
  scope.resource(
    "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule",
    { id: database.id },
    {
      projectId: encryption.projectId,
      clusterName: cluster.name,
      referenceHourOfDay: hour,
      referenceMinuteOfHour: minute,
      restoreWindowDays: backup.pointInTime ? backup.days : undefined,
      policyItemHourly: backup.pointInTime ? { frequencyInterval: ATLAS_SNAPSHOT_HOURS, ...kept } : undefined,
      policyItemDaily: { frequencyInterval: 1, ...kept },
      copyPolicyItemsEnabled: copied ? true : undefined,
      copySettings: copied
        ? [
            {
              cloudProvider: "AWS",
              regionName: atlas.standby,
              zoneId,
              shouldCopyOplogs: backup.pointInTime,
              copyPolicyItems: [{ frequencyType: "daily", retentionUnit: "days", retentionValue: backup.copyDays }],
            },
          ]
        : undefined,
    },
    { origin: model.origin(`${database.owner}.backup`) },
  );
}
