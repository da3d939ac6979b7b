/**
 * The layout of a network in subnets. A network is cut in sixteen blocks: blocks 1 to 4 are the private subnets, one per
 * zone; the lower half of block 0 begins with the public subnets, the upper half with those of data. Each zone has its
 * own place, so appending a zone moves nothing. In networks of /21 and /22 block 0 is too small for four public subnets:
 * there they begin at block 8, and data at block 12.
 */
import { type Cidr, cidrSize } from "./cidr.ts";

/** One network per zone in each list, in the order of the zones. */
export interface SubnetLayout {
  readonly public: readonly Cidr[];
  /** For stores; awsx calls the tier Isolated. */
  readonly data: readonly Cidr[];
  readonly private: readonly Cidr[];
}

export const SMALLEST_NETWORK_PREFIX = 22;
export const LARGEST_NETWORK_PREFIX = 16;
export const MOST_ZONES = 4;

/** An Application Load Balancer asks for subnets of at least /27 (AWS: Application Load Balancers, subnets). */
const SMALLEST_PUBLIC_PREFIX = 27;
/** The smallest subnet that a VPC can have (AWS: Subnet CIDR blocks). */
const SMALLEST_SUBNET_PREFIX = 28;

/** The addresses of a subnet that AWS keeps for itself: the first four and the last (AWS: Subnet CIDR blocks). */
export const RESERVED_ADDRESSES = 5;

/** The subnets of a network of /16 to /22 in one to four zones; `undefined` for any other. */
export function layoutSubnets(network: Cidr, zones: number): SubnetLayout | undefined {
  if (network.prefix < LARGEST_NETWORK_PREFIX || network.prefix > SMALLEST_NETWORK_PREFIX) return undefined;
  if (!Number.isInteger(zones) || zones < 1 || zones > MOST_ZONES) return undefined;
  const block = cidrSize(network) / 16;
  const publicPrefix = Math.min(network.prefix + 8, SMALLEST_PUBLIC_PREFIX);
  const dataPrefix = Math.min(network.prefix + 8, SMALLEST_SUBNET_PREFIX);
  const shared = 2 ** (32 - publicPrefix) * MOST_ZONES <= block / 2;
  const place = (from: number, prefix: number): Cidr[] =>
    Array.from({ length: zones }, (_, zone) => ({
      address: network.address + from + zone * 2 ** (32 - prefix),
      prefix,
    }));
  return {
    public: place(shared ? 0 : 8 * block, publicPrefix),
    data: place(shared ? block / 2 : 12 * block, dataPrefix),
    private: place(block, network.prefix + 4),
  };
}

/** The addresses of a subnet that interfaces can have. */
export function usableAddresses(subnet: Cidr): number {
  return Math.max(0, cidrSize(subnet) - RESERVED_ADDRESSES);
}
