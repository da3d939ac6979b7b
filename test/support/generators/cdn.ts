/** A CDN in front of an arbitrary platform, and what changes of its services leave as it is for the CDN's sake. */
import fc from "fast-check";
import { ERROR_CODES } from "../../../src/compiler/facts/cloudfront.ts";
import { groupNames } from "../../../src/compiler/facts/managed-rules.ts";
import { maybe } from "./containers.ts";
import { compact, mapAt, type Plain, type PlainMap } from "./yaml-object.ts";

const page = fc.constantFrom("/404.html", "/errors/a-b_c.html", "/~x/$y'@:+&.html");
const firewall = fc
  .record({
    managedRules: maybe(fc.subarray([...groupNames])),
    rateLimit: maybe(fc.integer({ min: 10, max: 2_000_000_000 })),
  })
  .map((body) => compact(body as never));

/** Paths that no service has: those begin with a service's id, which is none of these. */
const assetBehaviours = fc.subarray<PlainMap>([
  { path: "/zz-assets/*", cache: "immutable" },
  { path: "/zz-?/*.html", cache: "static" },
  { path: "/zz'@:+&", cache: "none" },
]);

/** The platform, which has a CDN now and then where it has a domain: its routed services are behind it, or outside. */
export function withCdn(platform: PlainMap): fc.Arbitrary<PlainMap> {
  const domain = domainOf(platform);
  if (domain === undefined) return fc.constant(platform);
  const [www, api] = [`www.${domain}`, `api.${domain}`];
  const services = Object.entries(mapAt(platform, "services")) as [string, PlainMap][];
  const put = fc
    .record({
      aliases: fc.constantFrom([domain], [www], [domain, www], [www, api]),
      assets: assetBehaviours,
      firewall: maybe(firewall),
      geo: maybe(fc.constantFrom<PlainMap>({ allow: ["US", "CA"] }, { block: ["AQ"] })),
      errors: maybe(fc.dictionary(fc.constantFrom(...ERROR_CODES.map(String)), page, { maxKeys: 3 })),
      bucket: fc.constantFrom(...Object.keys(mapAt(platform, "buckets")), "zz-site"),
    })
    .chain((cdn) =>
      fc.tuple(fc.constant(cdn), fc.tuple(...services.map(([, body]) => placed(body, domain, cdn.aliases)))),
    )
    .map(([{ aliases, assets, bucket, ...cdn }, bodies]): PlainMap => {
      const entries = services.map(([key], index) => [key, bodies[index]?.body as PlainMap] as const);
      const behaviours = entries.flatMap(([key], index): PlainMap[] => {
        const cache = bodies[index]?.cache;
        const [path] = pathsOf(bodies[index]?.body as PlainMap);
        return cache === undefined || path === undefined ? [] : [{ path, to: key, cache }];
      });
      return {
        ...platform,
        services: Object.fromEntries(entries),
        buckets: { ...mapAt(platform, "buckets"), [bucket]: mapAt(platform, "buckets", bucket) },
        cdn: compact({ aliases, assets: bucket, behaviours: [...assets, ...behaviours], ...cdn } as never),
      };
    });
  return fc.oneof(fc.constant(platform), put);
}

interface Placed {
  readonly body: PlainMap;
  /** Of the behaviour that leads to the service; undefined where none does. */
  readonly cache: string | undefined;
}

/** The service behind the CDN or outside; its rule holds five values, all aliases and the CDN's secret among them. */
function placed(body: PlainMap, domain: string, aliases: readonly string[]): fc.Arbitrary<Placed> {
  if (body["route"] === undefined) return fc.constant({ body, cache: undefined });
  const own = fc.subarray([...aliases], { minLength: 1 });
  const hosts = aliases.includes(domain) ? maybe(own) : own;
  const behind = fc.tuple(hosts, fc.constantFrom("dynamic", "none")).map(([given, cache]): Placed => {
    const { hosts: _, sourceIps, ...route } = mapAt(body, "route");
    const kept = aliases.length > 1 ? undefined : sourceIps;
    return { body: { ...body, route: compact({ ...route, hosts: given, sourceIps: kept }) }, cache };
  });
  return fc.oneof(
    { weight: 2, arbitrary: behind },
    { weight: 1, arbitrary: fc.constant({ body: direct(body, domain), cache: undefined }) },
  );
}

function direct(body: PlainMap, domain: string): PlainMap {
  return {
    ...body,
    route: { ...mapAt(body, "route"), hosts: [`live.${domain}`, `deep.live.${domain}`], direct: true },
  };
}

/** A service that comes to the platform: outside its CDN, since behaviours are no service's to make. */
export function outsideCdn(platform: PlainMap, body: PlainMap): PlainMap {
  const domain = domainOf(platform);
  return domain === undefined || platform["cdn"] === undefined || body["route"] === undefined
    ? body
    : direct(body, domain);
}

/** The keys of the services to which behaviours lead. */
export function behindCdn(platform: PlainMap): readonly string[] {
  return behavioursOf(platform).flatMap(({ to }) => (to === undefined ? [] : [String(to)]));
}

/** The platform's CDN, whose behaviours lead to services under other keys. */
export function withServicesOfCdn(file: PlainMap, change: (key: string) => string): PlainMap {
  if (behavioursOf(file).length === 0) return file;
  const behaviours = behavioursOf(file).map(
    (one): Plain => ("to" in one ? { ...one, to: change(String(one["to"])) } : one),
  );
  return { ...file, cdn: { ...mapAt(file, "cdn"), behaviours } };
}

function behavioursOf(file: PlainMap): readonly PlainMap[] {
  return (mapAt(file, "cdn")["behaviours"] ?? []) as readonly PlainMap[];
}

function domainOf(platform: PlainMap): string | undefined {
  return mapAt(platform, "domain")["name"] as string | undefined;
}

function pathsOf(body: PlainMap): readonly string[] {
  return (mapAt(body, "route")["paths"] ?? []) as readonly string[];
}
