/** Arbitrary valid platforms, as plain objects. */
import fc from "fast-check";
import { availabilityZones, regionFacts } from "../../../src/compiler/facts/availability-zones.ts";
import endpoints from "../../../src/compiler/facts/vpc-endpoints.json" with { type: "json" };
import { routePriority } from "../../../src/compiler/values/route-priority.ts";
import { objectives, observability } from "./alarms.ts";
import { withCdn } from "./cdn.ts";
import { compliance, withKeptRules } from "./compliance.ts";
import { maybe } from "./containers.ts";
import { cost } from "./cost.ts";
import { account, freeText, logDays, name, names, region, tagText } from "./scalars.ts";
import { job, service, serviceDefaults } from "./service.ts";
import { withStores } from "./stores.ts";
import { compact, mapAt, type Plain, type PlainMap } from "./yaml-object.ts";

export interface PlatformOptions {
  /** The number of services. Default: 1 to 12. */
  readonly services?: { readonly min: number; readonly max: number };
}

const hex = fc.stringMatching(/^[0-9a-f]{17}$/);
const someEndpoints = fc.subarray(
  Object.entries(endpoints.endpoints).flatMap(([one, facts]) => ("regionsVary" in facts ? [] : [one])),
);

function zonesOf(of: string): fc.Arbitrary<string[]> {
  const most = Math.min(4, regionFacts(of)?.zonesPerAccount ?? 4);
  return fc.shuffledSubarray([...availabilityZones(of)], {
    minLength: 2,
    maxLength: Math.min(most, availabilityZones(of).length),
  });
}

function created(of: string): fc.Arbitrary<PlainMap> {
  const most = Math.min(4, regionFacts(of)?.zonesPerAccount ?? 4, availabilityZones(of).length);
  return fc
    .record({
      cidr: maybe(fc.constantFrom("10.0.0.0/16", "10.42.0.0/16", "172.16.0.0/17", "192.168.0.0/18", "10.1.64.0/18")),
      availabilityZones: maybe(fc.oneof(fc.integer({ min: 2, max: most }), zonesOf(of))),
      natGateways: maybe(fc.constantFrom("per-zone", "single")),
      endpoints: maybe(someEndpoints),
      flowLogs: maybe(fc.record({ retention: logDays })),
    })
    .map((network) => compact(network as { [key: string]: Plain | undefined }));
}

function existing(of: string): fc.Arbitrary<PlainMap> {
  const zone = fc.record({
    public: hex.map((id) => `subnet-${id}`),
    private: hex.map((id) => `subnet-${id}`),
    data: hex.map((id) => `subnet-${id}`),
    routeTable: hex.map((id) => `rtb-${id}`),
  });
  return fc
    .tuple(hex, zonesOf(of), fc.array(zone, { minLength: 4, maxLength: 4 }), maybe(someEndpoints))
    .map(([vpc, zones, subnets, chosen]) =>
      compact({
        existing: {
          vpc: `vpc-${vpc}`,
          cidr: "10.8.0.0/16",
          zones: Object.fromEntries(zones.map((of, index) => [of, subnets[index] as PlainMap])),
        },
        endpoints: chosen,
      }),
    );
}

const zoneId = fc.stringMatching(/^Z[0-9A-Z]{12}$/);
const domain = fc.tuple(
  fc.constantFrom("provfair.example", "a.b.c.example", "x-1.example", "inner.x-1"),
  fc.oneof(
    fc.constant<Plain>("create"),
    zoneId.map((id): Plain => ({ id })),
  ),
);

const tags = fc
  .uniqueArray(
    fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9_.:/+@=-]{0,10}$/).map((key) => `t-${key}`),
      tagText,
    ),
    {
      maxLength: 3,
      selector: ([key]) => key.toLowerCase(),
    },
  )
  .map((entries): PlainMap => Object.fromEntries(entries));

const description = freeText.map((text) => text.replace(/\n/g, " ").slice(0, 200) || "empty");

