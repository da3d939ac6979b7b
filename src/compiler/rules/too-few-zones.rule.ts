import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { defineRule } from "./rule.ts";

const LEAST = rangeOf("loadBalancer.zones").min;

export const tooFewZones = defineRule({
  name: "too-few-zones",
  section: "docs/language/network.md#existing",
  severity: "error",
  message: message`the existing network names ${"count"} of at least ${"least"} availability zones`,
  why: "A load balancer stands in two availability zones at least, and a platform in one zone fails with it.",
  help: message`add the subnets of another zone`,
  check({ spec: { network } }, report) {
    if (network.existing === undefined) return;
    const count = Object.keys(network.existing.zones).length;
    if (count >= LEAST) return;
    report({ path: ["network", "existing", "zones"], params: { count: String(count), least: String(LEAST) } });
  },
});
