/** Arbitrary images, sizes, sidecars: what services and jobs share. */
import fc from "fast-check";
import sizes from "../../../src/compiler/facts/fargate-sizes.json" with { type: "json" };
import { duration, freeText, imageDigest, logDays } from "./scalars.ts";
import { compact, type Plain, type PlainMap } from "./yaml-object.ts";

/** An optional member: undefined about half the time. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

const foreign = fc.constantFrom("public.ecr.aws/nginx/nginx", "docker.io/library/redis", "ghcr.io/org/tool");

export const image: fc.Arbitrary<PlainMap> = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9._-]{0,8}(\/[a-z0-9_-]{1,8})?$/).map((build) => ({ build })),
  fc
    .tuple(foreign, fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,10}$/))
    .map(([repository, tag]) => ({ repository, tag })),
  fc.tuple(foreign, imageDigest).map(([repository, digest]) => ({ repository, digest })),
);

const variableName = fc.oneof(
  fc.constantFrom("LOG_LEVEL", "constructor", "toString", "lower_case", "_X", "A1"),
  fc.stringMatching(/^[A-Z][A-Z0-9_]{0,7}$/).map((text) => `V_${text}`),
);

export const variables: fc.Arbitrary<PlainMap> = fc
  .uniqueArray(fc.tuple(variableName, freeText), { maxLength: 4, selector: ([name]) => name.toLowerCase() })
  .map((entries) => Object.fromEntries(entries));

export const command: fc.Arbitrary<string[]> = fc.array(freeText, { minLength: 1, maxLength: 4 });
const user = fc.constantFrom("10001", "1000:1000", "node", "app:app");

/** Fields of every container but its image. `readOnlyRoot` is left out: `exec` decides what it may be. */
export const containerFields = {
  command: maybe(command),
  variables: maybe(variables),
  user: maybe(user),
  stopTimeout: maybe(duration(1, 120)),
};

const gigabytes = (mebibytes: number) => (mebibytes % 1024 === 0 ? `${mebibytes / 1024}GB` : `${mebibytes}MB`);

/** CPU and memory that go together, from `least` CPU units and MiB on. */
export function size(least: {
  readonly cpu: number;
  readonly memory: number;
}): fc.Arbitrary<{ cpu: number; memory: string }> {
  const offered = sizes.sizes
    .filter(({ cpu }) => cpu >= least.cpu && cpu <= 4096)
    .flatMap(({ cpu, memory }) =>
      memory.filter((one) => one >= least.memory).map((one) => ({ cpu, memory: gigabytes(one) })),
    );
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...offered.slice(0, 3)) }, fc.constantFrom(...offered));
}

/** Fields of a whole task but its identity and size. */
export const taskFields = {
  architecture: maybe(fc.constantFrom("arm64", "x86_64")),
  ephemeral: maybe(fc.integer({ min: 20, max: 200 }).map((count) => `${count}GB`)),
  logs: maybe(fc.record({ retention: maybe(logDays), format: maybe(fc.constantFrom("json", "text")) }).map(compact)),
};

/** Names that no service has: their last word is in no service's name. */
export const sidecarNames = ["proxy", "migrate", "agent"] as const;

/** Sidecars that wait for each other without a circle, and what the main container may wait for. */
export const sidecars: fc.Arbitrary<{ readonly sidecars: PlainMap; readonly dependsOn: PlainMap | undefined }> = fc
  .tuple(
    fc.subarray([...sidecarNames], { minLength: 1 }),
    fc.array(
      fc.record({
        image,
        ...containerFields,
        readOnlyRoot: maybe(fc.boolean()),
        cpu: maybe(fc.integer({ min: 1, max: 128 })),
        memory: maybe(fc.constantFrom("64MB", "128MB", "256MB")),
        essential: maybe(fc.boolean()),
        healthCommand: maybe(command),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  )
  .map(([chosen, containers, waits, picks]) => {
    let edge = 0;
    const condition = (container: {
      essential?: boolean | undefined;
      healthCommand?: string[] | undefined;
    }): string => {
      const possible = [
        "started",
        ...(container.healthCommand ? ["healthy"] : []),
        ...(container.essential ? [] : ["completed", "succeeded"]),
      ];
      return possible[(picks[edge % 6] as number) % possible.length] as string;
    };
    const waitFor = (count: number): PlainMap | undefined => {
      const found: [string, Plain][] = [];
      for (let index = 0; index < count; index++) {
        if (waits[edge++ % 6]) found.push([chosen[index] as string, condition(containers[index] as never)]);
      }
      return found.length === 0 ? undefined : Object.fromEntries(found);
    };
    const entries = chosen.map((name, index) => [
      name,
      compact({ ...containers[index], dependsOn: waitFor(index) } as never),
    ]);
    return { sidecars: Object.fromEntries(entries) as PlainMap, dependsOn: waitFor(chosen.length) };
  });
