// spec/platform.yaml network
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// network
const platformNetwork = new Group("platform-network");

// network.endpoints
const endpointsSecurityGroup = new aws.ec2.SecurityGroup(
  "platform-endpoints",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    description: "AWS services reached inside the VPC",
    tags: { Name: "hello-production-platform-endpoints" },
  },
  { parent: platformNetwork, provider },
);

// network.endpoints
const endpointsIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-endpoints",
  {
    securityGroupId: endpointsSecurityGroup.id,
    description: "HTTPS from the VPC",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "10.4.0.0/16",
    tags: { Name: "hello-production-platform-endpoints" },
  },
  { parent: platformNetwork, provider },
);

// network.endpoints
const logsEndpoint = new aws.ec2.VpcEndpoint(
  "platform-logs",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    serviceName: "com.amazonaws.us-east-1.logs",
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-0a1b2c3d4e5f60712", "subnet-0a1b2c3d4e5f60722"],
    securityGroupIds: [endpointsSecurityGroup.id],
    privateDnsEnabled: true,
    tags: { Name: "hello-production-platform-logs" },
  },
  { parent: platformNetwork, provider },
);

// network.endpoints
const s3Endpoint = new aws.ec2.VpcEndpoint(
  "platform-s3",
  {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    serviceName: "com.amazonaws.us-east-1.s3",
    vpcEndpointType: "Gateway",
    routeTableIds: ["rtb-0a1b2c3d4e5f60713", "rtb-0a1b2c3d4e5f60723"],
    tags: { Name: "hello-production-platform-s3" },
  },
  { parent: platformNetwork, provider },
);