const state = fc.oneof(
  fc.constant<PlainMap>({ backend: "file" }),
  fc
    .record({
      region: maybe(region),
      replica: maybe(region),
      secrets: maybe(fc.constantFrom("passphrase", "awskms://alias/state?region=us-east-1")),
    })
    .map((bucket) => compact({ backend: "s3://provfair-state/shop", ...bucket })),
  fc.constant<PlainMap>({ backend: "https://api.pulumi.com", organization: "acme" }),
);

/** A pipeline of one of many forms; environments are not named, since others choose which there are. */
const delivery = fc
  .record({
    repository: fc.constantFrom("acme/shop", "Acme-1/shop.infra_2", "a/-"),
    repositoryIds: maybe(
      fc.record({ owner: fc.integer({ min: 1, max: 999 }), repository: fc.integer({ min: 1, max: 999 }) }),
    ),
    branch: maybe(fc.constantFrom("main", "release/next", "v1.2")),
    inventory: maybe(fc.constantFrom("commit", "pull-request")),
    drift: maybe(fc.constant<PlainMap>({ cron: "30 5 * * 1-5" })),
  })
  .map((fields) => compact({ provider: "github-actions", ...fields }));

/** An arbitrary valid platform. It names an account for images wherever it builds some. */
export function platform({ services = { min: 1, max: 12 } }: PlatformOptions = {}): fc.Arbitrary<PlainMap> {
  return fc
    .tuple(region, maybe(domain), names(services.min + 1, services.max + 2), fc.integer({ min: 0, max: 2 }))
    .chain(([primary, place, ids, jobCount]) => {
      const serviceIds = ids.slice(0, Math.max(services.min, ids.length - jobCount));
      const jobIds = ids.slice(serviceIds.length);
      return fc
        .record({
          head: fc.record({
            platform: name,
            description: maybe(description),
            owner: tagText,
            costCenter: tagText,
            tags: maybe(tags),
          }),
          regions: fc
            .constantFrom(undefined, "us-west-2", "eu-west-1")
            .map((standby) => compact({ primary, standby: standby === primary ? undefined : standby })),
          network: maybe(
            fc.oneof({ weight: 4, arbitrary: created(primary) }, { weight: 1, arbitrary: existing(primary) }),
          ),
          domain: fc.constant(place && { name: place[0], hostedZone: place[1] }),
          defaults: maybe(serviceDefaults.map((defaults) => ({ service: defaults }))),
          services: fc.tuple(...serviceIds.map((id) => service({ id, domain: place?.[0] }))),
          jobs: fc.tuple(...jobIds.map(() => job)),
          keys: fc.array(maybe(fc.constant(0)), { minLength: ids.length, maxLength: ids.length }),
          calls: fc.array(fc.subarray(serviceIds, { maxLength: Math.min(3, serviceIds.length) }), {
            minLength: ids.length,
            maxLength: ids.length,
          }),
          images: account.map((id) => ({ account: id })),
          isolated: fc.nat({ max: 7 }).map((draw) => draw === 0),
          overridden: maybe(fc.nat({ max: serviceIds.length - 1 })),
          observability: maybe(observability),
          objectives: maybe(objectives),
          cost: maybe(cost),
          compliance: fc.nat({ max: 3 }).chain((draw) => (draw === 0 ? compliance : fc.constant(undefined))),
          state: maybe(state),
          delivery: maybe(delivery),
          boundary: maybe(fc.constant({ permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" })),
        })
        .map(({ head, services: bodies, jobs, keys, calls, boundary, defaults, isolated, overridden, ...rest }) => {
          const key = (index: number) =>
            keys[index] === 0 ? `k${index}-${ids[index]}`.slice(0, 24).replace(/-+$/, "") : (ids[index] as string);
          const keyed = new Map(serviceIds.map((id, index) => [id, key(index)]));
          const reachable = new Set(serviceIds.filter((_, index) => bodies[index]?.["port"] !== undefined));
          const entry = (body: PlainMap, index: number): [string, PlainMap] => {
            const targets = (calls[index] as string[])
              .filter((id) => id !== ids[index] && reachable.has(id))
              .map((id) => keyed.get(id) as string);
            return [
              key(index),
              compact({
                ...(key(index) === ids[index] ? {} : { id: ids[index] }),
                ...body,
                calls: targets.length === 0 ? undefined : targets,
              } as never),
            ];
          };
          const services = apart(Object.fromEntries(bodies.map((body, index) => entry(body, index))));
          const whole = compact({
            ...head,
            ...rest,
            iam: boundary,
            defaults,
            services,
            overrides: overridden === undefined ? undefined : [override(key(overridden))],
            jobs:
              jobs.length === 0
                ? undefined
                : Object.fromEntries(jobs.map((body, index) => entry(body, serviceIds.length + index))),
          } as never);
          const observed = watched(whole);
          return isolated && mapAt(whole, "network")["existing"] === undefined ? withoutNat(observed) : observed;
        })
        .chain(withStores)
        .chain(withCdn)
        .map(withKeptRules);
    });
}

function override(key: string): PlainMap {
  return { resource: `services.${key}/aws:ecs/service:Service`, set: { availabilityZoneRebalancing: "DISABLED" } };
}

/** Objectives only where a load balancer measures them, and traces only where they can go somewhere. */
export function watched(whole: PlainMap): PlainMap {
  const { objectives: wanted, ...rest } = whole;
  const routed = Object.values(mapAt(whole, "services")).some((body) => "route" in (body as PlainMap));
  const kept = routed && wanted !== undefined ? { objectives: wanted } : {};
  const traced = "tracing" in mapAt(whole, "observability") ? rest : withoutTracing(rest);
  return withKeptRules({ ...traced, ...kept });
}

function withoutTracing(whole: PlainMap): PlainMap {
  const services = Object.entries(mapAt(whole, "services")).map(([key, body]) => {
    const { tracing: _, ...rest } = body as PlainMap;
    return [key, rest];
  });
  return { ...whole, services: Object.fromEntries(services) };
}

/** A network without a way out: all images are built here, and AWS is reached through endpoints. */
function withoutNat(whole: PlainMap): PlainMap {
  const built = (body: PlainMap): PlainMap => {
    const inner = Object.entries(mapAt(body, "sidecars")).map(([key, one]) => [key, built(one as PlainMap)]);
    const sidecars = "sidecars" in body ? { sidecars: Object.fromEntries(inner) } : {};
    return { ...body, image: { build: "services/one" }, ...sidecars };
  };
  const all = (kind: string): PlainMap => {
    const entries = Object.entries(mapAt(whole, kind)).map(([key, body]) => [key, built(body as PlainMap)]);
    return kind in whole ? { [kind]: Object.fromEntries(entries) } : {};
  };
  const reached = Object.entries(endpoints.endpoints).flatMap(([one, facts]) => ("regionsVary" in facts ? [] : [one]));
  const network = { ...mapAt(whole, "network"), natGateways: "none", endpoints: reached };
  // The collector's image is on the internet.
  const untraced = withoutTracing({ ...whole, ...all("services") });
  return { ...untraced, ...all("jobs"), network };
}

/** Gives routes whose priorities meet numbers of their own. */
export function apart(services: PlainMap): PlainMap {
  const taken = new Set<number>();
  return Object.fromEntries(
    Object.entries(services).map(([key, body]) => {
      const route = mapAt(body as PlainMap, "route");
      if (!("paths" in route)) return [key, body];
      const id = String((body as PlainMap)["id"] ?? key);
      let priority = routePriority({
        id,
        paths: route["paths"] as string[],
        priority: route["priority"] as number | undefined,
      });
      const given = route["priority"] !== undefined || taken.has(priority);
      while (taken.has(priority)) priority = (priority % 50_000) + 1;
      taken.add(priority);
      return [key, given ? { ...(body as PlainMap), route: { ...route, priority } } : body];
    }),
  );
}
