/** The law of cost: more of anything never costs less, at any scale. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Estimate, estimateStack } from "../../src/analysis/cost/estimate.ts";
import type { Usage } from "../../src/analysis/cost/pricer.ts";
import { SCALES } from "../../src/analysis/cost/quantity.ts";
import { graphOf } from "../support/compiled.ts";
import { spec } from "../support/generators/spec.ts";
import { mapAt, type PlainMap, type PlainSpec } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";

const usage = fc.record({
  logsPerTask: fc.nat({ max: 50 }),
  transferPerTask: fc.nat({ max: 50 }),
  requests: fc.nat({ max: 1000 }),
  cdnTransfer: fc.nat({ max: 1000 }),
  bucketStorage: fc.nat({ max: 1000 }),
});

/** One platform in a region whose prices are known, without environments. */
const small = spec({ services: { min: 1, max: 4 }, environments: { min: 0, max: 0 } }).map(
  ({ platform }): PlainSpec => {
    const { overrides: _, state: __, network: ___, ...rest } = platform;
    const regions = { primary: "us-east-1", standby: "us-west-2" };
    return { platform: { ...rest, regions }, environments: {}, inventories: {} };
  },
);

function estimateOf(one: PlainSpec, own: Usage): Estimate {
  const account = { account: { id: "111122223333", quotas: { fargateVcpu: 1000000, fargateSpotVcpu: 1000000 } } };
  const { stacks } = graphOf({ ...one, environments: { production: account } });
  return estimateStack(stacks.find(({ name }) => name === "production") as (typeof stacks)[number], own);
}

function expectNoLess(before: Estimate, after: Estimate): void {
  for (const scale of SCALES) {
    expect(after.total[scale], scale).toBeGreaterThanOrEqual(before.total[scale] - 1e-6);
  }
}

function withService(one: PlainSpec, key: string, body: PlainMap): PlainSpec {
  return { ...one, platform: { ...one.platform, services: { ...mapAt(one.platform, "services"), [key]: body } } };
}

it("more tasks, a larger task, another service, another zone, or more use never cost less", () => {
  const more = fc.constantFrom("min", "max", "size", "service", "queue", "usage", "nat");
  holds(
    fc.property(small, usage, more, fc.nat({ max: 5 }), (one, expected, what, by) => {
      const [key = "", body = {}] = Object.entries(mapAt(one.platform, "services"))[0] ?? [];
      const service = { ...(body as PlainMap), cpu: 512, memory: "2GB" };
      const limits = { ...mapAt(service, "scaling"), min: 2, max: 10, schedules: [] };
      const before = withService(one, key, { ...service, scaling: limits });
      const change: Readonly<Record<string, () => [PlainSpec, Usage]>> = {
        min: () => [withService(one, key, { ...service, scaling: { ...limits, min: 2 + by } }), expected],
        max: () => [withService(one, key, { ...service, scaling: { ...limits, max: 10 + by } }), expected],
        size: () => [withService(before, key, { ...service, scaling: limits, cpu: 1024, memory: "4GB" }), expected],
        service: () => [
          withService(before, "zz-added", { image: { repository: "nginx", tag: "1" }, scaling: { min: by, max: 5 } }),
          expected,
        ],
        queue: () => [
          {
            ...before,
            platform: { ...before.platform, queues: { ...mapAt(before.platform, "queues"), "zz-more": {} } },
          },
          expected,
        ],
        usage: () => [
          before,
          Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, value + by])) as never,
        ],
        nat: () => [before, expected],
      };
      const single = { ...before, platform: { ...before.platform, network: { natGateways: "single" } } };
      const [after, then] = (change[what] as () => [PlainSpec, Usage])();
      expectNoLess(estimateOf(what === "nat" ? single : before, expected), estimateOf(after, then));
    }),
    60,
  );
});
