/** The network: zones with the CIDRs of their subnets, or the subnets of an existing VPC. */
import { invariant } from "../../diagnostic/invariant.ts";
import { availabilityZones as zonesOf } from "../facts/availability-zones.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { formatCidr, parseCidr } from "../values/cidr.ts";
import { layoutSubnets } from "../values/subnets.ts";
import type { NetworkModel } from "./network-model.ts";
import { days } from "./task.ts";

export function buildNetwork({ network, regions }: ResolvedSpec): NetworkModel {
  const endpoints = [...new Set(network.endpoints)].sort();
  if (network.existing !== undefined) {
    const { vpc, cidr, zones } = network.existing;
    const named = Object.entries(zones).map(([name, subnets]) => ({ name, ...subnets }));
    return { kind: "existing", vpc, cidr, zones: named.sort((a, b) => (a.name < b.name ? -1 : 1)), endpoints };
  }
  const { cidr, availabilityZones, natGateways, flowLogs } = network;
  invariant(cidr && availabilityZones !== undefined && natGateways && flowLogs, "a created network has its defaults");
  const names =
    typeof availabilityZones === "number" ? zonesOf(regions.primary).slice(0, availabilityZones) : availabilityZones;
  const parsed = parseCidr(cidr);
  invariant(parsed.ok, `the network "${cidr}" has passed its rule`);
  const layout = layoutSubnets(parsed.value, names.length);
  invariant(layout, `the network "${cidr}" is large enough`);
  return {
    kind: "created",
    cidr,
    zones: names.map((name, index) => ({
      name,
      public: formatCidr(at(layout.public, index)),
      private: formatCidr(at(layout.private, index)),
      data: formatCidr(at(layout.data, index)),
    })),
    natGateways,
    flowLogRetentionDays: days(flowLogs.retention),
    endpoints,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  invariant(found !== undefined, "the layout has a subnet per zone");
  return found;
}
