/** Arbitrary databases, and what they ask of the rest of a platform. */
import fc from "fast-check";
import {
  atlasRegion,
  CLUSTER_SIZES,
  MONGODB_VERSIONS,
  NODE_COUNTS,
  sizesLike,
} from "../../../src/compiler/facts/atlas.ts";
import { ownBackup } from "./backups.ts";
import { maybe } from "./containers.ts";
import { compact, mapAt, type Plain, type PlainMap } from "./yaml-object.ts";

const sizesInOrder = fc
  .constantFrom(...CLUSTER_SIZES)
  .chain((one) => fc.subarray([...sizesLike(one)], { minLength: 1, maxLength: 3 }));

/** How tasks sign in: by role, or by passwords that are replaced now and then. */
export const entry: fc.Arbitrary<PlainMap> = fc.constantFrom<PlainMap>(
  {},
  { auth: "iam" },
  { auth: "password" },
  { auth: "password", rotate: "7d" },
);

/** The secret with which passwords are made. */
export const ATLAS_ACCESS = "zz-atlas-login";

/** With copies of its backups only where there is a standby region. */
export const database = (standby: boolean): fc.Arbitrary<PlainMap> =>
  fc
    .record({
      backup: maybe(ownBackup(3650, standby)),
      version: fc.constantFrom(...MONGODB_VERSIONS),
      sizes: sizesInOrder,
      nodes: maybe(fc.constantFrom(...NODE_COUNTS)),
      database: maybe(fc.constant("named")),
      readPreference: maybe(fc.constantFrom("primary", "secondaryPreferred", "nearest")),
      disk: maybe(fc.boolean()),
      privateLink: maybe(fc.boolean()),
      entry,
    })
    .map(({ version, sizes, disk, entry, ...rest }) => {
      const [size, maxSize] = sizes.length === 1 ? [sizes[0], undefined] : sizes.slice(-2);
      const minSize = sizes.length === 3 ? sizes[0] : undefined;
      const autoscaling = compact({ maxSize, minSize, disk } as never);
      return compact({
        engine: "mongodb-atlas",
        version,
        size,
        ...rest,
        ...entry,
        autoscaling: Object.keys(autoscaling).length === 0 ? undefined : autoscaling,
      } as never);
    });

/** As what is around it allows: called after its key, since a task may use several; without NAT by private link only. */
export function fittingDatabase(platform: PlainMap, key: string, { privateLink, ...body }: PlainMap): PlainMap {
  const { auth: _, rotate: __, ...byRole } = body;
  const whole = "atlas" in platform && !("credentials" in mapAt(platform, "atlas")) ? byRole : body;
  return compact({
    ...whole,
    database: body["database"] === undefined ? undefined : `In_${key}`,
    privateLink: mapAt(platform, "network")["natGateways"] === "none" ? undefined : privateLink,
  });
}

/** A tag's text as Atlas takes it. */
export function plain(text: Plain | undefined): string {
  return String(text).replace(/[^A-Za-z0-9 ;@_.+-]/g, "-");
}

/** A region and tags that Atlas has, and a way to it that is known; without databases where that cannot be. */
export function withAtlas(platform: PlainMap): PlainMap {
  const { databases, ...without } = platform;
  if (databases === undefined || atlasRegion(String(mapAt(platform, "regions")["primary"])) === undefined) {
    return without;
  }
  const tags = Object.entries(mapAt(platform, "tags")).map(([key, value]) => [plain(key), plain(value)]);
  const entries = Object.entries(databases as PlainMap).map(([key, body]) => [
    key,
    fittingDatabase(platform, key, body as PlainMap),
  ]);
  const usesPasswords = entries.some(([, body]) => (body as PlainMap)["auth"] === "password");
  return {
    ...platform,
    owner: plain(platform["owner"]),
    costCenter: plain(platform["costCenter"]),
    ...("tags" in platform ? { tags: Object.fromEntries(tags) } : {}),
    ...(usesPasswords
      ? { secrets: { ...mapAt(platform, "secrets"), [ATLAS_ACCESS]: { keys: ["clientId", "clientSecret"] } } }
      : {}),
    atlas: compact({
      organization: "5f3c0e8a9b1d2c3e4f5a6b7c",
      credentials: usesPasswords ? ATLAS_ACCESS : undefined,
      accessList: mapAt(platform, "network")["existing"] === undefined ? undefined : ["203.0.113.7/32"],
    }),
    databases: Object.fromEntries(entries),
  };
}
