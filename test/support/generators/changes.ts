/** Changes of a specification: of its writing, which must change nothing, and of one entry, which must stay local. */
import fc from "fast-check";
import { stringify } from "yaml";
import { behindCdn, outsideCdn, withServicesOfCdn } from "./cdn.ts";
import { command, image, maybe, size, taskFields, variables } from "./containers.ts";
import { withoutLostBacklog } from "./messages.ts";
import { apart, watched } from "./platform.ts";
import { duration } from "./scalars.ts";
import { job, service } from "./service.ts";
import { storeChange, uses } from "./stores.ts";
import { compact, mapAt, type Plain, type PlainMap, type PlainSpec } from "./yaml-object.ts";

/** Every map of a value in another order of keys, drawn from `seed`. */
export function keyOrderPermuted(value: Plain, seed: number): Plain {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const permute = (inner: Plain): Plain => {
    if (Array.isArray(inner)) return inner.map((member: Plain) => permute(member));
    if (typeof inner !== "object" || inner === null) return inner;
    const keyed = Object.entries(inner as PlainMap).map(([key, member]) => ({
      key,
      member: permute(member),
      rank: next(),
    }));
    return Object.fromEntries(keyed.sort((a, b) => a.rank - b.rank).map(({ key, member }) => [key, member]));
  };
  return permute(value);
}

/** YAML with blank lines and comments between the lines; every text stands on one line, so that none gets into one. */
export function withBlankLines(value: PlainMap, seed: number): string {
  const lines = stringify(value, {
    lineWidth: 0,
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    aliasDuplicateObjects: false,
  });
  return lines
    .trimEnd()
    .split("\n")
    .flatMap((line, index) => {
      const choice = (seed + index * 7) % 5;
      if (choice === 0) return ["", line];
      if (choice === 1) return [`# ${"#: {}[]"} comment ${index}`, line];
      return [choice === 2 ? `${line}   # behind` : line];
    })
    .concat("", "# the end", "")
    .join("\n");
}

/** The specification with a service or job under another key, its id kept. */
export function renamed(spec: PlainSpec, kind: "services" | "jobs", from: string, to: string): PlainSpec {
  const rename = (file: PlainMap, base: boolean): PlainMap => {
    const section = file[kind] as PlainMap | undefined;
    const moved =
      section &&
      Object.fromEntries(
        Object.entries(section).map(([key, body]) =>
          key === from
            ? [to, base ? { id: String((body as PlainMap)["id"] ?? from), ...(body as PlainMap) } : body]
            : [key, body],
        ),
      );
    const overrides = ((file["overrides"] ?? []) as PlainMap[]).map((one) => ({
      ...one,
      resource: String(one["resource"]).replace(`${kind}.${from}/`, `${kind}.${to}/`),
    }));
    const whole: PlainMap = {
      ...file,
      ...(moved === undefined ? {} : { [kind]: moved }),
      ...("overrides" in file ? { overrides } : {}),
    };
    const change = (key: string) => (key === from ? to : key);
    return kind === "jobs" ? whole : withServicesOfCdn(withCalls(whole, change), change);
  };
  return {
    ...spec,
    platform: rename(spec.platform, true),
    environments: Object.fromEntries(
      Object.entries(spec.environments).map(([name, file]) => [name, rename(file, false)]),
    ),
  };
}

function withCalls(file: PlainMap, change: (key: string) => string): PlainMap {
  const entries = (kind: string) => {
    const section = file[kind] as PlainMap | undefined;
    if (section === undefined) return {};
    const changed = Object.entries(section).map(([key, body]) => {
      const calls =
        typeof body === "object" && body !== null ? ((body as PlainMap)["calls"] as string[] | undefined) : undefined;
      return [key, calls === undefined || calls === null ? body : { ...(body as PlainMap), calls: calls.map(change) }];
    });
    return { [kind]: Object.fromEntries(changed) as PlainMap };
  };
  return { ...file, ...entries("services"), ...entries("jobs") };
}

/** One entry changed, added or removed. */
export interface EntryChange {
  /** `services.gateway`. */
  readonly owner: string;
  readonly what: string;
  readonly after: PlainMap;
}

