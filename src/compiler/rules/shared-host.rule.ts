import { message } from "../../diagnostic/define.ts";
import { ownHosts } from "../values/route-hosts.ts";
import { namesOf } from "./environment-names.ts";
import { defineTogetherRule, type Path, type RuleContext } from "./rule.ts";

export const sharedHost = defineTogetherRule({
  name: "shared-host",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`environments ${"environments"} route the same host, "${"host"}"`,
  why: "A name in DNS points to one load balancer: of two environments that route one host, one would be reached by nobody, or they would overwrite each other's record.",
  help: message`give one of the environments another host`,
  check(contexts, report) {
    const users = new Map<string, Map<RuleContext, Path>>();
    for (const context of contexts) {
      for (const { host, path } of hostsOf(context)) {
        const places = users.get(host) ?? new Map<RuleContext, Path>();
        if (!places.has(context)) places.set(context, path);
        users.set(host, places);
      }
    }
    for (const [host, places] of users) {
      // Environments with one domain are another rule's.
      const domains = new Set([...places.keys()].map(({ spec }) => spec.domain?.name));
      if (domains.size < 2) continue;
      for (const [context, path] of places) {
        report({ context, path, params: { host, environments: namesOf([...places.keys()]) } });
      }
    }
  },
});

/** The hosts of routes and the aliases of the CDN, each where it stands first. */
function hostsOf({ spec }: RuleContext): readonly { readonly host: string; readonly path: Path }[] {
  const routed = Object.entries(spec.services).flatMap(([service, { route }]) =>
    route === undefined
      ? []
      : ownHosts(route, spec).map((host, index) => ({ host, path: ["services", service, "route", "hosts", index] })),
  );
  const aliases = (spec.cdn?.aliases ?? []).map((host, index) => ({ host, path: ["cdn", "aliases", index] }));
  return [...routed, ...aliases];
}
