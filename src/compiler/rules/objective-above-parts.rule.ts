import { message } from "../../diagnostic/define.ts";
import { ENTRY_KINDS } from "../facts/entry-kinds.ts";
import { SHARED_LEVELS, storeLevel } from "../facts/published-levels.ts";
import type { ResolvedSpec } from "../overlay/resolved.ts";
import { storeKindOf } from "./entries.ts";
import { defineRule } from "./rule.ts";

interface Part {
  readonly name: string;
  /** Percent of a month that its provider promises. */
  readonly percent: number;
}

export const objectiveAboveParts = defineRule({
  name: "objective-above-parts",
  section: "docs/language/objectives.md#availability",
  severity: "warning",
  message: message`${"wanted"} % of requests are promised, but the published levels of the parts compose to ${"composed"} %: ${"arithmetic"}`,
  why: "A request that needs all parts is answered only while all of them work. Their providers promise no more than this; what is above it has to come from the platform's own conduct when a part fails, and is nobody's promise.",
  help: message`promise ${"nearest"} or less, or let services answer without the weakest parts`,
  check({ spec }, report) {
    const wanted = spec.objectives.availability;
    if (wanted === undefined) return;
    const parts = partsOf(spec);
    const composed = parts.reduce((product, { percent }) => (product * percent) / 100, 100);
    if (parts.length === 0 || wanted <= composed) return;
    report({
      path: ["objectives", "availability"],
      params: {
        wanted: String(wanted),
        composed: String(Number(composed.toFixed(4))),
        arithmetic: parts.map(({ name, percent }) => `${name} ${percent} %`).join(" × "),
        nearest: String(Math.floor(composed * 100) / 100),
      },
    });
  },
});

/** What a request may need: the load balancer, tasks, and the stores of the services that it can come to. */
function partsOf(spec: ResolvedSpec): readonly Part[] {
  const { services } = spec;
  const reached = new Set(Object.keys(services).filter((key) => services[key]?.route !== undefined));
  if (reached.size === 0) return [];
  const stores = new Set<string>();
  // A set grows while it is walked: each service once.
  for (const key of reached) {
    const { calls, uses } = services[key] ?? { calls: [], uses: {} };
    for (const callee of calls) reached.add(callee);
    for (const store of Object.keys(uses)) stores.add(store);
  }
  const { cdn, loadBalancer, fargate } = SHARED_LEVELS;
  return [
    ...[...(spec.cdn === undefined ? [] : [cdn]), loadBalancer, fargate].map(({ noun, percent }) => ({
      name: noun,
      percent,
    })),
    ...[...stores].sort().flatMap((store): Part[] => {
      const kind = storeKindOf(spec, store);
      const percent = kind && storeLevel(kind);
      return kind === undefined || percent === undefined
        ? []
        : [{ name: `${ENTRY_KINDS[kind].noun} "${store}"`, percent }];
    }),
  ];
}
