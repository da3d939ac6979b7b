/** The leaves of budgets, anomalies and audits. */
import type { PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, within } from "./leaf-case.ts";

/** Somebody who is told; a platform whose network has gateways, and a load balancer. */
const told = (cost: PlainMap): PlainMap => ({
  domain: { name: "hello.example", hostedZone: { id: "Z0123456789ABCDEFGHIJ" } },
  services: { web: { image: { repository: "nginx", tag: "1" }, port: 8080, route: { paths: ["/a/*"] } } },
  observability: { notify: { email: ["a@hello.example"] } },
  cost,
});

export const costCases: Readonly<Record<string, LeafCase>> = {
  "cost.budget.alertAt[]": within(told({ budget: { monthlyUsd: 1000 } }), 50, 60),
  "cost.budget.forecast": within(told({ budget: { monthlyUsd: 1000 } }), true, false),
  "cost.anomalies": within(told({}), true, false),
  "cost.audits.watch[]": within(told({ audits: {} }), "idle-load-balancers", "idle-nat-gateways", "rightsizing"),
};

export const costSingletonCases: Readonly<Record<string, LeafCase>> = {
  "account.singletons.computeOptimizer": within(told({ audits: {} }), "create", "adopt", "skip"),
  "account.singletons.costAllocationTags": within({}, "create", "adopt", "skip"),
};
