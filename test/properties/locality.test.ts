/** The law of locality: a change to one entry touches what the entry owns, and the listed aggregates, in place. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { replacementOf } from "../../src/analysis/replacement.ts";
import { AGGREGATES, allowedBy, changedProperties } from "../../src/graph/aggregates.ts";
import type { GraphNode, ResourceGraph } from "../../src/graph/graph.ts";
import type { PathStep, PlainValue } from "../../src/graph/values.ts";
import { graphOf } from "../support/compiled.ts";
import { entryChange, renamed } from "../support/generators/changes.ts";
import { spec } from "../support/generators/spec.ts";
import { mapAt, type PlainMap, type PlainSpec } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";

/** What an environment says of an entry belongs to the entry: it goes with it. */
function withoutOverlays(spec: PlainSpec, owner: string): PlainSpec {
  const [kind = "", key = ""] = owner.split(".");
  const environments = Object.entries(spec.environments).map(([name, file]): [string, PlainMap] => {
    const { [key]: _, ...others } = mapAt(file, kind);
    return [name, kind in file ? { ...file, [kind]: others } : file];
  });
  return { ...spec, environments: Object.fromEntries(environments) };
}

const seen = new Set<string>();

function nodesOf(graph: ResourceGraph): ReadonlyMap<string, GraphNode> {
  return new Map(
    graph.stacks.flatMap((stack) => stack.nodes.map((node) => [`${stack.name} ${node.id}`, node] as const)),
  );
}

/** What a change does to nodes of other owners, if it may not. */
function intrusions(before: ResourceGraph, after: ResourceGraph, owner: string): string[] {
  const [was, is] = [nodesOf(before), nodesOf(after)];
  const found: string[] = [];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(id), is.get(id)];
    if ((a ?? b)?.owner === owner) continue;
    const aggregates = allowedBy(a, b);
    if (aggregates === undefined) {
      found.push(a && b ? `${id} changes ${changedProperties(a, b).join(", ")}` : `${id} ${a ? "goes" : "comes"}`);
      continue;
    }
    for (const { name } of aggregates) seen.add(name);
    if (a === undefined || b === undefined) continue;
    if (aggregates.some(({ renewed }) => renewed !== undefined)) continue;
    for (const path of changedPaths(a.inputs, b.inputs)) {
      if (replacementOf(a.token, path) === "replace") found.push(`${id} is replaced by ${path.join(".")}`);
    }
  }
  return found;
}

function changedPaths(
  a: PlainValue | undefined,
  b: PlainValue | undefined,
  path: readonly PathStep[] = [],
): PathStep[][] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return [[...path]];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) =>
    changedPaths(Reflect.get(a, key), Reflect.get(b, key), [...path, Array.isArray(a) ? Number(key) : key]),
  );
}

const small = spec({ services: { min: 1, max: 5 }, environments: { min: 0, max: 1 } }).filter(
  ({ platform }) => mapAt(platform, "network")["natGateways"] !== "none",
);
const changes = small.chain((one) => fc.tuple(fc.constant(one), entryChange(one.platform)));

it("a change to an entry touches only its own nodes and the listed aggregates, none by replacement", () => {
  holds(
    fc.property(changes, ([before, change]) => {
      const after = withoutOverlays({ ...before, platform: change.after }, change.owner);
      expect(intrusions(graphOf(before), graphOf(after), change.owner)).toEqual([]);
    }),
    60,
  );
});

