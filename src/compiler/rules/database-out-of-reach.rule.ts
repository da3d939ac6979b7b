import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const databaseOutOfReach = defineRule({
  name: "database-out-of-reach",
  section: "docs/language/databases.md#privateLink",
  severity: "error",
  message: message`no task reaches database "${"database"}": it has no private link, and ${"reason"}`,
  why: "Without PrivateLink a database is reached over the internet, from addresses that Atlas has been told.",
  help: message`${"way"}write privateLink: true`,
  check({ spec }, report) {
    const { network, atlas } = spec;
    const known = network.existing === undefined || (atlas?.accessList ?? []).length > 0;
    const reason =
      network.natGateways === "none"
        ? { reason: "the network has no way out", way: "" }
        : known
          ? undefined
          : {
              reason: "the addresses of the existing network's gateways are not known",
              way: "name them under atlas.accessList, or ",
            };
    if (reason === undefined) return;
    for (const [database, { privateLink }] of Object.entries(spec.databases)) {
      if (!privateLink) report({ path: ["databases", database, "privateLink"], params: { database, ...reason } });
    }
  },
});
