/** How much a file may hold. Bounds on work and memory for hostile input, far above what a person writes. */

export const limits = {
  /** Of UTF-8. */
  bytes: 8 * 1024 * 1024,
  /** Maps, lists and scalars; keys are not counted. */
  nodes: 200_000,
  /** Maps and lists inside each other. */
  depth: 100,
  /** Uses of anchors (`*name`). */
  aliases: 50,
  /** Values that the uses of anchors stand for, together. */
  aliasedNodes: 20_000,
} as const;
