/** Arbitrary observability and objectives, and what entries change of the platform's alarms. */
import fc from "fast-check";
import { maybe } from "./containers.ts";
import { compact, type Plain, type PlainMap } from "./yaml-object.ts";

const latency = fc.constantFrom("1ms", "500ms", "2s", "59s");
const percent = fc.integer({ min: 1, max: 99 });

/** An alarm; a threshold of its own where it has one. */
function alarm(threshold?: { readonly key: string; readonly value: fc.Arbitrary<Plain> }): fc.Arbitrary<PlainMap> {
  return fc
    .record({
      enabled: maybe(fc.boolean()),
      threshold: maybe(threshold?.value ?? fc.constant(undefined)),
      for: maybe(fc.integer({ min: 1, max: 24 })),
      period: maybe(fc.constantFrom("1m", "5m", "10m", "1h")),
      severity: maybe(fc.constantFrom("page", "ticket")),
    })
    .map(({ threshold: value, ...rest }) =>
      compact({ ...rest, ...(threshold === undefined ? {} : { [threshold.key]: value }) } as never),
    );
}

const above = (value: fc.Arbitrary<Plain>) => alarm({ key: "above", value });

const everywhere = {
  cpu: maybe(above(percent)),
  memory: maybe(above(percent)),
  tasks: maybe(alarm()),
  saturation: maybe(alarm()),
  logErrors: maybe(above(fc.integer({ min: 1, max: 1000 }))),
};
const atRoutes = {
  latency: maybe(alarm({ key: "p95", value: latency })),
  errors: maybe(above(percent)),
  unhealthy: maybe(alarm()),
};
/** Messages are kept for a minute at least. */
const ofQueues = {
  age: maybe(above(fc.integer({ min: 1, max: 59 }).map((seconds) => `${seconds}s`))),
  depth: maybe(above(fc.integer({ min: 1, max: 1_000_000 }))),
};
const ofCaches = {
  engineCpu: maybe(above(percent)),
  dataMemory: maybe(above(percent)),
  evictions: maybe(above(fc.integer({ min: 0, max: 100_000 }))),
  replicationLag: maybe(above(fc.integer({ min: 1, max: 600 }).map((seconds) => `${seconds}s`))),
};
const ofDatabases = { databaseCpu: maybe(above(percent)), databaseDisk: maybe(above(percent)) };
/** Its period is a day unless it says another, and CloudWatch looks at a week. */
const ofSecrets = {
  secretAge: maybe(
    above(fc.integer({ min: 1, max: 1000 }).map((days) => `${days}d`)).map((body) =>
      body["period"] === undefined && Number(body["for"] ?? 1) > 7 ? { ...body, for: 7 } : body,
    ),
  ),
};
const deadLetters = maybe(above(fc.integer({ min: 0, max: 1000 })));

/** Of a service; what the load balancer measures only where it has a route. */
export function serviceAlarms(routed: boolean): fc.Arbitrary<PlainMap> {
  return fc.record(routed ? { ...everywhere, ...atRoutes } : everywhere).map((all) => compact(all as never));
}

export const queueAlarms = fc.record({ ...ofQueues, deadLetters }).map((all) => compact(all as never));
export const cacheAlarms = fc.record(ofCaches).map((all) => compact(all as never));
export const secretAlarms = fc.record(ofSecrets).map((all) => compact(all as never));
export const deadLetterAlarms = fc.record({ deadLetters }).map((all) => compact(all as never));

const address = fc.constantFrom("oncall@provfair.example", "a.b+c@x-1.example", "Team_1@a.b.example");
const addresses = fc.array(address, { minLength: 1, maxLength: 3 });

export const observability: fc.Arbitrary<PlainMap> = fc
  .record({
    notify: maybe(fc.record({ email: addresses, tickets: maybe(addresses) }).map(compact)),
    alarms: maybe(
      fc
        .record({ ...everywhere, ...atRoutes, ...ofQueues, deadLetters, ...ofCaches, ...ofDatabases, ...ofSecrets })
        .map((all) => compact(all as never)),
    ),
    tracing: maybe(
      fc
        .record({
          collector: maybe(fc.constantFrom("opentelemetry", "none")),
          export: maybe(fc.constantFrom("xray", "none")),
          sampler: maybe(fc.constantFrom("ratio", "xray")),
        })
        .map(compact),
    ),
    dashboard: maybe(fc.boolean()),
  })
  .map((all) => compact(all as never));

export const objectives: fc.Arbitrary<PlainMap> = fc
  .record({
    availability: maybe(fc.constantFrom(90, 99, 99.5, 99.95, 99.999)),
    latency: maybe(latency.map((p95) => ({ p95 }))),
  })
  .map(compact);
