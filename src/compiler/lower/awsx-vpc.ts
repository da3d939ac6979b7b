/**
 * What `awsx:ec2:Vpc` makes of its arguments: the resources that its provider registers, with their names, parents and
 * inputs. The program registers the component alone; plan, cost and pictures read these children. The same expansion
 * gives the places in the component's flat output lists (`routeTables`, `natGateways` …), which have no keys.
 *
 * Read in pulumi-awsx 3.x, `awsx/ec2/vpc.ts` at e60adf3, for explicit `cidrBlocks` on every subnet specification,
 * `availabilityZoneNames`, and no IPv6, endpoints or own elastic IPs. Compared with that code, run under Pulumi's mocks, on
 * 37 networks: the same names, inputs and lists.
 */
import { invariant } from "../../diagnostic/invariant.ts";
import type { ChildNode } from "../../graph/builder.ts";
import { nodeId } from "../../graph/graph.ts";
import type { NodeId, PlainValue, Reference } from "../../graph/values.ts";

export type SubnetType = "Public" | "Private" | "Isolated";

export interface VpcSubnetSpec {
  readonly type: SubnetType;
  /** Takes the type's place in the children's names; needed where two specifications have one type. */
  readonly name?: string;
  /** One per zone. */
  readonly cidrBlocks: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

export interface VpcArguments {
  /** The component's logical name. */
  readonly name: string;
  readonly cidrBlock: string;
  readonly availabilityZoneNames: readonly string[];
  readonly subnetSpecs: readonly VpcSubnetSpec[];
  readonly natGateways: "OnePerAz" | "Single" | "None";
  readonly enableDnsHostnames?: boolean;
  readonly enableDnsSupport?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The component's outputs that are lists of resources, or of their identifiers. */
export type VpcList =
  | "subnets"
  | "publicSubnets"
  | "privateSubnets"
  | "isolatedSubnets"
  | "publicSubnetIds"
  | "privateSubnetIds"
  | "isolatedSubnetIds"
  | "routeTables"
  | "routeTableAssociations"
  | "routes"
  | "natGateways"
  | "eips";

export interface VpcExpansion {
  readonly children: readonly ChildNode[];
  /**
   * The index in an output list of what belongs to a subnet: the specification's `name`, or its type, and the zone's
   * place from 0. `undefined` where the subnet has none: a list of another tier, no route, a zone without a gateway.
   * Appending a zone changes no index that is there.
   */
  indexOf(list: VpcList, tier: string, zone: number): number | undefined;
  /** How many the list holds. */
  lengthOf(list: VpcList): number;
}

const TYPE_ORDER: readonly SubnetType[] = ["Public", "Private", "Isolated"];
const TIER_LISTS = {
  Public: ["publicSubnets", "publicSubnetIds"],
  Private: ["privateSubnets", "privateSubnetIds"],
  Isolated: ["isolatedSubnets", "isolatedSubnetIds"],
} as const satisfies Record<SubnetType, readonly VpcList[]>;

const VPC = "aws:ec2/vpc:Vpc";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const ROUTE = "aws:ec2/route:Route";
const EIP = "aws:ec2/eip:Eip";
const NAT = "aws:ec2/natGateway:NatGateway";

/** The children of the component in the order of their registration, and the table of its output lists. */
export function expandVpc(args: VpcArguments): VpcExpansion {
  checkArguments(args);
  const { name } = args;
  const vpc = nodeId(VPC, name);
  const shared = { Name: name, ...args.tags };
  const children: ChildNode[] = [];
  const lists = new Map<VpcList, string[]>();
  const add = (token: string, childName: string, parent: NodeId | undefined, inputs: ChildNode["inputs"]): NodeId => {
    children.push({ token, name: childName, ...(parent === undefined ? {} : { parent }), inputs });
    return nodeId(token, childName);
  };

  add(VPC, name, undefined, {
    cidrBlock: args.cidrBlock,
    ...(args.enableDnsHostnames === undefined ? {} : { enableDnsHostnames: args.enableDnsHostnames }),
    ...(args.enableDnsSupport === undefined ? {} : { enableDnsSupport: args.enableDnsSupport }),
    tags: shared,
  });
  const gateway = add(GATEWAY, name, vpc, { vpcId: id(vpc), tags: shared });
  const specs = [...args.subnetSpecs].sort((a, b) => TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type));
  const natGateways: NodeId[] = [];

