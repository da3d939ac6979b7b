import { message } from "../../diagnostic/define.ts";
import { vpcEndpoint } from "../facts/vpc-endpoints.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { type Cidr, formatCidr, networkOf, parseCidr } from "../values/cidr.ts";
import { LARGEST_NETWORK_PREFIX, layoutSubnets, usableAddresses } from "../values/subnets.ts";
import { defineRule } from "./rule.ts";

export const networkTooSmall = defineRule({
  name: "network-too-small",
  section: "docs/language/network.md#cidr",
  severity: "error",
  message: message`the private subnets of ${"cidr"} have ${"addresses"} addresses; ${"tasks"} tasks at most, twice over during a deployment, and ${"interfaces"} interfaces of endpoints need ${"needed"}`,
  why: "Each task has an address of its own. Where none is free a task does not start, and a VPC cannot be enlarged in place.",
  help: message`${"proposal"}`,
  check({ spec }, report) {
    const { cidr, availabilityZones } = spec.network;
    const parsed = cidr === undefined ? undefined : parseCidr(cidr);
    if (!parsed?.ok || availabilityZones === undefined) return;
    const zones = typeof availabilityZones === "number" ? availabilityZones : availabilityZones.length;
    const [tasks, interfaces] = [mostTasks(spec), interfacesPerZone(spec) * zones];
    const needed = 2 * tasks + interfaces;
    const addresses = privateAddresses(parsed.value, zones);
    if (addresses === undefined || addresses >= needed) return;
    report({
      path: ["network", "cidr"],
      params: {
        cidr: cidr ?? "",
        addresses: String(addresses),
        tasks: String(tasks),
        interfaces: String(interfaces),
        needed: String(needed),
        proposal: proposal(parsed.value, zones, needed),
      },
    });
  },
});

/** The most tasks that services may run at once, and one for each job. */
function mostTasks({ services, jobs }: ResolvedSpec): number {
  const most = Object.values(services).map(({ scaling: { max, schedules } }) =>
    Math.max(max, ...schedules.map((schedule) => schedule.max)),
  );
  return most.reduce((sum, tasks) => sum + tasks, 0) + Object.keys(jobs).length;
}

/** Those of AWS's services, and the one to Atlas. */
function interfacesPerZone({ network, databases }: ResolvedSpec): number {
  const known = [...new Set(network.endpoints)].map(vpcEndpoint);
  const atlas = Object.values(databases).some(({ privateLink }) => privateLink) ? 1 : 0;
  return known.reduce((sum, endpoint) => sum + (endpoint?.type === "Interface" ? endpoint.services.length : 0), atlas);
}

function privateAddresses(network: Cidr, zones: number): number | undefined {
  return layoutSubnets(network, zones)?.private.reduce((sum, subnet) => sum + usableAddresses(subnet), 0);
}

function proposal({ address, prefix }: Cidr, zones: number, needed: number): string {
  for (let larger = prefix - 1; larger >= LARGEST_NETWORK_PREFIX; larger--) {
    const network = networkOf(address, larger);
    if ((privateAddresses(network, zones) ?? 0) >= needed) return `write ${formatCidr(network)}`;
  }
  return "use more availability zones, or lower the most tasks of the services";
}
