/**
 * Databases in MongoDB Atlas, in the order in which Atlas wants them: the project, the platform's key for it, clusters,
 * the way to them, and only then the connection strings, which Atlas changes with the way.
 */
import type { Lowering } from "../../context.ts";
import type { Network } from "../../network.ts";
import type { GrantUse } from "../grant.ts";
import { lowerAccessList } from "./access-list.ts";
import { lowerBackupSchedule } from "./backup-schedule.ts";
import { lowerCluster } from "./cluster.ts";
import { connectionOf } from "./connection.ts";
import { lowerEncryption } from "./encryption.ts";
import { type LoweredDatabase, type PrivateWay, useDatabase } from "./grant.ts";
import { lowerPrivateLink } from "./private-link.ts";
import { atlasScope, lowerProject, networkScope } from "./project.ts";

/** What each database gives to those that use it, by its id; none where nothing is in Atlas. */
export function lowerDatabases(lowering: Lowering, network: Network): ReadonlyMap<string, GrantUse> {
  const { atlas, databases } = lowering.model;
  if (atlas === undefined) return new Map();
  const scope = atlasScope(lowering);
  const project = lowerProject(lowering, scope, atlas);
  const encryption = lowerEncryption(lowering, scope, { atlas, project });
  const clusters = databases.map((database) => {
    const cluster = lowerCluster(lowering, database, { atlas, project, encryption });
    lowerBackupSchedule(lowering, database, { atlas, cluster, encryption });
    return { database, cluster };
  });

  const ways = networkScope(lowering);
  const linked = clusters.filter(({ database }) => database.privateLink);
  const link: PrivateWay | undefined =
    linked.length === 0
      ? undefined
      : lowerPrivateLink(lowering, ways, { atlas, project, network, clusters: linked.map(({ cluster }) => cluster) });
  const open = linked.length === clusters.length ? [] : lowerAccessList(lowering, ways, { atlas, project, network });
  const lowered = new Map(
    clusters.map(({ database, cluster }): [string, LoweredDatabase] => {
      const after = database.privateLink && link !== undefined ? [link.service] : open;
      return [database.id, { database, address: connectionOf(lowering, ways, { database, project, cluster, after }) }];
    }),
  );
  return new Map(databases.map(({ id }) => [id, useDatabase(lowering, { project, link, databases: lowered })]));
}
