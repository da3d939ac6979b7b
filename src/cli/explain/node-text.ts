/** A node's name in texts. */

import { shortToken } from "../../graph/tokens.ts";
import type { NodeId } from "../../graph/values.ts";

/** `aws:lb:TargetGroup gateway` of `aws:lb/targetGroup:TargetGroup::gateway`. */
export function nodeText(id: NodeId): string {
  const cut = id.lastIndexOf("::");
  return cut < 0 ? id : `${shortToken(id.slice(0, cut))} ${id.slice(cut + 2)}`;
}
