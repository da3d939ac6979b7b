import { message } from "../../diagnostic/define.ts";
import { availabilityZones, regionFacts } from "../facts/availability-zones.ts";
import { defineRule } from "./rule.ts";

export const moreZonesThanRegion = defineRule({
  name: "more-zones-than-region",
  section: "docs/language/network.md#zones",
  severity: "error",
  message: message`${"wanted"} availability zones are wanted, but an account sees ${"count"} in "${"region"}"`,
  why: "Each zone of the network is a zone of the primary region, and a region has only so many.",
  help: message`write ${"count"}, or choose another region`,
  check({ spec: { network, regions } }, report) {
    const wanted = network.availabilityZones;
    if (typeof wanted !== "number") return;
    const count = regionFacts(regions.primary)?.zonesPerAccount ?? availabilityZones(regions.primary).length;
    if (wanted <= count) return;
    report({
      path: ["network", "availabilityZones"],
      params: { wanted: String(wanted), count: String(count), region: regions.primary },
      related: [{ path: ["regions", "primary"], message: "the region is chosen here" }],
    });
  },
});