  for (const [zone, availabilityZone] of args.availabilityZoneNames.entries()) {
    for (const spec of specs) {
      const place = `${tierOf(spec)}#${zone}`;
      const list = (...names: readonly VpcList[]) => {
        for (const entry of names) lists.set(entry, [...(lists.get(entry) ?? []), place]);
      };
      const subnetName = `${name}-${spec.name ?? spec.type.toLowerCase()}-${zone + 1}`;
      const marks = { Name: subnetName, SubnetType: spec.type };
      const subnet = add(SUBNET, subnetName, vpc, {
        vpcId: id(vpc),
        availabilityZone,
        mapPublicIpOnLaunch: spec.type === "Public",
        cidrBlock: spec.cidrBlocks[zone] ?? "",
        assignIpv6AddressOnCreation: false,
        tags: { ...shared, ...spec.tags, ...marks },
      });
      list("subnets", ...TIER_LISTS[spec.type]);
      const routeTable = add(ROUTE_TABLE, subnetName, subnet, { vpcId: id(vpc), tags: { ...shared, ...marks } });
      list("routeTables");
      add(ASSOCIATION, subnetName, routeTable, { routeTableId: id(routeTable), subnetId: id(subnet) });
      list("routeTableAssociations");

      if (spec.type === "Public" && wantsNatGateway(args.natGateways, natGateways.length, zone)) {
        const natName = `${name}-${zone + 1}`;
        const tags = { ...args.tags, Name: natName };
        const eip = add(EIP, natName, subnet, { tags });
        natGateways.push(
          add(NAT, natName, subnet, { subnetId: id(subnet), allocationId: output(eip, "allocationId"), tags }),
        );
        list("eips", "natGateways");
      }
      const target = routeTarget(spec.type, gateway, natGateways, args.natGateways, zone);
      if (target === undefined) continue;
      add(ROUTE, subnetName, routeTable, {
        routeTableId: id(routeTable),
        ...target,
        destinationCidrBlock: "0.0.0.0/0",
      });
      list("routes");
    }
  }
  return {
    children,
    indexOf: (list, tier, zone) => {
      const index = lists.get(list)?.indexOf(`${tier}#${zone}`) ?? -1;
      return index < 0 ? undefined : index;
    },
    lengthOf: (list) => lists.get(list)?.length ?? 0,
  };
}

/** How `indexOf` names a specification. */
function tierOf(spec: VpcSubnetSpec): string {
  return spec.name ?? spec.type;
}

function wantsNatGateway(strategy: VpcArguments["natGateways"], made: number, zone: number): boolean {
  if (strategy === "None") return false;
  return strategy === "Single" ? made < 1 : made < zone + 1;
}

function routeTarget(
  type: SubnetType,
  gateway: NodeId,
  natGateways: readonly NodeId[],
  strategy: VpcArguments["natGateways"],
  zone: number,
): Readonly<Record<string, PlainValue>> | undefined {
  if (type === "Public") return { gatewayId: id(gateway) };
  if (type === "Isolated" || strategy === "None") return undefined;
  const nat = natGateways[strategy === "Single" ? 0 : zone];
  invariant(nat !== undefined, "a private subnet has no NAT gateway to route through");
  return { natGatewayId: id(nat) };
}

/** What the provider refuses, or what this expansion does not know. */
function checkArguments({ availabilityZoneNames: zones, subnetSpecs, natGateways }: VpcArguments): void {
  invariant(zones.length > 0 && new Set(zones).size === zones.length, "a network needs distinct availability zones");
  for (const spec of subnetSpecs) {
    invariant(spec.cidrBlocks.length === zones.length, `subnets "${tierOf(spec)}" need one CIDR block per zone`);
  }
  const names = subnetSpecs.map((spec) => spec.name ?? spec.type.toLowerCase());
  invariant(new Set(names).size === names.length, "two subnet specifications have one name");
  const types = subnetSpecs.map((spec) => spec.type);
  const routable = types.includes("Public") && (types.includes("Private") || types.includes("Isolated"));
  invariant(natGateways === "None" || routable, "NAT gateways need public subnets, and others to route from");
}

function id(node: NodeId): Reference {
  return output(node, "id");
}

function output(node: NodeId, property: string): Reference {
  return { $: "reference", node, path: [property] };
}
