/** What MongoDB Atlas offers on AWS, and what its names may be. */
import facts from "./atlas.json" with { type: "json" };

const regions: Readonly<Record<string, string>> = facts.regions.names;
const ends: Readonly<Record<string, string>> = facts.versions.ends;
const classes: readonly (readonly string[])[] = Object.values(facts.sizes.classes);

/** Atlas's name of an AWS region, `US_EAST_1` for `us-east-1`; `undefined` where it has no dedicated clusters. */
export function atlasRegion(region: string): string | undefined {
  return Object.hasOwn(regions, region) ? regions[region] : undefined;
}

/** The AWS regions in which Atlas has dedicated clusters. */
export const ATLAS_REGIONS: readonly string[] = Object.keys(regions);

/** Every size, smallest first in its class. */
export const CLUSTER_SIZES: readonly string[] = classes.flat();

/** The sizes of the same class, smallest first; none for an unknown size. */
export function sizesLike(size: string): readonly string[] {
  return classes.find((sizes) => sizes.includes(size)) ?? [];
}

/** How many electable nodes a cluster may have. */
export const NODE_COUNTS: readonly number[] = facts.nodes.counts;

/** The major releases of MongoDB, oldest first. */
export const MONGODB_VERSIONS: readonly string[] = Object.keys(ends);

/** The last day of a major release, `2029-10-31`; `undefined` for an unknown one. */
export function endOfVersion(version: string): string | undefined {
  return Object.hasOwn(ends, version) ? ends[version] : undefined;
}

/** How long before the end of a release its users are told, in days. */
export const NOTICE_DAYS: number = facts.versions.noticeDays;

/** How many characters of a cluster's name stand in the names of its hosts. */
export const CLUSTER_NAME_SIGNIFICANT: number = facts.names.clusterSignificant;

/** Databases that every cluster has for itself. */
export const OWN_DATABASES: readonly string[] = facts.names.ownDatabases;

const TAG_CHARACTERS = new RegExp(facts.tags.characters);

/** Whether a tag's key or value can stand on what is in Atlas. */
export function isAtlasTag(text: string): boolean {
  return TAG_CHARACTERS.test(text);
}

/** The days of the week in Atlas's order: Sunday is 1 (Atlas Administration API: maintenance windows). */
export const WEEK_DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
