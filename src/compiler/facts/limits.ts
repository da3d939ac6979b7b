/** Bounds that AWS sets: ranges of values, lengths of names, counts and sizes, and what a tag may hold. */
import facts from "./limits.json" with { type: "json" };

export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  /** Whether the figure was checked, or is general knowledge. */
  readonly verified: boolean;
}

export type RangeName = keyof typeof facts.ranges;
export type LengthName = keyof typeof facts.lengths;
export type CountName = keyof typeof facts.counts;
export type SizeName = keyof typeof facts.sizes;

/** The values that a setting can have: `rangeOf("listenerRule.priority")`. */
export function rangeOf(name: RangeName): Limit {
  return facts.ranges[name];
}

/** How long a name or text can be, in characters. */
export function lengthOf(name: LengthName): Limit {
  return facts.lengths[name];
}

/** How many of a thing another can hold. */
export function countOf(name: CountName): Limit {
  return facts.counts[name];
}

/** How large a document can be. */
export function sizeOf(name: SizeName): Limit {
  return facts.sizes[name];
}

/** Whether a value lies within a limit, its ends included. */
export function isWithin({ min, max }: Limit, value: number): boolean {
  return value >= min && value <= max;
}

/** The nearest value within a limit. */
export function nearestWithin({ min, max }: Limit, value: number): number {
  return Math.min(max, Math.max(min, value));
}

export const TAG_KEY_LENGTH: number = facts.tags.keyLength;
export const TAG_VALUE_LENGTH: number = facts.tags.valueLength;
export const TAGS_PER_RESOURCE: number = facts.tags.perResource;
/** Keys that begin so, in any case, are AWS's own. */
export const RESERVED_TAG_PREFIX: string = facts.tags.reservedPrefix;

const TAG_CHARACTERS = new RegExp(facts.tags.characters, "u");

/** Whether a tag's key or value holds only letters, digits, spaces and `_ . : / = + - @`. */
export function hasTagCharacters(text: string): boolean {
  return TAG_CHARACTERS.test(text);
}
