/** A hash for numbers that come from names: the same for ever, on every machine, without a library. */

/**
 * A whole number from 0 to 2^32 - 1: FNV-1a of the text's UTF-8 bytes (Fowler, Noll, Vo), closed with MurmurHash3's
 * finalizer, without which names that differ in a digit lie close together (of s1 … s100 twelve met in 5,500 places).
 */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
