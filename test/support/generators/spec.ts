/** Arbitrary valid specifications: a platform with what its environments change, and their inventories. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { maybe, variables } from "./containers.ts";
import { ATLAS_ACCESS, plain } from "./databases.ts";
import { type PlatformOptions, platform } from "./platform.ts";
import { account, imageDigest, logDays, tagText } from "./scalars.ts";
import { compact, mapAt, type Plain, type PlainMap, type PlainSpec } from "./yaml-object.ts";

export interface SpecOptions extends PlatformOptions {
  /** The number of environments. Default: 0 to 3. */
  readonly environments?: { readonly min: number; readonly max: number };
}

const environmentNames = ["production", "staging", "development"];
/** Large enough for everything that the generators make. */
const quotas = { fargateVcpu: 1_000_000, fargateSpotVcpu: 1_000_000 };

const singleton = fc.constantFrom("create", "adopt", "skip");
const singletons = fc.record({
  imageRegistry: singleton,
  serviceLinkedRoles: singleton,
  githubProvider: singleton,
  computeOptimizer: singleton,
  costAllocationTags: singleton,
  backupSettings: singleton,
  configRole: singleton,
  configRecorder: singleton,
  trail: singleton,
  accessAnalyzer: singleton,
  volumeEncryption: singleton,
  publicAccessBlock: singleton,
  passwordPolicy: singleton,
});

/** What an environment changes of one service, if the change leaves it valid. */
const serviceChange = fc
  .record({
    scaling: maybe(
      fc
        .record({
          min: fc.integer({ min: 1, max: 3 }),
          max: fc.integer({ min: 3, max: 8 }),
          schedules: maybe(fc.constant<Plain>([])),
        })
        .map(compact),
    ),
    variables: maybe(fc.oneof(variables, fc.constant(null))),
    logs: maybe(fc.oneof(fc.record({ retention: logDays }), fc.constant(null))),
    command: maybe(fc.constantFrom<Plain>(null, ["other"])),
    critical: maybe(fc.constantFrom<Plain>(null, false, true)),
    stopTimeout: maybe(fc.constantFrom<Plain>(null, "90s")),
  })
  .map(compact);

