import { message } from "../../diagnostic/define.ts";
import { patternCovers } from "../values/route-patterns.ts";
import { areAll } from "./delivered.ts";
import { defineTogetherRule } from "./rule.ts";

export const smokeWithoutRoute = defineTogetherRule({
  name: "smoke-without-route",
  section: "docs/language/delivery.md#smoke",
  severity: "error",
  message: message`no route leads "${"path"}" to a service "${"service"}", so the test after a deployment always fails`,
  why: "The test comes from outside: it reaches a service through its route, over HTTP, from an address that nobody knows.",
  help: message`name a path that the service's route takes, or remove the line`,
  check(contexts, report) {
    if (!areAll(contexts)) return;
    for (const [service, path] of Object.entries(contexts[0]?.spec.delivery?.smoke ?? {})) {
      const plain = path.replace(/[?].*$/, "");
      const reaches = contexts.some(({ spec }) => {
        const route = Object.hasOwn(spec.services, service) ? spec.services[service]?.route : undefined;
        if (route === undefined || route.protocol === "grpc" || route.sourceIps !== undefined) return false;
        return route.paths.some((pattern) => patternCovers(pattern, plain));
      });
      if (reaches) continue;
      for (const context of contexts) {
        report({ context, path: ["delivery", "smoke", service], at: "key", params: { service, path } });
      }
    }
  },
});
