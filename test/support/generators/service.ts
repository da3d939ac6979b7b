/** Arbitrary services and jobs. What depends on other entries (calls, priorities) is decided where they come together. */
import fc from "fast-check";
import { deadLetterAlarms, serviceAlarms } from "./alarms.ts";
import { containerFields, image, maybe, sidecars, size, taskFields } from "./containers.ts";
import { cronAt, duration, minutes, timezone } from "./scalars.ts";
import { compact, type PlainMap } from "./yaml-object.ts";

/** What a service is made for. */
export interface ServiceSetting {
  readonly id: string;
  /** The platform's domain; without one there is no route. */
  readonly domain: string | undefined;
}

const health = fc
  .tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 5 }))
  .chain(([interval, timeout, healthyAfter]) =>
    fc.record({
      path: maybe(fc.constantFrom("/healthz", "/", "/up?full=1&x=%20", "/a/b.c~d")),
      interval: fc.constant(`${interval}s`),
      timeout: fc.constant(`${timeout}s`),
      healthyAfter: fc.constant(healthyAfter),
      unhealthyAfter: maybe(fc.integer({ min: 2, max: 10 })),
      grace: duration(interval * healthyAfter, 300),
    }),
  )
  .map(compact);

/** Paths below the service's own prefix, which no other service has. */
function route({ id, domain }: { readonly id: string; readonly domain: string }): fc.Arbitrary<PlainMap> {
  const host = fc.constantFrom(domain, `www.${domain}`, `api.${domain}`, `deep.api.${domain}`, `v-2.api.${domain}`);
  return fc
    .record({
      paths: fc.subarray([`/${id}`, `/${id}/*`, `/${id}/x?/y`], { minLength: 1, maxLength: 2 }),
      hosts: maybe(fc.uniqueArray(host, { minLength: 1, maxLength: 2 })),
      protocol: maybe(fc.constantFrom("http1", "http2", "grpc")),
      stickiness: maybe(fc.boolean()),
      drain: maybe(duration(0, 3600)),
      sourceIps: maybe(fc.constantFrom(["203.0.113.0/24"], ["198.51.100.7/32"])),
      priority: maybe(fc.integer({ min: 1, max: 50_000 })),
    })
    .map(compact);
}

const MOST = 12;
const bounds = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
  .map(([min, more]) => ({ min, max: Math.min(MOST, min + more) }));

const schedules = fc
  .array(fc.tuple(bounds, maybe(fc.constant(0))), { maxLength: 3 })
  .chain((entries) =>
    fc.tuple(
      maybe(timezone),
      fc.tuple(
        ...entries.map(([limits], index) => cronAt(index * 7).map((cron) => ({ name: `s-${index}`, cron, ...limits }))),
      ),
    ),
  )
  .map(([zone, entries]) => entries.map((entry) => compact({ ...entry, timezone: zone })));

function scaling(kind: { readonly requests: boolean }): fc.Arbitrary<PlainMap> {
  const percent = fc.integer({ min: 1, max: 100 });
  const target = fc
    .record({
      cpu: percent,
      memory: maybe(percent),
      requestsPerTask: kind.requests ? maybe(fc.integer({ min: 1, max: 5000 })) : fc.constant(undefined),
    })
    .map(compact);
  const cooldown = fc.record({ out: maybe(duration(0, 600)), in: maybe(duration(0, 600)) }).map(compact);
  return fc
    .record({ limits: maybe(bounds), target: maybe(target), cooldown: maybe(cooldown), schedules: maybe(schedules) })
    .map(({ limits, ...rest }) => compact({ ...limits, ...rest }));
}

