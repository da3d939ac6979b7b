import { message } from "../../diagnostic/define.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import { availabilityZones, regionOfZone } from "../facts/availability-zones.ts";
import { defineRule } from "./rule.ts";

export const unknownZone = defineRule({
  name: "unknown-zone",
  section: "docs/language/network.md#zones",
  severity: "error",
  message: message`"${"zone"}" is no availability zone of "${"region"}"${"other"}`,
  why: "Subnets are made in the zones of the platform's primary region; a zone of another region, or one that does not exist, is refused.",
  help: message`${"nearest"}choose from ${"known"}`,
  check({ spec: { network, regions } }, report) {
    const known = availabilityZones(regions.primary);
    const check = (path: readonly (string | number)[], zone: string): void => {
      if (known.includes(zone)) return;
      const other = regionOfZone(zone);
      report({
        path,
        at: path[1] === "existing" ? "key" : "value",
        params: {
          zone,
          region: regions.primary,
          other: other === undefined ? "" : `, but one of "${other}"`,
          nearest: suggestion(zone, known),
          known: quotedList(known, known.length),
        },
      });
    };
    if (Array.isArray(network.availabilityZones)) {
      for (const [index, zone] of network.availabilityZones.entries())
        check(["network", "availabilityZones", index], zone);
    }
    for (const zone of Object.keys(network.existing?.zones ?? {})) check(["network", "existing", "zones", zone], zone);
  },
});
