/** Type tokens in their two spellings: `aws:lb/targetGroup:TargetGroup`, and short `aws:lb:TargetGroup`, as Pulumi shows them. */
import { KNOWN_TYPES } from "./sdk-facts.ts";

/** The short spelling of a token. */
export function shortToken(token: string): string {
  return token.replace(/\/[^:]*(?=:)/, "");
}

const full = new Map(KNOWN_TYPES.map((token) => [shortToken(token), token]));

/** The full spelling of a token in either; one that is unknown stays as it is. */
export function fullToken(token: string): string {
  return full.get(token) ?? token;
}
