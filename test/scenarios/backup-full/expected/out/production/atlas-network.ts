// spec/platform.yaml databases
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import { project } from "./atlas";
import { cluster } from "./databases/orders";
import { Group } from "./group";
import { vpc } from "./network";
import { provider, mongodbatlasProvider } from "./provider";

// databases
const platformAtlasNetwork = new Group("platform-atlas-network");

// databases
const privateLink = new mongodbatlas.PrivateLinkEndpoint(
  "platform",
  { projectId: project.id, providerName: "AWS", region: "US_EAST_1", deleteOnCreateTimeout: false },
  { parent: platformAtlasNetwork, provider: mongodbatlasProvider, dependsOn: [cluster] },
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

// databases.orders
export const ordersConnection = mongodbatlas.getAdvancedClusterOutput(
  { projectId: project.id, name: cluster.name },
  { provider: mongodbatlasProvider, dependsOn: [privateLinkService] },
);
