/** A node's name in texts. */
import type { NodeId } from "../../graph/values.ts";
import { shortType } from "../plan/marks.ts";

/** `aws:lb:TargetGroup gateway` of `aws:lb/targetGroup:TargetGroup::gateway`. */
export function nodeText(id: NodeId): string {
  const cut = id.lastIndexOf("::");
  return cut < 0 ? id : `${shortType(id.slice(0, cut))} ${id.slice(cut + 2)}`;
}