/** A change of one entry of a platform that leaves it valid; the platform must have a way out of its network. */
export function entryChange(platform: PlainMap): fc.Arbitrary<EntryChange> {
  const services = Object.keys(mapAt(platform, "services"));
  const jobs = Object.keys(mapAt(platform, "jobs"));
  const domain = mapAt(platform, "domain")["name"] as string | undefined;
  const place = fc.constantFrom(
    ...services.map((key) => ["services", key] as const),
    ...jobs.map((key) => ["jobs", key] as const),
  );
  const merged = (
    [kind, key]: readonly [string, string],
    what: string,
    change: { readonly [key: string]: Plain | undefined },
  ): EntryChange => ({
    owner: `${kind}.${key}`,
    what,
    after: withEntry(platform, kind, key, compact({ ...(mapAt(platform, kind)[key] as PlainMap), ...change })),
  });
  const changes: fc.Arbitrary<EntryChange>[] = [
    fc.tuple(place, variables).map(([at, value]) => merged(at, "variables", { variables: value })),
    fc.tuple(place, maybe(command)).map(([at, value]) => merged(at, "command", { command: value })),
    fc.tuple(place, image).map(([at, value]) => merged(at, "image", { image: value })),
    fc.tuple(place, size({ cpu: 512, memory: 2048 })).map(([at, value]) => merged(at, "size", value)),
    fc.tuple(place, fc.record(taskFields)).map(([at, value]) => merged(at, "task", value as never)),
    fc.tuple(place, maybe(duration(1, 120))).map(([at, value]) => merged(at, "stopTimeout", { stopTimeout: value })),
    place.chain((at) => calls(platform, at[1]).map((value) => merged(at, "calls", { calls: value }))),
    fc.tuple(place, uses(platform)).map(([at, value]) => {
      const { scaling } = withoutLostBacklog(mapAt(platform, ...at), value);
      return merged(at, "uses", { uses: value, scaling });
    }),
    job.map((body) => ({ owner: "jobs.added", what: "added", after: withEntry(platform, "jobs", "added", body) })),
    service({ id: "added", domain }).map((body) => ({
      owner: "services.added",
      what: "added",
      after: withEntry(platform, "services", "added", outsideCdn(platform, body)),
    })),
  ];
  const store = storeChange(platform);
  if (store !== undefined) {
    changes.push(
      store.map(({ kind, key, body }) => ({
        owner: `${kind}.${key}`,
        what: "store",
        after: withEntry(platform, kind, key, body),
      })),
    );
  }
  const ported = services.filter((key) => (mapAt(platform, "services")[key] as PlainMap)["port"] !== undefined);
  if (ported.length > 0) {
    const port = fc.tuple(fc.constantFrom(...ported), fc.integer({ min: 1024, max: 65_535 }));
    changes.push(port.map(([key, value]) => merged(["services", key], "port", { port: value })));
  }
  const overridden = ((platform["overrides"] ?? []) as PlainMap[]).map(({ resource }) => String(resource));
  const behind = behindCdn(platform);
  if (behind.length > 0) {
    const spoken = fc.tuple(fc.constantFrom(...behind), fc.constantFrom("http1", "http2", "grpc"));
    changes.push(
      spoken.map(([key, protocol]) => {
        const route = mapAt(platform, "services", key, "route");
        return merged(["services", key], "protocol", { route: { ...route, protocol } });
      }),
    );
  }
  const free = services.filter(
    (key) =>
      !behind.includes(key) &&
      !isCalled(platform, key) &&
      !overridden.some((one) => one.startsWith(`services.${key}/`)),
  );
  const removable = [
    ...(services.length > 1 ? free.map((key) => ["services", key] as const) : []),
    ...jobs.map((key) => ["jobs", key] as const),
  ];
  if (removable.length > 0) {
    changes.push(
      fc.constantFrom(...removable).map(([kind, key]) => ({
        owner: `${kind}.${key}`,
        what: "removed",
        after: withEntry(platform, kind, key, undefined),
      })),
    );
  }
  if (free.length > 0) {
    const replaced = fc.constantFrom(...free).chain((key) => {
      const { id, calls: kept } = mapAt(platform, "services")[key] as PlainMap;
      const identity = { ...(id === undefined ? {} : { id }), ...(kept === undefined ? {} : { calls: kept }) };
      return service({ id: String(id ?? key), domain }).map((body) => ({
        owner: `services.${key}`,
        what: "replaced",
        after: withEntry(platform, "services", key, outsideCdn(platform, { ...body, ...identity })),
      }));
    });
    changes.push(replaced);
  }
  return fc.oneof(...changes);
}

/** Another list of calls: the first and the last call of a service among them. */
function calls(platform: PlainMap, key: string): fc.Arbitrary<string[] | undefined> {
  const services = Object.entries(mapAt(platform, "services")) as [string, PlainMap][];
  const reachable = services.filter(([other, { port }]) => other !== key && port !== undefined).map(([other]) => other);
  return fc
    .subarray(reachable, { maxLength: Math.min(3, reachable.length) })
    .map((list) => (list.length === 0 ? undefined : list));
}

function isCalled(platform: PlainMap, key: string): boolean {
  const tasks = [
    ...Object.values(mapAt(platform, "services")),
    ...Object.values(mapAt(platform, "jobs")),
  ] as PlainMap[];
  return tasks.some((body) => ((body["calls"] ?? []) as string[]).includes(key));
}

function withEntry(platform: PlainMap, kind: string, key: string, body: PlainMap | undefined): PlainMap {
  const { [key]: _, ...others } = mapAt(platform, kind);
  const whole = body === undefined ? others : { ...mapAt(platform, kind), [key]: body };
  // The one that is new gives way: it stands last.
  const section = kind === "services" ? apart(whole) : whole;
  const { [kind]: __, ...rest } = platform;
  return watched(Object.keys(section).length === 0 ? rest : { ...rest, [kind]: section });
}