function deploy(routed: boolean): fc.Arbitrary<PlainMap> {
  const rollbackOn = routed ? maybe(fc.subarray(["errors", "latency"])) : fc.constant(undefined);
  const rolling = fc.oneof(
    fc.record({ minHealthy: maybe(fc.integer({ min: 0, max: 100 })), maxHealthy: maybe(fc.constant(200)) }),
    fc.record({ minHealthy: fc.constant(0), maxHealthy: fc.integer({ min: 100, max: 200 }) }),
  );
  const circuitBreaker = maybe(fc.boolean());
  const strategies: fc.Arbitrary<PlainMap>[] = [
    fc
      .tuple(rolling, circuitBreaker, rollbackOn, maybe(fc.constant("rolling")))
      .map(([healthy, breaker, rollback, strategy]) =>
        compact({ strategy, ...healthy, circuitBreaker: breaker, rollbackOn: rollback }),
      ),
    fc
      .tuple(circuitBreaker, rollbackOn)
      .map(([breaker, rollback]) => compact({ strategy: "recreate", circuitBreaker: breaker, rollbackOn: rollback })),
  ];
  if (routed) {
    strategies.push(
      fc.record({ strategy: fc.constant("blue-green"), bake: maybe(minutes(1, 1440)), rollbackOn }).map(compact),
      fc
        .record({
          strategy: fc.constant("canary"),
          percent: maybe(fc.integer({ min: 1, max: 99 })),
          bake: maybe(minutes(1, 1440)),
          rollbackOn,
        })
        .map(compact),
    );
  }
  return fc.oneof(...strategies);
}

/** A service, of all kinds: worker, internal, routed. */
export function service({ id, domain }: ServiceSetting): fc.Arbitrary<PlainMap> {
  const kinds = domain === undefined ? ["worker", "internal"] : ["worker", "internal", "routed", "routed"];
  return fc.tuple(fc.constantFrom(...kinds), maybe(sidecars)).chain(([kind, aside]) => {
    const routed = kind === "routed" && domain !== undefined;
    return deploy(routed).chain((deployment) => {
      const switched = deployment["strategy"] === "blue-green" || deployment["strategy"] === "canary";
      return fc
        .tuple(
          fc.record({
            image,
            ...containerFields,
            ...taskFields,
            port: kind === "worker" ? fc.constant(undefined) : fc.integer({ min: 1024, max: 65_535 }),
            health: kind === "worker" ? fc.constant(undefined) : maybe(health),
            route: routed ? route({ id, domain }) : fc.constant(undefined),
            scaling: maybe(scaling({ requests: routed && !switched })),
            deploy: switched ? fc.constant(deployment) : maybe(fc.constant(deployment)),
            tracing: maybe(fc.record({ sampling: fc.integer({ min: 0, max: 100 }) })),
            alarms: maybe(serviceAlarms(routed)),
            exec: maybe(fc.boolean()),
            critical: maybe(fc.boolean()),
          }),
          aside === undefined ? maybe(size({ cpu: 256, memory: 512 })) : size({ cpu: 512, memory: 2048 }),
          maybe(fc.boolean()),
        )
        .map(([fields, dimensions, readOnlyRoot]) =>
          compact({
            ...fields,
            ...dimensions,
            ...aside,
            readOnlyRoot: fields.exec && readOnlyRoot ? undefined : readOnlyRoot,
          } as never),
        );
    });
  });
}

/** A job. */
export const job: fc.Arbitrary<PlainMap> = fc
  .tuple(
    fc.record({
      image,
      ...containerFields,
      ...taskFields,
      readOnlyRoot: maybe(fc.boolean()),
      schedule: fc
        .integer({ min: 0, max: 59 })
        .chain((minute) => fc.record({ cron: cronAt(minute), timezone: maybe(timezone) }).map(compact)),
      timeout: maybe(duration(1, 86_400)),
      retries: maybe(fc.integer({ min: 0, max: 10 })),
      alarms: maybe(deadLetterAlarms),
    }),
    maybe(size({ cpu: 256, memory: 512 })),
  )
  .map(([fields, dimensions]) => compact({ ...fields, ...dimensions } as never));

/** `defaults.service`: what suits every service. */
export const serviceDefaults: fc.Arbitrary<PlainMap> = fc
  .record({
    ...taskFields,
    variables: containerFields.variables,
    user: containerFields.user,
    stopTimeout: containerFields.stopTimeout,
    critical: maybe(fc.boolean()),
    scaling: maybe(fc.record({ max: fc.integer({ min: 6, max: MOST }), target: fc.constant({ cpu: 60 }) })),
    size: maybe(size({ cpu: 256, memory: 512 })),
  })
  .map(({ size: dimensions, ...fields }) => compact({ ...fields, ...dimensions } as never));
