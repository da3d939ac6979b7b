/** A database's cluster: nodes over the zones of the region, encrypted with the platform's key. */
import type { ResourceHandle } from "../../../../graph/types.ts";
import type { AtlasModel } from "../../../model/atlas-model.ts";
import type { DatabaseModel } from "../../../model/model.ts";
import { entryPlace, type Lowering } from "../../context.ts";
import type { Encryption } from "./encryption.ts";
import type { Project } from "./project.ts";

export type Cluster = ResourceHandle<"mongodbatlas:index/advancedCluster:AdvancedCluster">;

interface ClusterSettings {
  readonly atlas: AtlasModel;
  readonly project: Project;
  readonly encryption: Encryption;
}

/** The priority of the region whose nodes are elected first (Atlas Administration API: regionConfigs, 7 to 0). */
const HIGHEST_PRIORITY = 7;

export function lowerCluster(
  lowering: Lowering,
  database: DatabaseModel,
  { atlas, encryption }: ClusterSettings,
): Cluster {
  const { model } = lowering;
  const { autoscaling } = database;
  return lowering.builder.scope(entryPlace(lowering, database)).resource(
    "mongodbatlas:index/advancedCluster:AdvancedCluster",
    { id: database.id },
    {
      // By way of the encryption, so that no cluster is made before it.
      projectId: encryption.projectId,
      name: database.id,
      clusterType: "REPLICASET",
      mongoDbMajorVersion: database.version,
      replicationSpecs: [
        {
          regionConfigs: [
            {
              providerName: "AWS",
              regionName: atlas.region,
              priority: HIGHEST_PRIORITY,
              electableSpecs: { instanceSize: database.size, nodeCount: database.nodes },
              autoScaling: {
                diskGbEnabled: autoscaling.disk,
                computeEnabled: autoscaling.maxSize !== undefined,
                computeMaxInstanceSize: autoscaling.maxSize,
                computeScaleDownEnabled:
                  autoscaling.maxSize === undefined ? undefined : autoscaling.minSize !== undefined,
                computeMinInstanceSize: autoscaling.maxSize === undefined ? undefined : autoscaling.minSize,
              },
            },
          ],
        },
      ],
      // A size that Atlas has changed by itself is no difference then, and only then: a size that is written must count.
      useEffectiveFields: autoscaling.maxSize !== undefined,
      backupEnabled: database.backup !== undefined,
      pitEnabled: database.backup?.pointInTime ?? false,
      retainBackupsEnabled: model.protected,
      terminationProtectionEnabled: model.protected,
      encryptionAtRestProvider: "AWS",
      advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
      // Otherwise a cluster that takes long to be made is deleted while it is being made.
      deleteOnCreateTimeout: false,
    },
    { stateful: true, role: "cluster" },
  );
}
