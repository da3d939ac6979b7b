import fc from "fast-check";
import { expect, it } from "vitest";
import { expandVpc, type SubnetType, type VpcArguments, type VpcList } from "../../../src/compiler/lower/awsx-vpc.ts";
import type { ChildNode } from "../../../src/graph/builder.ts";
import { nodeId, visitReferences } from "../../../src/graph/graph.ts";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"];
const ALL: readonly SubnetType[] = ["Public", "Private", "Isolated"];

const network = (
  zones: number,
  types: readonly SubnetType[] = ALL,
  rest: Partial<VpcArguments> = {},
): VpcArguments => ({
  name: "platform",
  cidrBlock: "10.0.0.0/16",
  availabilityZoneNames: ZONES.slice(0, zones),
  subnetSpecs: types.map((type, tier) => ({
    type,
    cidrBlocks: ZONES.slice(0, zones).map((_, zone) => `10.0.${tier * 16 + zone}.0/24`),
  })),
  natGateways: "OnePerAz",
  enableDnsHostnames: true,
  enableDnsSupport: true,
  tags: { team: "games" },
  ...rest,
});

const short = (child: ChildNode) => `${child.token.split(":").at(-1)} ${child.name}`;
const find = (children: readonly ChildNode[], name: string) => children.find((child) => short(child) === name);

it("makes 28 children of two zones with three tiers, and 32 of three zones with two", () => {
  expect(expandVpc(network(2)).children).toHaveLength(28);
  expect(expandVpc(network(3, ["Public", "Private"])).children).toHaveLength(32);
});

it("registers them under their names in the provider's order", () => {
  expect(expandVpc(network(2)).children.map(short)).toEqual([
    "Vpc platform",
    "InternetGateway platform",
    ...[1, 2].flatMap((zone) => [
      `Subnet platform-public-${zone}`,
      `RouteTable platform-public-${zone}`,
      `RouteTableAssociation platform-public-${zone}`,
      `Eip platform-${zone}`,
      `NatGateway platform-${zone}`,
      `Route platform-public-${zone}`,
      `Subnet platform-private-${zone}`,
      `RouteTable platform-private-${zone}`,
      `RouteTableAssociation platform-private-${zone}`,
      `Route platform-private-${zone}`,
      `Subnet platform-isolated-${zone}`,
      `RouteTable platform-isolated-${zone}`,
      `RouteTableAssociation platform-isolated-${zone}`,
    ]),
  ]);
});

it("hangs them under the network, a subnet or a route table", () => {
  const { children } = expandVpc(network(2));
  const parent = (name: string) => find(children, name)?.parent;
  expect(parent("Vpc platform")).toBeUndefined();
  expect(parent("InternetGateway platform")).toBe("aws:ec2/vpc:Vpc::platform");
  expect(parent("Subnet platform-isolated-2")).toBe("aws:ec2/vpc:Vpc::platform");
  expect(parent("RouteTable platform-private-1")).toBe("aws:ec2/subnet:Subnet::platform-private-1");
  expect(parent("RouteTableAssociation platform-private-1")).toBe("aws:ec2/routeTable:RouteTable::platform-private-1");
  expect(parent("Route platform-private-1")).toBe("aws:ec2/routeTable:RouteTable::platform-private-1");
  expect(parent("Eip platform-2")).toBe("aws:ec2/subnet:Subnet::platform-public-2");
  expect(parent("NatGateway platform-2")).toBe("aws:ec2/subnet:Subnet::platform-public-2");
});

it("gives them the provider's inputs", () => {
  const { children } = expandVpc(network(2));
  const inputs = (name: string) => find(children, name)?.inputs;
  const reference = (node: string, property = "id") => ({ $: "reference", node, path: [property] });
  expect(inputs("Vpc platform")).toEqual({
    cidrBlock: "10.0.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: "platform", team: "games" },
  });
  expect(inputs("Subnet platform-public-2")).toEqual({
    vpcId: reference("aws:ec2/vpc:Vpc::platform"),
    availabilityZone: "us-east-1b",
    mapPublicIpOnLaunch: true,
    cidrBlock: "10.0.1.0/24",
    assignIpv6AddressOnCreation: false,
    tags: { Name: "platform-public-2", SubnetType: "Public", team: "games" },
  });
  expect(inputs("Subnet platform-private-1")).toMatchObject({ mapPublicIpOnLaunch: false, cidrBlock: "10.0.16.0/24" });
  expect(inputs("Eip platform-1")).toEqual({ tags: { Name: "platform-1", team: "games" } });
  expect(inputs("NatGateway platform-2")).toEqual({
    subnetId: reference("aws:ec2/subnet:Subnet::platform-public-2"),
    allocationId: reference("aws:ec2/eip:Eip::platform-2", "allocationId"),
    tags: { Name: "platform-2", team: "games" },
  });
  expect(inputs("Route platform-public-1")).toEqual({
    routeTableId: reference("aws:ec2/routeTable:RouteTable::platform-public-1"),
    gatewayId: reference("aws:ec2/internetGateway:InternetGateway::platform"),
    destinationCidrBlock: "0.0.0.0/0",
  });
  expect(inputs("Route platform-private-2")).toEqual({
    routeTableId: reference("aws:ec2/routeTable:RouteTable::platform-private-2"),
    natGatewayId: reference("aws:ec2/natGateway:NatGateway::platform-2"),
    destinationCidrBlock: "0.0.0.0/0",
  });
});

