import { message } from "../../diagnostic/define.ts";
import { routesOf } from "./routes.ts";
import { defineRule, type Path } from "./rule.ts";

export const sameRoute = defineRule({
  name: "same-route",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`services "${"first"}" and "${"second"}" both take "${"path"}" of host "${"host"}"`,
  why: "A request goes to one service: of two rules with one condition the second is never reached.",
  help: message`give one of them another path or host`,
  check({ spec }, report) {
    const owners = new Map<string, { readonly service: string; readonly path: Path }>();
    for (const { service, hosts, paths, sourceIps, direct } of routesOf(spec)) {
      const reported = new Set<string>();
      for (const host of hosts) {
        for (const [index, path] of paths.entries()) {
          const key = JSON.stringify([direct, host, path, [...sourceIps].sort()]);
          const place = ["services", service, "route", "paths", index];
          const owner = owners.get(key);
          if (owner === undefined) owners.set(key, { service, path: place });
          if (owner === undefined || owner.service === service || reported.has(path)) continue;
          reported.add(path);
          report({
            path: place,
            params: { first: owner.service, second: service, path, host },
            related: [{ path: owner.path, message: `"${owner.service}" takes it here` }],
          });
        }
      }
    }
  },
});
