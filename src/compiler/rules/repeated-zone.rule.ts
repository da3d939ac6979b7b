import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const repeatedZone = defineRule({
  name: "repeated-zone",
  section: "docs/language/network.md#zones",
  severity: "error",
  message: message`zone "${"zone"}" stands twice in the list of availability zones`,
  why: "Zones fail one by one: two places in one zone are no second place.",
  help: message`write another zone, or remove the second`,
  check({ spec: { network } }, report) {
    const zones = network.availabilityZones;
    if (zones === undefined || typeof zones === "number") return;
    for (const [index, zone] of zones.entries()) {
      const first = zones.indexOf(zone);
      if (first === index) continue;
      report({
        path: ["network", "availabilityZones", index],
        params: { zone },
        related: [{ path: ["network", "availabilityZones", first], message: "first written here" }],
      });
    }
  },
});
