import { message } from "../../diagnostic/define.ts";
import { nearest } from "../../diagnostic/nearest.ts";
import { defineRule } from "./rule.ts";

export const unusedService = defineRule({
  name: "unused-service",
  section: "docs/language/services.md#port",
  severity: "warning",
  message: message`service "${"service"}" listens on port ${"port"}, but has no route and is called by nobody`,
  why: "Between services there is no way but declared calls, so its port is open to nobody. It may be meant for what is not written yet.",
  help: message`add a route, name it in the calls of another service, or remove the port of a worker`,
  check({ spec }, report) {
    const called = new Set<string>();
    const names = Object.keys(spec.services);
    // A call that is misspelt is another rule's; what it most likely means is not unused besides.
    const meant = (target: string) =>
      Object.hasOwn(spec.services, target) ? target : (nearest(target, names)[0] ?? target);
    for (const [caller, { calls }] of Object.entries(spec.services)) {
      for (const target of calls) if (target !== caller) called.add(meant(target));
    }
    for (const { calls } of Object.values(spec.jobs)) for (const target of calls) called.add(meant(target));
    // That a behaviour leads nowhere without a route is another rule's, too.
    for (const { to } of spec.cdn?.behaviours ?? []) if (to !== undefined) called.add(meant(to));
    for (const [service, { port, route }] of Object.entries(spec.services)) {
      if (port === undefined || route !== undefined || called.has(service)) continue;
      report({ path: ["services", service], at: "key", params: { service, port: String(port) } });
    }
  },
});
