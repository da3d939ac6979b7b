/** Databases and the Atlas project that they are in. */
import { invariant } from "../../diagnostic/invariant.ts";
import { DATABASE_ALARMS } from "../facts/alarms.ts";
import { atlasRegion, WEEK_DAYS } from "../facts/atlas.ts";
import type { ResolvedDatabase, ResolvedSpec } from "../overlay/resolved.ts";
import { unsetCredentials } from "../overlay/unset-secrets.ts";
import type { Inventory } from "../schema/inventory.ts";
import { parseTimeOfDay } from "../values/time-of-day.ts";
import type { AtlasModel } from "./atlas-model.ts";
import { buildStoreBackup } from "./backup.ts";
import type { DatabaseModel, TaskModel } from "./model.ts";
import { buildAlarms } from "./observability.ts";
import { buildPasswords, buildStore } from "./uses.ts";

/** Undefined where nothing is in Atlas: without databases, or in a base platform whose environments say more. */
export function buildAtlas(spec: ResolvedSpec, inventory: Inventory): AtlasModel | undefined {
  const { atlas, databases, regions } = spec;
  const region = atlasRegion(regions.primary);
  if (atlas === undefined || region === undefined || Object.keys(databases).length === 0) return undefined;
  const time = parseTimeOfDay(atlas.maintenance.at);
  invariant(time.ok, "the time of maintenance has passed its schema");
  return {
    alarms: buildAlarms(spec, DATABASE_ALARMS),
    organization: atlas.organization,
    region,
    standby: regions.standby && atlasRegion(regions.standby),
    maintenance: { day: WEEK_DAYS.indexOf(atlas.maintenance.day) + 1, hour: time.value.hour },
    accessList: [...new Set(atlas.accessList)].sort(),
    credentials: buildCredentials(spec, inventory),
  };
}

/** Where no database has passwords nothing needs them. */
function buildCredentials(spec: ResolvedSpec, inventory: Inventory): AtlasModel["credentials"] {
  const name = spec.atlas?.credentials;
  const secret = name !== undefined && Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
  if (secret === undefined || Object.values(spec.databases).every(({ auth }) => auth !== "password")) return undefined;
  return { secret: secret.id, set: unsetCredentials(spec, inventory).length === 0 };
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
    passwords: buildPasswords(database),
    autoscaling: { maxSize: autoscaling.maxSize, minSize: autoscaling.minSize, disk: autoscaling.disk },
    privateLink,
    backup: buildStoreBackup(spec, { kind: "databases", key, own: database.backup }),
  };
}
