/**
 * IPv4 networks. The arithmetic is small enough to own: libraries accept what AWS refuses (host bits, octal octets,
 * missing octets), and an author needs the right network as the answer.
 */
import { type Parsed, parsed, problem } from "./parsed.ts";

/** A network: its first address as an unsigned number of 32 bits, and the length of its prefix. */
export interface Cidr {
  readonly address: number;
  readonly prefix: number;
}

const OCTET = /^(0|[1-9][0-9]{0,2})$/;
const PREFIX = /^(0|[1-9][0-9]?)$/;

/** Reads `10.0.0.0/16` strictly: four decimal octets, a prefix, and no host bits. */
export function parseCidr(text: string): Parsed<Cidr> {
  const slash = text.indexOf("/");
  const host = slash < 0 ? text : text.slice(0, slash);
  const address = parseAddress(host);
  if (address === undefined) return problem(`"${host}" is not an IPv4 address`, 0, host.length);
  if (slash < 0) return problem(`"${text}" has no prefix length`, 0, text.length, `${text}/32`);
  const written = text.slice(slash + 1);
  if (!PREFIX.test(written) || Number(written) > 32) {
    return problem(`"${written}" is not a prefix length from 0 to 32`, slash + 1, text.length);
  }
  const prefix = Number(written);
  const network = networkOf(address, prefix);
  if (network.address !== address) {
    return problem(
      `"${text}" has host bits set: it lies inside a network, and is none`,
      0,
      text.length,
      formatCidr(network),
    );
  }
  return parsed(network);
}

/** Reads an address of four decimal octets; `undefined` for anything else. */
export function parseAddress(text: string): number | undefined {
  const octets = text.split(".");
  if (octets.length !== 4) return undefined;
  let address = 0;
  for (const octet of octets) {
    if (!OCTET.test(octet) || Number(octet) > 255) return undefined;
    address = address * 256 + Number(octet);
  }
  return address;
}

/** `10.0.0.0/16`. */
export function formatCidr({ address, prefix }: Cidr): string {
  return `${formatAddress(address)}/${prefix}`;
}

/** `10.0.0.1` for 167772161. */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** The network of this prefix that holds an address. */
export function networkOf(address: number, prefix: number): Cidr {
  const size = 2 ** (32 - prefix);
  return { address: address - (address % size), prefix };
}

/** How many addresses a network holds, reserved ones included. */
export function cidrSize({ prefix }: Cidr): number {
  return 2 ** (32 - prefix);
}

/** Whether every address of `inner` lies in `outer`. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && networkOf(inner.address, outer.prefix).address === outer.address;
}

/** Whether two networks share an address; of two networks, one then holds the other. */
export function overlapsCidr(a: Cidr, b: Cidr): boolean {
  return containsCidr(a, b) || containsCidr(b, a);
}

/** The equal parts of a network, in order; none when `prefix` is shorter than its own. */
export function splitCidr(cidr: Cidr, prefix: number): Cidr[] {
  if (prefix < cidr.prefix || prefix > 32) return [];
  const size = 2 ** (32 - prefix);
  return Array.from({ length: 2 ** (prefix - cidr.prefix) }, (_, index) => ({
    address: cidr.address + index * size,
    prefix,
  }));
}
