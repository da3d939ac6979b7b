/**
 * The VPC: through awsx in zones and tiers with fixed CIDRs, or one that exists. Endpoints keep AWS traffic inside;
 * flow logs record every connection; the default security group admits nothing.
 */
import { invariant } from "../../diagnostic/invariant.ts";
import { logGroupName, rolePath } from "../../graph/names.ts";
import { at, interpolate, type Reference } from "../../graph/values.ts";
import { endpointServiceName, vpcEndpoint } from "../facts/vpc-endpoints.ts";
import type { NetworkModel } from "../model/network-model.ts";
import { expandVpc } from "./awsx-vpc.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import type { Keys } from "./keys.ts";
import { findLogGroups, policy, trust } from "./policy.ts";

type Ids = readonly (string | Reference<string>)[] | Reference<readonly string[]>;

export interface Network {
  readonly vpcId: string | Reference<string>;
  readonly publicSubnetIds: Ids;
  readonly privateSubnetIds: Ids;
  /** Without a way to or from the internet. Of an existing network only those that the author gives. */
  readonly dataSubnetIds: Ids;
  /** The addresses that tasks come from on the internet, by zone; none where the network has no gateways of its own. */
  readonly natAddresses: readonly { readonly zone: string; readonly address: Reference<string> }[];
  /** Those that the platform makes. */
  readonly natGateways: readonly NatGateway[];
}

export interface NatGateway {
  readonly zone: string;
  readonly id: Reference<string>;
}

const NAT_STRATEGY = { "per-zone": "OnePerAz", single: "Single", none: "None" } as const;

export function lowerNetwork(lowering: Lowering, keys: Keys): Network {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "network", "network"));
  const { network } = model;
  if (network.kind === "existing") {
    const tables = network.zones.map(({ routeTable }) => routeTable);
    const privateSubnetIds = network.zones.map((zone) => zone.private);
    lowerEndpoints(lowering, scope, network.vpc, privateSubnetIds, [...new Set(tables)]);
    return {
      vpcId: network.vpc,
      publicSubnetIds: network.zones.map((zone) => zone.public),
      privateSubnetIds,
      dataSubnetIds: network.zones.flatMap(({ data }) => data ?? []),
      natAddresses: [],
      natGateways: [],
    };
  }
  const { vpc, privateRouteTables, natAddresses, natGateways } = createVpc(lowering, scope, network);
  scope.resource(
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    shared(),
    { vpcId: vpc.vpcId, ingress: [], egress: [] },
    { role: "default-security-group" },
  );
  lowerFlowLogs(lowering, scope, vpc.vpcId, network.flowLogRetentionDays, keys);
  lowerEndpoints(lowering, scope, vpc.vpcId, vpc.privateSubnetIds, privateRouteTables);
  return {
    vpcId: vpc.vpcId,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    dataSubnetIds: vpc.isolatedSubnetIds,
    natAddresses,
    natGateways,
  };
}

function createVpc({ model }: Lowering, scope: Scope, network: Extract<NetworkModel, { kind: "created" }>) {
  const zones = network.zones.map(({ name }) => name);
  const subnetSpecs = [
    { type: "Public" as const, cidrBlocks: network.zones.map((zone) => zone.public) },
    { type: "Private" as const, cidrBlocks: network.zones.map((zone) => zone.private) },
    { type: "Isolated" as const, cidrBlocks: network.zones.map((zone) => zone.data) },
  ];
  const tags = { Name: `${model.platform}-${model.environment}-network` };
  const strategy = NAT_STRATEGY[network.natGateways];
  const expansion = expandVpc({
    name: shared().id,
    cidrBlock: network.cidr,
    availabilityZoneNames: zones,
    subnetSpecs,
    natGateways: strategy,
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags,
  });
  const vpc = scope.remoteComponent(
    "awsx:ec2:Vpc",
    shared(),
    {
      cidrBlock: network.cidr,
      availabilityZoneNames: zones,
      subnetStrategy: "Auto",
      subnetSpecs,
      natGateways: { strategy },
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags,
    },
    expansion.children,
    { notes: ["The places of routeTables and subnets:", ...places(zones, subnetSpecs, expansion)] },
  );
  const privateRouteTables = zones.map((zone, index) => {
    const place = expansion.indexOf("routeTables", "Private", index);
    invariant(place !== undefined, `zone ${zone} has a private route table`);
    return at(vpc.routeTables, place, "id");
  });
  const natAddresses = zones.flatMap((zone, index) => {
    const place = expansion.indexOf("eips", "Public", index);
    return place === undefined ? [] : [{ zone, address: at(vpc.eips, place, "publicIp") }];
  });
  const natGateways = zones.flatMap((zone, index): NatGateway[] => {
    const place = expansion.indexOf("natGateways", "Public", index);
    return place === undefined ? [] : [{ zone, id: at(vpc.natGateways, place, "id") }];
  });
  return { vpc, privateRouteTables, natAddresses, natGateways };
}

