/** In which regions of an account the platform is, and which of them hears of what is global. */
import { EDGE_REGION } from "../../facts/cloudfront.ts";
import type { Model } from "../../model/model.ts";

export interface AccountRegions {
  /** Where global types are recorded, and the account's bucket is. */
  readonly home: string;
  /** All of them, in order. */
  readonly all: readonly string[];
}

/**
 * The regions that the environments of an account use: the primary, the standby, and that of the CDN, whose firewall and
 * certificate are nowhere else. Home is `preferred` where it is one of the primaries.
 */
export function accountRegions(models: readonly Model[], preferred: string): AccountRegions {
  const primaries = models.map(({ region }) => region);
  const used = models.flatMap(({ region, standby, cdn }) => [
    region,
    ...(standby === undefined ? [] : [standby]),
    ...(cdn === undefined ? [] : [EDGE_REGION]),
  ]);
  const [first = preferred] = [...primaries].sort();
  return { home: primaries.includes(preferred) ? preferred : first, all: [...new Set(used)].sort() };
}
