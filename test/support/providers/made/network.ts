/** What the simulated cloud makes of networks. */
import type { Properties } from "../store.ts";
import { arn, hex, type Maker, type Place } from "./maker.ts";

export const networkMakers: Readonly<Record<string, Maker>> = {
  // One for each network, whoever asks for it how often.
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": (input, place) => {
    const id = input("vpcId").replace("vpc-", "sg-");
    const own = { ownerId: place.account, arn: arn("ec2", place, `security-group/${id}`) };
    return { id, ...own, name: "default", description: "default VPC security group" };
  },
  "aws:ec2/eip:Eip": ec2("eipalloc", "elastic-ip", (id) => ({ allocationId: id, publicIp: "198.51.100.7" })),
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/natGateway:NatGateway": ec2("nat", "natgateway", () => ({ publicIp: "198.51.100.7" })),
  "aws:ec2/route:Route": (input) => ({
    id: `r-${input("routeTableId")}-${input("destinationCidrBlock")}`,
    origin: "CreateRoute",
    state: "active",
  }),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": () => ({ id: `rtbassoc-${hex(17)}` }),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", () => ({
    defaultSecurityGroupId: `sg-${hex(17)}`,
    defaultRouteTableId: `rtb-${hex(17)}`,
    mainRouteTableId: `rtb-${hex(17)}`,
    defaultNetworkAclId: `acl-${hex(17)}`,
    dhcpOptionsId: `dopt-${hex(17)}`,
  })),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", () => ({
    state: "available",
    prefixListId: `pl-${hex(8)}`,
    networkInterfaceIds: [],
    dnsEntries: [],
    cidrBlocks: [],
    requesterManaged: false,
  })),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule(),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule(),
};

/** An object of EC2: `vpc-0123…`, with an ARN of that. */
function ec2(prefix: string, kind: string, more: (id: string, place: Place) => Properties = () => ({})): Maker {
  return (_, place) => {
    const id = `${prefix}-${hex(17)}`;
    return { id, arn: arn("ec2", place, `${kind}/${id}`), ownerId: place.account, ...more(id, place) };
  };
}

function securityGroupRule(): Maker {
  return (_, place) => {
    const id = `sgr-${hex(17)}`;
    return { id, arn: arn("ec2", place, `security-group-rule/${id}`), securityGroupRuleId: id };
  };
}
