/** Countries as CloudFront knows them. */
import facts from "./countries.json" with { type: "json" };

export const COUNTRIES: readonly string[] = facts.codes;
