/** The connection string of a database, without a credential. */
import { at, type Interpolation, interpolate, required } from "../../../../graph/values.ts";
import type { DatabaseModel } from "../../../model/model.ts";
import type { Lowering, Scope } from "../../context.ts";
import type { Cluster } from "./cluster.ts";
import type { Project } from "./project.ts";

interface ConnectionSettings {
  readonly database: DatabaseModel;
  readonly project: Project;
  readonly cluster: Cluster;
  /** What the string changes with, and must exist before it is read. */
  readonly after: readonly { readonly $id: string }[];
}

/** `mongodb+srv://…/<database>?…`. Read after the way is there: Atlas gives the cluster its private names only then. */
export function connectionOf(
  { model }: Lowering,
  scope: Scope,
  { database, project, cluster, after }: ConnectionSettings,
): string | Interpolation {
  const { connectionStrings } = scope.invoke(
    "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster",
    database.id,
    { projectId: project.id, name: cluster.name },
    {
      role: `${database.id}-connection`,
      owner: database.owner,
      origin: model.origin(database.owner),
      dependsOn: after,
    },
  );
  const host = database.privateLink
    ? required(
        at(at(connectionStrings, "privateEndpoints"), 0, "srvConnectionString"),
        `Atlas has no private connection string for the database "${database.id}" yet: when its private endpoint is available in Atlas, run this again`,
      )
    : at(connectionStrings, "standardSrv");
  const options = [
    ...(database.passwords === undefined
      ? ["authSource=%24external", "authMechanism=MONGODB-AWS"]
      : ["authSource=admin"]),
    `readPreference=${database.readPreference}`,
    "retryWrites=true",
    "w=majority",
  ];
  return interpolate`${host}/${database.database}?${options.join("&")}`;
}
