/**
 * AWS PrivateLink from the VPC to Atlas: one endpoint for all clusters of the project. Each node of each cluster has a
 * port of its own behind it, which Atlas chooses (MongoDB Atlas: Private Endpoints, ports).
 */
import type { AtlasModel } from "../../../model/atlas-model.ts";
import { type Lowering, type Scope, shared } from "../../context.ts";
import type { Network } from "../../network.ts";
import type { Cluster } from "./cluster.ts";
import type { PrivateWay } from "./grant.ts";
import type { Project } from "./project.ts";

interface LinkSettings {
  readonly atlas: AtlasModel;
  readonly project: Project;
  readonly network: Network;
  readonly clusters: readonly Cluster[];
}

export function lowerPrivateLink(
  { model }: Lowering,
  scope: Scope,
  { atlas, project, network, clusters }: LinkSettings,
): PrivateWay {
  const offered = scope.resource(
    "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    shared(),
    { projectId: project.id, providerName: "AWS", region: atlas.region, deleteOnCreateTimeout: false },
    // Atlas prepares it for the clusters that there are.
    { role: "private-link", dependsOn: clusters },
  );
  const group = scope.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    shared("atlas"),
    { vpcId: network.vpcId, description: `Databases of ${model.platform} ${model.environment} in MongoDB Atlas` },
    { role: "security-group" },
  );
  const endpoint = scope.resource(
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    shared("atlas"),
    {
      vpcId: network.vpcId,
      vpcEndpointType: "Interface",
      serviceName: offered.endpointServiceName,
      subnetIds: network.privateSubnetIds,
      securityGroupIds: [group.id],
      // Atlas's own names lead to it.
      privateDnsEnabled: false,
    },
    { role: "endpoint" },
  );
  const service = scope.resource(
    "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
    shared(),
    {
      projectId: project.id,
      privateLinkId: offered.privateLinkId,
      endpointServiceId: endpoint.id,
      providerName: "AWS",
      deleteOnCreateTimeout: false,
    },
    { role: "private-link-service" },
  );
  return { securityGroupId: group.id, service };
}
