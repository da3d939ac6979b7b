/** The networks that a VPC may take. */
import { invariant } from "../../diagnostic/invariant.ts";
import { type Cidr, containsCidr, overlapsCidr, parseCidr } from "../values/cidr.ts";
import facts from "./private-ranges.json" with { type: "json" };

/** The private networks of RFC 1918. */
export const PRIVATE_RANGES: readonly Cidr[] = facts.ranges.map(read);

/** Networks shared by carriers (RFC 6598), which a VPC can take as well. */
export const SHARED_RANGES: readonly Cidr[] = facts.shared.map(read);

const usedByAws = Object.entries(facts.usedByAws).map(([text, reason]) => ({ cidr: read(text), reason }));

/** Whether a network lies in a private or shared range. */
export function isPrivate(cidr: Cidr): boolean {
  return [...PRIVATE_RANGES, ...SHARED_RANGES].some((range) => containsCidr(range, cidr));
}

/** Why a network gets in the way of AWS's own services; `undefined` where it does not. */
export function usedByAwsServices(cidr: Cidr): string | undefined {
  return usedByAws.find((used) => overlapsCidr(used.cidr, cidr))?.reason;
}

function read(text: string): Cidr {
  const cidr = parseCidr(text);
  invariant(cidr.ok, `"${text}" is not a network`);
  return cidr.value;
}
