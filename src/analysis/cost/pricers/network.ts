/** Ways in and out: gateways, addresses, endpoints, load balancers, the CDN. */
import type { PlainValue } from "../../../graph/values.ts";
import assumptions from "../assumptions.json" with { type: "json" };
import { type Charge, monthly, type Pricer, type PricingContext, type Usage } from "../pricer.ts";
import { constant, type Quantity, times } from "../quantity.ts";

const HOURS = assumptions.hoursPerMonth;

/** Volumes that an author expects, which are nothing when nobody comes and a multiple at the peak. */
export function volume(typical: number): Quantity {
  return { minimum: 0, typical, maximum: typical * assumptions.peakFactor };
}

export const natGateway: Pricer = (_, { nodes, usage, allTasks }) => {
  const gateways = nodes.filter(({ token }) => token === "aws:ec2/natGateway:NatGateway").length;
  return [
    { what: "NAT gateway, hours", price: "nat.hour", quantity: constant(HOURS) },
    { what: "NAT gateway, data", price: "nat.data", quantity: times(allTasks, usage.transferPerTask / gateways) },
  ];
};

export const elasticIp: Pricer = () => [{ what: "public address", price: "publicIp.hour", quantity: constant(HOURS) }];

/** Gateway endpoints cost nothing; others are paid for in each zone. */
export const vpcEndpoint: Pricer = ({ inputs }, context) => {
  if (inputs["vpcEndpointType"] === "Gateway") return [];
  const zones = listLength(inputs["subnetIds"], context);
  return [{ what: "VPC endpoint, hours", price: "endpoint.hour", quantity: constant(HOURS * zones) }];
};

/** The length of a list, or of the list of subnets that a network makes: one in each zone. */
function listLength(value: PlainValue | undefined, { nodes }: PricingContext): number {
  if (Array.isArray(value)) return value.length;
  const zones = nodes.filter(({ token, name }) => token === "aws:ec2/subnet:Subnet" && name.includes("-private-"));
  return Math.max(1, zones.length);
}

/** A load balancer has an address in each of its zones, which is paid for, too. */
export const loadBalancer: Pricer = ({ inputs }, context) => [
  { what: "load balancer, hours", price: "alb.hour", quantity: constant(HOURS) },
  { what: "load balancer, capacity units", price: "alb.lcu", quantity: capacityUnits(context.usage) },
  {
    what: "load balancer, public addresses",
    price: "publicIp.hour",
    quantity: constant(HOURS * listLength(inputs["subnets"], context)),
  },
];

function capacityUnits({ requests }: Usage): Quantity {
  return volume(requests * assumptions.gatewayUnitsPerMillionRequests);
}

export const hostedZone: Pricer = () => monthly("hosted zone", "zone");

export const distribution: Pricer = (_, { usage }) => [
  { what: "CDN, data to viewers", price: "cloudfront.data", quantity: volume(usage.cdnTransfer) },
  { what: "CDN, requests", price: "cloudfront.requests", quantity: volume(usage.requests) },
];

export const webAcl: Pricer = ({ inputs }, { usage }) => {
  const { rules } = inputs;
  const count = Array.isArray(rules) ? rules.length : 1;
  const charges: Charge[] = [...monthly("web ACL", "waf.acl"), ...monthly("web ACL, rules", "waf.rule", count)];
  return [...charges, { what: "web ACL, requests", price: "waf.requests", quantity: volume(usage.requests) }];
};
