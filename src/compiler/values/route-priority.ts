/**
 * The place of a service's rule among those of the load balancer. It comes from the service alone, so that adding a
 * service moves no other: a band by how specific the paths are, and within the band a hash of the id. Two services on
 * one number, or overlapping paths in one band, are a finding that proposes `route.priority`.
 */
import { stableHash } from "./stable-hash.ts";

/** Numbers in a band; nine bands fit below the load balancer's limit of 50,000. */
export const BAND_SIZE = 5500;
const MOST_SEGMENTS = 8;

/** The priority of a service's listener rule, 1 to 50,000: the author's, else the band's and the id's. */
export function routePriority({
  id,
  paths,
  priority,
}: {
  readonly id: string;
  readonly paths: readonly string[];
  readonly priority?: number | undefined;
}): number {
  if (priority !== undefined) return priority;
  return routeBand(paths) * BAND_SIZE + 1 + (stableHash(id) % BAND_SIZE);
}

/** The band from 0, the most specific: by the literal segments of the least specific path. */
export function routeBand(paths: readonly string[]): number {
  const segments = Math.min(MOST_SEGMENTS, ...paths.map(literalSegments));
  return MOST_SEGMENTS - segments;
}

/** The segments in front of the first wildcard: 1 for `/api/*`, 0 for `/*`, 2 for `/a/b`. */
export function literalSegments(path: string): number {
  const segments = path.split("/").slice(1);
  const wild = segments.findIndex((segment) => segment.includes("*") || segment.includes("?"));
  return (wild < 0 ? segments : segments.slice(0, wild)).filter((segment) => segment !== "").length;
}
