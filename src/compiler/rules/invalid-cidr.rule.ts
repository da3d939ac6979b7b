import { message } from "../../diagnostic/define.ts";
import { parseCidr } from "../values/cidr.ts";
import { defineRule, type Path } from "./rule.ts";

export const invalidCidr = defineRule({
  name: "invalid-cidr",
  section: "docs/language/network.md#cidr",
  severity: "error",
  message: message`this is no IPv4 network: ${"problem"}`,
  why: "A network is its first address and the length of its prefix. An address inside a network in its place is refused by AWS, or silently widened.",
  help: message`write ${"suggestion"}`,
  check({ spec }, report) {
    const check = (path: Path, text: string | undefined): void => {
      const parsed = text === undefined ? undefined : parseCidr(text);
      if (parsed === undefined || parsed.ok) return;
      const { message: problem, suggestion } = parsed.problem;
      report({
        path,
        params: { problem, suggestion: suggestion ?? "its first address and its prefix, such as 10.0.0.0/16" },
      });
    };
    check(["network", "cidr"], spec.network.cidr);
    check(["network", "existing", "cidr"], spec.network.existing?.cidr);
    for (const [index, network] of (spec.atlas?.accessList ?? []).entries())
      check(["atlas", "accessList", index], network);
    for (const [service, { route }] of Object.entries(spec.services)) {
      for (const [index, network] of (route?.sourceIps ?? []).entries()) {
        check(["services", service, "route", "sourceIps", index], network);
      }
    }
  },
});
