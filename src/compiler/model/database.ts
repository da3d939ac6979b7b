/** Databases and the Atlas project that they are in. */
import { invariant } from "../../diagnostic/invariant.ts";
import { atlasRegion, WEEK_DAYS } from "../facts/atlas.ts";
import type { ResolvedDatabase, ResolvedSpec } from "../overlay/resolved.ts";
import { parseTimeOfDay } from "../values/time-of-day.ts";
import { buildStoreBackup } from "./backup.ts";
import type { AtlasModel, DatabaseModel, TaskModel } from "./model.ts";
import { buildStore } from "./uses.ts";

/** Undefined where nothing is in Atlas: without databases, or in a base platform whose environments say more. */
export function buildAtlas({ atlas, databases, regions }: ResolvedSpec): AtlasModel | undefined {
  const region = atlasRegion(regions.primary);
  if (atlas === undefined || region === undefined || Object.keys(databases).length === 0) return undefined;
  const time = parseTimeOfDay(atlas.maintenance.at);
  invariant(time.ok, "the time of maintenance has passed its schema");
  return {
    organization: atlas.organization,
    region,
    standby: regions.standby && atlasRegion(regions.standby),
    maintenance: { day: WEEK_DAYS.indexOf(atlas.maintenance.day) + 1, hour: time.value.hour },
    accessList: [...new Set(atlas.accessList)].sort(),
  };
}

/** `tasks` are those of the whole platform, by id in order. */
export function buildDatabase(
  key: string,
  database: ResolvedDatabase,
  tasks: readonly TaskModel[],
  spec: ResolvedSpec,
): DatabaseModel {
  const { version, size, nodes, readPreference, autoscaling, privateLink } = database;
  return {
    ...buildStore("databases", key, database, tasks),
    version,
    size,
    nodes,
    database: database.database,
    readPreference,
    autoscaling: { maxSize: autoscaling.maxSize, minSize: autoscaling.minSize, disk: autoscaling.disk },
    privateLink,
    backup: buildStoreBackup(spec, { kind: "databases", key, own: database.backup }),
  };
}
