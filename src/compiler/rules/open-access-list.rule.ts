import { message } from "../../diagnostic/define.ts";
import { parseCidr } from "../values/cidr.ts";
import { defineRule } from "./rule.ts";

export const openAccessList = defineRule({
  name: "open-access-list",
  section: "docs/language/databases.md#privateLink",
  severity: "error",
  message: message`"${"network"}" is every address, so the databases could be tried from everywhere`,
  why: "Without PrivateLink the list of networks is the only wall in front of a database besides its sign-in.",
  help: message`name the networks that tasks come from, or remove it`,
  check({ spec }, report) {
    for (const [index, network] of (spec.atlas?.accessList ?? []).entries()) {
      const parsed = parseCidr(network);
      if (parsed.ok && parsed.value.prefix === 0) report({ path: ["atlas", "accessList", index], params: { network } });
    }
  },
});
