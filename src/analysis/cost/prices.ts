/** The price table, by region. */
import table from "./prices.json" with { type: "json" };

export type PriceKey = keyof typeof table.prices;
type Entry = { readonly unit: string } & { readonly [zone: string]: string | number };

const prices: Readonly<Record<string, Entry>> = table.prices;
const zones: Readonly<Record<string, string>> = table.zones;

/** Where the prices are from and of which day, and what they are in. */
export const priceSource: { readonly source: string; readonly date: string; readonly currency: string } = table;

/** The regions that the table has prices of. */
export const PRICED_REGIONS: readonly string[] = Object.keys(zones);

/** What one unit costs in a region, in `priceSource.currency`; undefined where the table does not know. */
export function priceOf(key: string, region: string): number | undefined {
  const entry = Object.hasOwn(prices, key) ? prices[key] : undefined;
  const zone = Object.hasOwn(zones, region) ? zones[region] : undefined;
  const price = zone === undefined ? undefined : entry?.[zone];
  return typeof price === "number" ? price : undefined;
}

/** What is counted: `GB-hour`; undefined for a key that the table does not have. */
export function unitOf(key: string): string | undefined {
  return Object.hasOwn(prices, key) ? prices[key]?.unit : undefined;
}
