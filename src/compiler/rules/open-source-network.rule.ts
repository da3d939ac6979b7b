import { message } from "../../diagnostic/define.ts";
import { parseCidr } from "../values/cidr.ts";
import { defineServiceRule } from "./rule.ts";

export const openSourceNetwork = defineServiceRule({
  name: "open-source-network",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`"${"network"}" is every address, so the route is restricted to nobody`,
  why: "A restriction that lets everyone in looks like protection and is none; it also takes one of the five values of a rule.",
  help: message`name the networks of the clients, or remove sourceIps`,
  check({ route }, _key, report) {
    for (const [index, network] of (route?.sourceIps ?? []).entries()) {
      const parsed = parseCidr(network);
      if (parsed.ok && parsed.value.prefix === 0) report({ path: ["route", "sourceIps", index], params: { network } });
    }
  },
});
