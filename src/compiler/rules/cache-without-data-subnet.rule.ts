import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const cacheWithoutDataSubnet = defineRule({
  name: "cache-without-data-subnet",
  section: "docs/language/network.md#existing",
  severity: "error",
  message: message`cache "${"cache"}" needs a data subnet in each zone, and zone "${"zone"}" names none`,
  why: "Caches stand in subnets without a way to the internet; of a network that exists only its owner can say which these are.",
  help: message`add data: with the subnet's id to zone "${"zone"}"`,
  check({ spec }, report) {
    const [cache] = Object.keys(spec.caches);
    if (cache === undefined) return;
    for (const [zone, { data }] of Object.entries(spec.network.existing?.zones ?? {})) {
      if (data !== undefined) continue;
      report({
        path: ["network", "existing", "zones", zone],
        at: "key",
        params: { cache, zone },
        related: [{ path: ["caches", cache], message: `cache "${cache}" is declared here` }],
      });
    }
  },
});
