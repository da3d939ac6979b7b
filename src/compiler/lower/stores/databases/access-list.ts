/** Without PrivateLink databases are reached over the internet, from known addresses only. */
import type { AtlasModel } from "../../../model/atlas-model.ts";
import { type Lowering, type Scope, shared } from "../../context.ts";
import type { Network } from "../../network.ts";
import type { Project } from "./project.ts";

interface AccessListSettings {
  readonly atlas: AtlasModel;
  readonly project: Project;
  readonly network: Network;
}

/** The NAT gateways' addresses, and the networks that the author names. */
export function lowerAccessList(
  { model }: Lowering,
  scope: Scope,
  { atlas, project, network }: AccessListSettings,
): readonly { readonly $id: string }[] {
  const gateways = network.natAddresses.map(({ zone, address }) =>
    scope.resource(
      "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
      shared(zone),
      { projectId: project.id, ipAddress: address, comment: `NAT gateway of ${zone}` },
      { role: `from-${zone}` },
    ),
  );
  const named = atlas.accessList.map((cidr) =>
    scope.resource(
      "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList",
      shared(`from-${cidr}`),
      { projectId: project.id, cidrBlock: cidr, comment: "atlas.accessList" },
      { role: `from-${cidr}`, origin: model.origin("atlas.accessList") },
    ),
  );
  return [...gateways, ...named];
}
