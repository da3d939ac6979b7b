/** What the lowering stage says: only what cannot be known before the resources are. */
import { declare, message } from "../../diagnostic/define.ts";

export const lowerDiagnostics = {
  "override-without-resource": declare({
    severity: "error",
    message: message`no resource is called "${"resource"}"`,
    why: "An override that matches nothing would be lost without a word when a resource is renamed or no longer made.",
    help: message`${"nearest"}see the resources with their owners in "provfair-compile plan"`,
  }),
  "ambiguous-override": declare({
    severity: "error",
    message: message`"${"resource"}" matches ${"count"} resources: ${"names"}`,
    why: "An override changes one resource; which one must be said.",
    help: message`write "${"example"}"`,
  }),
} as const;