/** A specification that the compiler takes without an error. */
export function spec({ environments = { min: 0, max: 3 }, ...options }: SpecOptions = {}): fc.Arbitrary<PlainSpec> {
  return fc
    .tuple(platform(options), fc.integer(environments))
    .chain(([base, count]) =>
      fc.tuple(
        fc.constant(base),
        fc.tuple(...environmentNames.slice(0, count).map((name) => environment(base, name, count > 1))),
        fc.array(fc.array(maybe(imageDigest), { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 }),
      ),
    )
    .map(([base, overlays, digests]) => {
      const names = overlays.length === 0 ? ["production"] : environmentNames.slice(0, overlays.length);
      const environmentFiles = Object.fromEntries(overlays.map((overlay, index) => [names[index] as string, overlay]));
      const spec = { platform: base, environments: environmentFiles, inventories: {} };
      const inventories = Object.fromEntries(
        names.map((name, index) => [name, inventory(base, digests[index] as (string | undefined)[])]),
      );
      return withRoom({ ...spec, inventories });
    });
}

function environment(base: PlainMap, name: string, several: boolean): fc.Arbitrary<PlainMap> {
  const services = Object.entries(mapAt(base, "services"));
  const jobs = Object.keys(mapAt(base, "jobs"));
  const domain = mapAt(base, "domain");
  const own = `${name}.${String(domain["name"])}`;
  const aliases = (mapAt(base, "cdn")["aliases"] ?? []) as readonly string[];
  return fc
    .record({
      account: fc.tuple(account, maybe(singletons)).map(([id, singletons]) => compact({ id, quotas, singletons })),
      protected: maybe(fc.boolean()),
      description: maybe(fc.constant<Plain>(null)),
      owner: maybe(tagText),
      natGateways: maybe(fc.constantFrom("single", "per-zone")),
      changes: fc.tuple(...services.map(() => maybe(serviceChange))),
      withoutJob: maybe(fc.constantFrom(...jobs, undefined)),
      zone: fc.stringMatching(/^Z[0-9A-Z]{12}$/),
    })
    .map(({ natGateways, changes, withoutJob, zone, ...head }) => {
      const changed = services.flatMap(([key, body], index): [string, PlainMap][] => {
        const hosts = mapAt(body as PlainMap, "route")["hosts"] as string[] | undefined;
        const moved =
          several && hosts ? { route: { hosts: hosts.map((host) => host.replace(String(domain["name"]), own)) } } : {};
        const whole = { ...changes[index], ...moved };
        return Object.keys(whole).length === 0 ? [] : [[key, whole]];
      });
      const { existing, natGateways: given } = mapAt(base, "network");
      const isCreated = existing === undefined && given !== "none";
      const locked = head.protected === false && mapAt(base, "backup")["lock"] === "governance";
      return compact({
        ...head,
        backup: locked ? { lock: "none" } : undefined,
        owner: head.owner === undefined || !("databases" in base) ? head.owner : plain(head.owner),
        network: natGateways !== undefined && isCreated ? { natGateways } : undefined,
        domain:
          several && "name" in domain
            ? { name: own, hostedZone: domain["hostedZone"] === "create" ? "create" : { id: zone } }
            : undefined,
        cdn:
          several && "cdn" in base
            ? { aliases: aliases.map((alias) => alias.replace(String(domain["name"]), own)) }
            : undefined,
        services: changed.length === 0 ? undefined : Object.fromEntries(changed),
        jobs: withoutJob === undefined ? undefined : { [withoutJob]: null },
      } as never);
    });
}

/** Digests of some of the images that are built here. */
function inventory(base: PlainMap, digests: readonly (string | undefined)[]): PlainMap {
  const built: string[] = [];
  for (const kind of ["services", "jobs"]) {
    for (const [key, body] of Object.entries(mapAt(base, kind)) as [string, PlainMap][]) {
      const id = String(body["id"] ?? key);
      if ("build" in mapAt(body, "image")) built.push(id);
      for (const [name, sidecar] of Object.entries(mapAt(body, "sidecars")))
        if ("build" in mapAt(sidecar as PlainMap, "image")) built.push(`${id}-${name}`);
    }
  }
  const images = built.flatMap((id, index): [string, string][] => {
    const digest = digests[index % digests.length];
    return digest === undefined
      ? []
      : [
          [
            id,
            `sha256:${createHash("sha256")
              .update(digest + id)
              .digest("hex")}`,
          ],
        ];
  });
  const access = ATLAS_ACCESS in mapAt(base, "secrets") && digests[0] !== undefined;
  return compact({
    images: images.length === 0 ? undefined : Object.fromEntries(images),
    secrets: access ? { [ATLAS_ACCESS]: ["clientId", "clientSecret"] } : undefined,
  });
}

/**
 * Without an account, AWS's own quotas count, 6 vCPU: a platform that may need more of them is given an account. One
 * that needs less stays without, and then has no environment file at all.
 */
function withRoom(spec: PlainSpec): PlainSpec {
  if (Object.keys(spec.environments).length > 0 || vcpus(spec.platform) <= 4) return spec;
  return { ...spec, environments: { production: { account: { id: "111122223333", quotas } } } };
}

/** The most vCPUs that all services and jobs may take at once. */
function vcpus(base: PlainMap): number {
  const defaults = mapAt(base, "defaults", "service");
  const cpu = (body: PlainMap) => Number(body["cpu"] ?? defaults["cpu"] ?? 256) / 1024;
  const most = (body: PlainMap) => {
    const scaling = { ...mapAt(defaults, "scaling"), ...mapAt(body, "scaling") };
    const schedules = (scaling["schedules"] ?? []) as PlainMap[];
    return Math.max(
      Number(scaling["max"] ?? 10),
      Number(scaling["min"] ?? 0),
      ...schedules.map(({ max }) => Number(max)),
    );
  };
  const services = Object.values(mapAt(base, "services")) as PlainMap[];
  const jobs = Object.values(mapAt(base, "jobs")) as PlainMap[];
  return services.reduce((sum, body) => sum + cpu(body) * most(body), 0) + jobs.length * 4;
}
