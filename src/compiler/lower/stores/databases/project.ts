/** The Atlas project of the environment: one for all of its databases. */
import type { ResourceHandle } from "../../../../graph/types.ts";
import type { AtlasModel } from "../../../model/atlas-model.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "../../context.ts";

export type Project = ResourceHandle<"mongodbatlas:index/project:Project">;

/** Where the project stands, with what is the same for all of its databases. */
export function atlasScope(lowering: Lowering): Scope {
  return lowering.builder.scope(sharedPlace(lowering, "atlas", "atlas"));
}

/** The ways to the databases. They follow the clusters, which follow the project: so they are a file of their own. */
export function networkScope(lowering: Lowering): Scope {
  return lowering.builder.scope(sharedPlace(lowering, "atlas-network", "databases"));
}

/** `<platform>-<environment>`: Atlas names nothing by itself, and a project's name is unique in its organisation. */
export function lowerProject({ model }: Lowering, scope: Scope, atlas: AtlasModel): Project {
  const project = scope.resource(
    "mongodbatlas:index/project:Project",
    shared(),
    {
      orgId: atlas.organization,
      name: `${model.platform}-${model.environment}`,
      // Atlas tells the project's owners what goes wrong from the first day; it cannot be changed later.
      withDefaultAlertsSettings: true,
    },
    { stateful: true, role: "project", origin: model.origin("atlas.organization") },
  );
  scope.resource(
    "mongodbatlas:index/maintenanceWindow:MaintenanceWindow",
    shared(),
    {
      projectId: project.id,
      dayOfWeek: atlas.maintenance.day,
      hourOfDay: atlas.maintenance.hour,
      autoDeferOnceEnabled: true,
    },
    { origin: model.origin("atlas.maintenance") },
  );
  return project;
}
