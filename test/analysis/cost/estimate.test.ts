import { expect, it } from "vitest";
import { estimateStack, unknownLines } from "../../../src/analysis/cost/estimate.ts";
import type { Usage } from "../../../src/analysis/cost/pricer.ts";
import { FREE, PRICERS } from "../../../src/analysis/cost/pricers/index.ts";
import { priceOf, unitOf } from "../../../src/analysis/cost/prices.ts";
import { KNOWN_TYPES } from "../../../src/graph/sdk-facts.ts";
import { graphOf } from "../../support/compiled.ts";
import type { PlainMap } from "../../support/generators/yaml-object.ts";

const image = { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" };
const usage: Usage = { logsPerTask: 1, transferPerTask: 5, requests: 10, cdnTransfer: 100, bucketStorage: 10 };
const base = { platform: "shop", owner: "team", costCenter: "c", regions: { primary: "us-east-1" } };

function estimateOf(body: PlainMap, own: Usage = usage) {
  const graph = graphOf({ platform: { ...base, ...body } as PlainMap, environments: {}, inventories: {} });
  const stack = graph.stacks.find(({ name }) => name === "production");
  if (stack === undefined) throw new Error("there is no production");
  return estimateStack(stack, own);
}

/** The cost of the charges of an owner whose text begins so, at three scales, in cents. */
function cents(estimate: ReturnType<typeof estimateOf>, owner: string, what: string): readonly number[] {
  const lines = estimate.lines.filter((line) => line.node.owner === owner && line.what.startsWith(what));
  return (["minimum", "typical", "maximum"] as const).map((scale) =>
    Math.round(lines.reduce((sum, { cost }) => sum + (cost?.[scale] ?? Number.NaN), 0) * 100),
  );
}

it("knows of every type what it costs, or why nothing", () => {
  const classified = [...Object.keys(PRICERS), ...Object.keys(FREE)];
  expect(KNOWN_TYPES.filter((token) => !classified.includes(token))).toEqual([]);
  expect(Object.keys(PRICERS).filter((token) => Object.hasOwn(FREE, token))).toEqual([]);
});

it("prices a service by its size, architecture and limits", () => {
  const estimate = estimateOf({
    services: { web: { image, cpu: 1024, memory: "2GB", scaling: { min: 1, max: 5 } } },
  });
  // 730 hours of 1 vCPU at 0.03238 are 23.64; usually a quarter of the way from 1 to 5 tasks runs, which is 2.
  expect(cents(estimate, "services.web", "Fargate vCPU")).toEqual([2364, 4727, 11819]);
  // 730 hours of 2 GB at 0.00356.
  expect(cents(estimate, "services.web", "Fargate memory")).toEqual([520, 1040, 2599]);
  const intel = estimateOf({ services: { web: { image, cpu: 1024, memory: "2GB", architecture: "x86_64" } } });
  expect(cents(intel, "services.web", "Fargate vCPU")[0]).toBe(5910);
});

it("weighs schedules by the time that they hold", () => {
  const scaling = (schedules: PlainMap[]) => ({
    services: { web: { image, cpu: 1024, memory: "2GB", scaling: { min: 2, max: 2, schedules } } },
  });
  const halved = scaling([
    { name: "off", cron: "0 0 * * *", min: 1, max: 1 },
    { name: "on", cron: "0 12 * * *", min: 2, max: 2 },
  ] as never);
  expect(cents(estimateOf(halved as never), "services.web", "Fargate vCPU")).toEqual([3546, 3546, 3546]);
});

it("prices an environment that is off at night and at the weekend", () => {
  const services = { web: { image, cpu: 1024, memory: "2GB", scaling: { min: 1, max: 1 } } };
  const [always = 0] = cents(estimateOf({ services }), "services.web", "Fargate vCPU");
  const cost = { offHours: { cron: "0 19 * * 1-5", until: "0 7 * * 1-5" } };
  const [now = 0] = cents(estimateOf({ services, cost }), "services.web", "Fargate vCPU");
  // 5 days of 12 hours in 168.
  expect(now / always).toBeCloseTo(60 / 168, 2);
});

it("prices what is not critical as mostly Spot", () => {
  const of = (critical: boolean) =>
    cents(
      estimateOf({ services: { web: { image, critical, cpu: 1024, memory: "2GB", scaling: { min: 6, max: 6 } } } }),
      "services.web",
      "Fargate vCPU",
    )[0] ?? 0;
  // One of six on demand; of five a fifth on demand, and the rest at 0.4 of the price.
  expect(of(false) / of(true)).toBeCloseTo((1 + 5 * (0.2 + 0.8 * 0.4)) / 6, 3);
});

it("counts gateways, addresses, endpoints in each zone, and data", () => {
  const estimate = estimateOf({ services: { web: { image, scaling: { min: 2, max: 2 } } } });
  expect(cents(estimate, "shared.network", "NAT gateway, hours")[1]).toBe(6570);
  expect(cents(estimate, "shared.network", "NAT gateway, data")[1]).toBe(45);
  expect(cents(estimate, "shared.network", "public address")[1]).toBe(730);
  expect(cents(estimate, "shared.network", "VPC endpoint")[1]).toBe(5840);
});

it("says what it does not know, and never counts it as nothing", () => {
  const here = estimateOf({ services: { web: { image } } });
  expect(unknownLines(here).map(({ what }) => what)).toEqual(["Container Insights"]);
  const there = estimateOf({ regions: { primary: "eu-south-2" }, services: { web: { image } } });
  expect(there.lines.every(({ cost }) => cost === undefined)).toBe(true);
  expect(there.lines.length).toBeGreaterThanOrEqual(here.lines.length);
});

it("takes the usage that the author expects", () => {
  const services = { web: { image, scaling: { min: 2, max: 2 } } };
  const more = estimateOf({ services }, { ...usage, logsPerTask: 100 });
  expect(cents(more, "services.web", "logs, ingested")).toEqual([10000, 10000, 10000]);
});

it("has a unit for every price", () => {
  for (const key of ["nat.hour", "fargate.vcpu.arm64"]) expect(unitOf(key)).toMatch(/hour$/);
  expect(priceOf("nat.hour", "us-east-1")).toBe(0.045);
  expect(priceOf("nat.hour", "xx-east-1")).toBeUndefined();
  expect(priceOf("toString", "us-east-1")).toBeUndefined();
});