/** What the places of the component's flat lists stand for: `[0] us-east-1a Public`. Zones are only ever appended. */
function places(
  zones: readonly string[],
  specs: readonly { readonly type: string }[],
  expansion: ReturnType<typeof expandVpc>,
): string[] {
  const named = zones.flatMap((zone, index) =>
    specs.map(({ type }) => ({ place: expansion.indexOf("routeTables", type, index) ?? -1, text: `${zone} ${type}` })),
  );
  return named.sort((a, b) => a.place - b.place).map(({ place, text }) => `[${place}] ${text}`);
}

function lowerFlowLogs(
  { model, account }: Lowering,
  scope: Scope,
  vpcId: Reference<string>,
  days: number,
  keys: Keys,
): void {
  const origin = model.origin("network.flowLogs");
  const group = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared("flow-logs"),
    {
      name: logGroupName(model.platform, model.environment, "platform-flow-logs"),
      retentionInDays: days,
      kmsKeyId: keys.logsArn,
    },
    { stateful: true, role: "flow-log-group", origin },
  );
  const role = scope.resource(
    "aws:iam/role:Role",
    shared("flow-logs"),
    {
      path: rolePath(model.platform, model.environment),
      description: `Writes the flow logs of ${model.platform} ${model.environment}`,
      assumeRolePolicy: trust(
        "vpc-flow-logs.amazonaws.com",
        account,
        interpolate`arn:aws:ec2:${model.region}:${account}:vpc-flow-log/*`,
      ),
      permissionsBoundary: model.permissionsBoundary,
    },
    { role: "flow-log-role", origin },
  );
  const rolePolicy = scope.resource(
    "aws:iam/rolePolicy:RolePolicy",
    shared("flow-logs"),
    {
      role: role.name,
      policy: policy(
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [group.arn, interpolate`${group.arn}:*`],
        },
        findLogGroups(model.region, account),
      ),
    },
    { role: "flow-log-policy", origin },
  );
  scope.resource(
    "aws:ec2/flowLog:FlowLog",
    shared(),
    {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: group.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 60,
    },
    { origin, dependsOn: [rolePolicy] },
  );
}

function lowerEndpoints(
  { model }: Lowering,
  scope: Scope,
  vpcId: string | Reference<string>,
  subnetIds: Ids,
  routeTableIds: Ids,
): void {
  const origin = model.origin("network.endpoints");
  const endpoints = model.network.endpoints.map((name) => {
    const facts = vpcEndpoint(name);
    invariant(facts, `the endpoint "${name}" has passed its schema`);
    return { name, ...facts };
  });
  const groups = endpoints.some(({ type }) => type === "Interface")
    ? [endpointGroup(model.network.cidr, scope, vpcId, origin)]
    : [];
  for (const { name, type, services } of endpoints) {
    for (const service of services) {
      const id = services.length === 1 ? name : service.replaceAll(".", "-");
      const common = { vpcId, serviceName: endpointServiceName(model.region, service) };
      scope.resource(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        shared(id),
        type === "Gateway"
          ? { ...common, vpcEndpointType: "Gateway", routeTableIds }
          : { ...common, vpcEndpointType: "Interface", subnetIds, securityGroupIds: groups, privateDnsEnabled: true },
        { role: `${id}-endpoint`, origin },
      );
    }
  }
}

/** One security group for all interface endpoints: HTTPS from inside the VPC. */
function endpointGroup(
  cidr: string,
  scope: Scope,
  vpcId: string | Reference<string>,
  origin: ReturnType<Lowering["model"]["origin"]>,
): Reference<string> {
  const group = scope.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    shared("endpoints"),
    { vpcId, description: "AWS services reached inside the VPC" },
    { role: "endpoints-security-group", origin },
  );
  scope.resource(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    shared("endpoints"),
    {
      securityGroupId: group.id,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: cidr,
    },
    { role: "endpoints-ingress", origin },
  );
  return group.id;
}
