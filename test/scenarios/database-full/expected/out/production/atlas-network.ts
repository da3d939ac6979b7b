// spec/platform.yaml databases
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import { project } from "./atlas";
import { cluster as oldOrdersCluster } from "./databases/old-orders";
import { cluster as ordersCluster } from "./databases/orders";
import { Group } from "./group";
import { vpc } from "./network";
import { provider, mongodbatlasProvider } from "./provider";

// databases
const platformAtlasNetwork = new Group("platform-atlas-network");

// databases
const privateLink = new mongodbatlas.PrivateLinkEndpoint(
  "platform",
  { projectId: project.id, providerName: "AWS", region: "US_EAST_1", deleteOnCreateTimeout: false },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider, dependsOn: [ordersCluster] },
);

// databases
export const securityGroup = new aws.ec2.SecurityGroup(
  "platform-atlas",
  {
    vpcId: vpc.vpcId,
    description: "Databases of hello production in MongoDB Atlas",
    tags: { Name: "hello-production-platform-atlas" },
  },
  { parent: platformAtlasNetwork, provider },
);

// databases
const endpoint = new aws.ec2.VpcEndpoint(
  "platform-atlas",
  {
    vpcId: vpc.vpcId,
    vpcEndpointType: "Interface",
    serviceName: privateLink.endpointServiceName,
    subnetIds: vpc.privateSubnetIds,
    securityGroupIds: [securityGroup.id],
    privateDnsEnabled: false,
    tags: { Name: "hello-production-platform-atlas" },
  },
  { parent: platformAtlasNetwork, provider },
);

// databases
const privateLinkService = new mongodbatlas.PrivateLinkEndpointService(
  "platform",
  {
    projectId: project.id,
    privateLinkId: privateLink.privateLinkId,
    endpointServiceId: endpoint.id,
    providerName: "AWS",
    deleteOnCreateTimeout: false,
  },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider },
);

// databases
const fromUsEast1a = new mongodbatlas.ProjectIpAccessList(
  "platform-us-east-1a",
  { projectId: project.id, ipAddress: vpc.eips[0].publicIp, comment: "NAT gateway of us-east-1a" },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider },
);

// databases
const fromUsEast1b = new mongodbatlas.ProjectIpAccessList(
  "platform-us-east-1b",
  { projectId: project.id, ipAddress: vpc.eips[1].publicIp, comment: "NAT gateway of us-east-1b" },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider },
);

// atlas.accessList
const from2030113028 = new mongodbatlas.ProjectIpAccessList(
  "platform-from-203.0.113.0/28",
  { projectId: project.id, cidrBlock: "203.0.113.0/28", comment: "atlas.accessList" },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider },
);

// databases.archive
export const oldOrdersConnection = mongodbatlas.getAdvancedClusterOutput(
  { projectId: project.id, name: oldOrdersCluster.name },
  { provider: mongodbatlasProvider, dependsOn: [fromUsEast1a, fromUsEast1b, from2030113028] },
);

// databases.orders
export const ordersConnection = mongodbatlas.getAdvancedClusterOutput(
  { projectId: project.id, name: ordersCluster.name },
  { provider: mongodbatlasProvider, dependsOn: [privateLinkService] },
);
