/** The regions and their zones. What the table cannot know is listed in it, under `limits`. */
import facts from "./availability-zones.json" with { type: "json" };

interface RegionFacts {
  readonly zones: readonly string[];
  /** Set where an account sees only so many of the zones. */
  readonly zonesPerAccount?: number;
  /** The region must be enabled in the account first. */
  readonly optIn: boolean;
}

const regions = facts.regions as Readonly<Record<string, RegionFacts>>;
const fargateZoneIds = facts.fargateZoneIds as Readonly<Record<string, readonly string[]>>;

/** The commercial regions. */
export const REGIONS: readonly string[] = Object.keys(regions);

/** What is known of a region; `undefined` where there is none of that name. */
export function regionFacts(region: string): RegionFacts | undefined {
  return Object.hasOwn(regions, region) ? regions[region] : undefined;
}

/** The names of a region's zones, in the order in which they are taken; none for an unknown region. */
export function availabilityZones(region: string): readonly string[] {
  return regionFacts(region)?.zones ?? [];
}

/** The region of a zone name, `us-east-1` for `us-east-1a`; `undefined` for an unknown zone. */
export function regionOfZone(zone: string): string | undefined {
  const region = zone.slice(0, -1);
  return availabilityZones(region).includes(zone) ? region : undefined;
}

/** The ids of the only zones with Fargate; `undefined` where all of the region's zones have it. */
export function fargateZones(region: string): readonly string[] | undefined {
  return Object.hasOwn(fargateZoneIds, region) ? fargateZoneIds[region] : undefined;
}