it("every listed aggregate is needed", () => {
  // The cases above and these, which chance rarely makes.
  const image = { repository: "nginx", tag: "1" };
  const services = (a: object, b: object) => ({ a: { image, port: 80, ...a }, b: { image, port: 80, ...b } });
  const cases: readonly (readonly [object, object, string])[] = [
    [services({ calls: ["b"] }, {}), services({ calls: ["b"] }, { port: 81 }), "services.b"],
    [services({ calls: ["b"] }, {}), services({ calls: ["b"] }, { calls: ["a"] }), "services.b"],
    [services({}, {}), services({ calls: ["b"] }, {}), "services.a"],
  ];
  const platform = { platform: "p", owner: "o", costCenter: "c", regions: { primary: "us-east-1" } };
  const of = (body: object): PlainSpec => ({
    platform: { ...platform, services: body } as never,
    environments: {},
    inventories: {},
  });
  for (const [before, after, owner] of cases)
    expect(intrusions(graphOf(of(before)), graphOf(of(after)), owner)).toEqual([]);
  const job = { image, schedule: { cron: "0 3 * * *" }, calls: ["b"] };
  const withJob = of(services({}, {}));
  const called: PlainSpec = { ...withJob, platform: { ...withJob.platform, jobs: { j: job } } };
  expect(intrusions(graphOf(withJob), graphOf(called), "jobs.j")).toEqual([]);
  const routed = services({ route: { paths: ["/*"] } }, {});
  const domain = { name: "one.example", hostedZone: { id: "Z0123456789ABCDEFGHIJ" } };
  const withRoute = of(routed);
  const open: PlainSpec = { ...withRoute, platform: { ...withRoute.platform, domain } };
  const stored: PlainSpec = { ...open, platform: { ...open.platform, buckets: { s: {} } } };
  expect(intrusions(graphOf(open), graphOf(stored), "buckets.s")).toEqual([]);
  const speaking = (protocol: string): PlainSpec => ({
    ...stored,
    platform: {
      ...stored.platform,
      services: services({ route: { paths: ["/*"], protocol } }, {}) as never,
      cdn: { aliases: [domain.name], assets: "s", behaviours: [{ path: "/*", to: "a", cache: "none" }] },
    },
  });
  expect(intrusions(graphOf(speaking("http1")), graphOf(speaking("grpc")), "services.a")).toEqual([]);
  const cached = (engine: string, version: string): PlainSpec => ({
    ...withJob,
    platform: {
      ...withJob.platform,
      services: services({ uses: { c: { access: "read" } } }, {}),
      caches: { c: { engine, version, size: "r7g.large" } },
    },
  });
  expect(intrusions(graphOf(cached("redis", "7.1")), graphOf(cached("valkey", "8.1")), "caches.c")).toEqual([]);
  const using = cached("redis", "7.1");
  const unused: PlainSpec = { ...using, platform: { ...using.platform, services: services({}, {}) as never } };
  expect(intrusions(graphOf(unused), graphOf(using), "services.a")).toEqual([]);
  const queued: PlainSpec = { ...withJob, platform: { ...withJob.platform, queues: { q: {} } } };
  const topics = { t: { subscriptions: { q: {} } } };
  const subscribed: PlainSpec = { ...queued, platform: { ...queued.platform, topics } };
  expect(intrusions(graphOf(queued), graphOf(subscribed), "topics.t")).toEqual([]);
  const pipeline = { provider: "github-actions", repository: "a/b" };
  const delivered = (one: PlainSpec): PlainSpec => ({
    ...one,
    platform: { ...one.platform, delivery: pipeline },
    environments: { production: { account: { id: "111122223333" } } },
  });
  const closed: PlainSpec = { ...withJob, platform: { ...withJob.platform, domain } };
  expect(intrusions(graphOf(delivered(closed)), graphOf(delivered(open)), "services.a")).toEqual([]);
  const withDatabases = (players: object, others: object = {}): PlainSpec => {
    const body = { engine: "mongodb-atlas", version: "8.0", size: "M30" };
    const one = of({ a: { image, uses: { players: { access: "read" } } } });
    const databases = { players: { ...body, ...players }, ...others };
    const atlas = { organization: "5f3c0e8a9b1d2c3e4f5a6b7c" };
    return { ...one, platform: { ...one.platform, atlas, databases } as never };
  };
  const entered = (kind: "caches" | "databases", body: object): PlainSpec => {
    const one = withDatabases(kind === "databases" ? body : {});
    const cache = { engine: "valkey", version: "8.1", size: "r7g.large", ...(kind === "caches" ? body : {}) };
    const secrets = { login: { keys: ["clientId", "clientSecret"] } };
    return {
      ...one,
      platform: {
        ...one.platform,
        services: { a: { image, uses: { players: { access: "read" }, c: { access: "read" } } } },
        atlas: { organization: "5f3c0e8a9b1d2c3e4f5a6b7c", credentials: "login" },
        caches: { c: cache },
        secrets,
      } as never,
      inventories: { production: { secrets: { login: ["clientId", "clientSecret"] } } },
    };
  };
  for (const [kind, owner] of [
    ["caches", "caches.c"],
    ["databases", "databases.players"],
  ] as const) {
    const byPassword = graphOf(entered(kind, { auth: "password" }));
    expect(intrusions(graphOf(entered(kind, {})), byPassword, owner)).toEqual([]);
    expect(intrusions(byPassword, graphOf(entered(kind, { auth: "password", rotate: "9d" })), owner)).toEqual([]);
    const renamed =
      kind === "databases" ? { auth: "password", database: "x" } : { auth: "password", eviction: "noeviction" };
    expect(intrusions(byPassword, graphOf(entered(kind, renamed)), owner)).toEqual([]);
  }
  const second = { second: { engine: "mongodb-atlas", version: "8.0", size: "M10" } };
  expect(
    intrusions(graphOf(withDatabases({})), graphOf(withDatabases({ database: "x" })), "databases.players"),
  ).toEqual([]);
  expect(
    intrusions(graphOf(withDatabases({})), graphOf(withDatabases({ privateLink: false })), "databases.players"),
  ).toEqual([]);
  expect(intrusions(graphOf(withDatabases({})), graphOf(withDatabases({}, second)), "databases.second")).toEqual([]);
  const reading = (versioned: boolean): PlainSpec => {
    const used = of(services({ uses: { s: { access: "read" } } }, {}));
    const backup = versioned ? {} : { backup: { enabled: false, reason: "no versions" } };
    return { ...used, platform: { ...used.platform, buckets: { s: { versioned, ...backup }, other: {} } } };
  };
  const kept = (more: object): PlainSpec => ({
    ...withJob,
    platform: {
      ...withJob.platform,
      observability: { notify: { email: ["a@b.example"] } },
      buckets: { kept: {}, ...more } as never,
    },
  });
  const told = of(services({}, {}));
  const notify = { notify: { email: ["a@b.example"] } };
  const supplied: PlainSpec = { ...told, platform: { ...told.platform, observability: notify, secrets: { one: {} } } };
  const cacheBody = { engine: "valkey", version: "8.1", size: "r7g.large" };
  const beside: PlainSpec = { ...supplied, platform: { ...supplied.platform, caches: { c: cacheBody } } };
  expect(intrusions(graphOf(supplied), graphOf(beside), "caches.c")).toEqual([]);
  const unkept = { ...kept({}), platform: { ...kept({}).platform, buckets: {} } };
  expect(intrusions(graphOf(unkept), graphOf(kept({})), "buckets.kept")).toEqual([]);
  const longer = graphOf(kept({ more: { backup: { retention: "60d" } } }));
  expect(intrusions(graphOf(kept({ more: {} })), longer, "buckets.more")).toEqual([]);
  expect(intrusions(graphOf(reading(true)), graphOf(reading(false)), "buckets.s")).toEqual([]);
  const ruled = (retention: string): PlainSpec => {
    const one = of(services({ logs: { retention } }, {}));
    const compliance = { rules: ["log-retention"] };
    const environments = { production: { account: { id: "111122223333" } } };
    return { ...one, platform: { ...one.platform, observability: notify, compliance }, environments };
  };
  expect(intrusions(graphOf(ruled("30d")), graphOf(ruled("7d")), "services.a")).toEqual([]);
  expect([...seen].sort()).toEqual(AGGREGATES.map(({ name }) => name).sort());
});

it("a renamed entry that keeps its id keeps every resource", () => {
  const cases = small.chain((one) =>
    fc.tuple(fc.constant(one), fc.constantFrom(...Object.keys(mapAt(one.platform, "services")))),
  );
  holds(
    fc.property(cases, ([before, key]) => {
      const [a, b] = [graphOf(before), graphOf(renamed(before, "services", key, "new-key"))];
      const bare = (graph: ResourceGraph) =>
        [...nodesOf(graph)].map(([id, { origin: _, owner: __, ...node }]) => [id, node]);
      expect(new Map(bare(b) as never)).toEqual(new Map(bare(a) as never));
    }),
    20,
  );
});