it("routes all zones through one gateway, or through none", () => {
  const single = expandVpc(network(3, ALL, { natGateways: "Single" })).children;
  expect(single.filter((child) => child.token.includes("natGateway")).map(short)).toEqual(["NatGateway platform-1"]);
  expect(find(single, "Route platform-private-3")?.inputs["natGatewayId"]).toMatchObject({
    node: "aws:ec2/natGateway:NatGateway::platform-1",
  });
  const none = expandVpc(network(3, ALL, { natGateways: "None" })).children;
  expect(none.filter((child) => /natGateway|eip/.test(child.token))).toEqual([]);
  expect(none.filter((child) => child.token.includes("route:")).map(short)).toEqual(
    [1, 2, 3].map((zone) => `Route platform-public-${zone}`),
  );
});

it("knows the places in the component's output lists", () => {
  const { indexOf, lengthOf } = expandVpc(network(2));
  expect(ALL.flatMap((tier) => [0, 1].map((zone) => indexOf("routeTables", tier, zone)))).toEqual([0, 3, 1, 4, 2, 5]);
  expect(ALL.flatMap((tier) => [0, 1].map((zone) => indexOf("subnets", tier, zone)))).toEqual([0, 3, 1, 4, 2, 5]);
  expect(ALL.flatMap((tier) => [0, 1].map((zone) => indexOf("routes", tier, zone)))).toEqual([
    0,
    2,
    1,
    3,
    undefined,
    undefined,
  ]);
  expect([0, 1, 2].map((zone) => indexOf("natGateways", "Public", zone))).toEqual([0, 1, undefined]);
  expect([0, 1].map((zone) => indexOf("privateSubnetIds", "Private", zone))).toEqual([0, 1]);
  expect(indexOf("privateSubnetIds", "Public", 0)).toBeUndefined();
  expect(indexOf("eips", "Private", 0)).toBeUndefined();
  expect([lengthOf("subnets"), lengthOf("routes"), lengthOf("eips"), lengthOf("isolatedSubnetIds")]).toEqual([
    6, 4, 2, 2,
  ]);
});

it("names subnets and places by the name of their specification", () => {
  const [publicSpec, privateSpec] = network(1, ["Public", "Private"]).subnetSpecs;
  const specs = [
    publicSpec,
    { ...privateSpec, name: "tasks" },
    { type: "Private", name: "tools", cidrBlocks: ["10.0.99.0/24"], tags: { use: "tools" } },
  ];
  const { children, indexOf } = expandVpc({ ...network(1), subnetSpecs: specs as VpcArguments["subnetSpecs"] });
  expect(find(children, "Subnet platform-tools-1")?.inputs["tags"]).toEqual({
    Name: "platform-tools-1",
    SubnetType: "Private",
    team: "games",
    use: "tools",
  });
  expect(find(children, "RouteTable platform-tools-1")?.inputs["tags"]).not.toHaveProperty("use");
  expect([indexOf("privateSubnetIds", "tasks", 0), indexOf("privateSubnetIds", "tools", 0)]).toEqual([0, 1]);
  expect(indexOf("privateSubnetIds", "Private", 0)).toBeUndefined();
});

it.each<[string, VpcArguments]>([
  ["distinct availability zones", { ...network(2), availabilityZoneNames: ["us-east-1a", "us-east-1a"] }],
  ["one CIDR block per zone", { ...network(2), availabilityZoneNames: ZONES }],
  ["have one name", network(2, ["Public", "Private", "Private"])],
  ["NAT gateways need public subnets", network(2, ["Private"])],
])("refuses arguments that break: %s", (message, args) => {
  expect(() => expandVpc(args)).toThrow(message);
});

const shapes = fc.record({
  zones: fc.integer({ min: 1, max: 3 }),
  types: fc.shuffledSubarray([...ALL]).filter((types) => types.includes("Public") && types.length > 1),
  natGateways: fc.constantFrom("OnePerAz", "Single", "None"),
}) satisfies fc.Arbitrary<{ natGateways: VpcArguments["natGateways"] } & Record<string, unknown>>;

it("refers only to children registered before, which have distinct identities", () => {
  fc.assert(
    fc.property(shapes, ({ zones, types, natGateways }) => {
      const seen = new Set<string>();
      for (const child of expandVpc(network(zones, types, { natGateways })).children) {
        if (child.parent !== undefined) expect(seen).toContain(child.parent);
        visitReferences(child.inputs, (reference) => expect(seen).toContain(reference.node));
        const own = nodeId(child.token, child.name);
        expect(seen).not.toContain(own);
        seen.add(own);
      }
    }),
  );
});

it("keeps every child and every index when a zone is appended", () => {
  const listNames: readonly VpcList[] = [
    "subnets",
    "publicSubnetIds",
    "privateSubnetIds",
    "isolatedSubnetIds",
    "routeTables",
    "routes",
    "natGateways",
    "eips",
  ];
  fc.assert(
    fc.property(shapes, ({ zones, types, natGateways }) => {
      const before = expandVpc(network(zones, types, { natGateways }));
      const after = expandVpc(network(zones + 1, types, { natGateways }));
      expect(after.children.slice(0, before.children.length)).toEqual(before.children);
      for (const list of listNames) {
        for (const tier of types) {
          for (let zone = 0; zone < zones; zone++)
            expect(after.indexOf(list, tier, zone)).toBe(before.indexOf(list, tier, zone));
        }
      }
    }),
  );
});
