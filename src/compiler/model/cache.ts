/** Caches: their spellings read, their windows as AWS writes them, their users known. */
import { invariant } from "../../diagnostic/invariant.ts";
import { CACHE_ALARMS } from "../facts/alarms.ts";
import { parameterFamily, tiersData } from "../facts/caches.ts";
import type { ResolvedCache, ResolvedSpec } from "../overlay/resolved.ts";
import { weeklyWindow } from "../values/window.ts";
import { buildStoreBackup } from "./backup.ts";
import type { CacheModel, TaskModel } from "./model.ts";
import { buildAlarms } from "./observability.ts";
import { days } from "./task.ts";
import { buildPasswords, buildStore } from "./uses.ts";

/** `tasks` are those of the whole platform, by id in order. */
export function buildCache(
  key: string,
  cache: ResolvedCache,
  tasks: readonly TaskModel[],
  spec: ResolvedSpec,
): CacheModel {
  const { engine, version, size, nodes, failover, eviction, maintenance, logs } = cache;
  const family = parameterFamily(engine, version);
  invariant(family, `the version "${version}" of ${engine} has passed its rule`);
  return {
    ...buildStore("caches", key, cache, tasks),
    alarms: buildAlarms(spec, CACHE_ALARMS, cache.alarms),
    engine,
    version,
    parameterFamily: family,
    size,
    tiersData: tiersData(size),
    nodes,
    automaticFailover: failover === "automatic",
    eviction,
    backup: buildStoreBackup(spec, { kind: "caches", key, own: cache.backup }),
    maintenanceWindow: weeklyWindow(maintenance.day, maintenance.at),
    passwords: buildPasswords(cache),
    logRetentionDays: days(logs.retention),
  };
}
