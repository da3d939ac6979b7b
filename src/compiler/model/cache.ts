/** Caches: their spellings read, their windows as AWS writes them, their users known. */
import { invariant } from "../../diagnostic/invariant.ts";
import { parameterFamily, tiersData } from "../facts/caches.ts";
import type { ResolvedCache } from "../overlay/resolved.ts";
import { dailyWindow, weeklyWindow } from "../values/window.ts";
import type { CacheModel, TaskModel } from "./model.ts";
import { days } from "./task.ts";
import { buildStore } from "./uses.ts";

/** `tasks` are those of the whole platform, by id in order. */
export function buildCache(key: string, cache: ResolvedCache, tasks: readonly TaskModel[]): CacheModel {
  const { engine, version, size, nodes, failover, eviction, snapshots, maintenance, logs } = cache;
  const family = parameterFamily(engine, version);
  invariant(family, `the version "${version}" of ${engine} has passed its rule`);
  return {
    ...buildStore("caches", key, cache, tasks),
    engine,
    version,
    parameterFamily: family,
    size,
    tiersData: tiersData(size),
    nodes,
    automaticFailover: failover === "automatic",
    eviction,
    snapshots: { days: days(snapshots.retention), window: dailyWindow(snapshots.at) },
    maintenanceWindow: weeklyWindow(maintenance.day, maintenance.at),
    logRetentionDays: days(logs.retention),
  };
}
