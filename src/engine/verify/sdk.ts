/**
 * Finds and loads the parts of the Pulumi SDK that speak its protocol, from the same copy that the program loads. This is
 * the only code that loads Pulumi when it runs.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as engineProto from "@pulumi/pulumi/proto/engine_pb.js";
import type * as providerProto from "@pulumi/pulumi/proto/provider_pb.js";
import type * as resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { SDK_VERSIONS } from "../../graph/sdk-facts.ts";

export interface Sdk {
  /** The `node_modules` folder that holds the packages. */
  readonly modules: string;
  readonly grpc: Grpc;
  readonly monitorService: unknown;
  readonly engineService: unknown;
  readonly resource: typeof resourceProto;
  readonly provider: typeof providerProto;
  readonly engine: typeof engineProto;
  readonly Empty: new () => object;
  readonly Struct: { fromJavaScript(value: unknown): StructMessage };
}

export type StructMessage = NonNullable<ReturnType<resourceProto.RegisterResourceRequest["getObject"]>>;

/** What is used of `@grpc/grpc-js`. */
export interface Grpc {
  readonly Server: new (options: Readonly<Record<string, unknown>>) => GrpcServer;
  readonly ServerCredentials: { createInsecure(): unknown };
  readonly status: { readonly ALREADY_EXISTS: number; readonly INTERNAL: number; readonly UNIMPLEMENTED: number };
}

export interface GrpcServer {
  addService(service: unknown, handlers: object): void;
  bindAsync(address: string, credentials: unknown, done: (error: Error | null, port: number) => void): void;
  forceShutdown(): void;
}

/**
 * The `node_modules` folder that Node finds from the first of `folders` in which all `packages` are. Throws with the
 * command that installs them where there is none, and where one that a program in `programs` would load, or of the folder,
 * is not of the pinned version: it decides which version of the provider runs, and what is known of resource types was
 * read from the pinned one. No other is let pass, newer patches neither: they are chosen, tested and pinned together.
 */
export function findSdk(
  folders: readonly string[],
  packages: readonly string[],
  programs: readonly string[] = [],
): string {
  for (const folder of folders) {
    const modules = modulesAround(folder).find((candidate) => packages.every((name) => isIn(candidate, name)));
    if (modules === undefined) continue;
    // A program in a folder with packages of its own loads those; what it does not find there is in NODE_PATH.
    const used = programs.flatMap((program) =>
      packages.flatMap((name) => modulesAround(program).find((candidate) => isIn(candidate, name)) ?? []),
    );
    for (const candidate of new Set([modules, ...used])) requirePinned(candidate, packages);
    return modules;
  }
  throw new Error(`the Pulumi packages are not installed; install them with: ${INSTALL}`);
}

const INSTALL = [
  "npm install --save-exact",
  ...Object.entries(SDK_VERSIONS).map(([name, version]) => `@pulumi/${name}@${version}`),
].join(" ");

function requirePinned(modules: string, packages: readonly string[]): void {
  const others = packages.flatMap((name) => {
    const pinned = SDK_VERSIONS[name.replace("@pulumi/", "")];
    const actual = isIn(modules, name) ? versionOf(join(modules, name)) : pinned;
    return pinned === undefined || actual === pinned ? [] : [`${name} is ${actual} instead of ${pinned}`];
  });
  if (others.length === 0) return;
  throw new Error(`in "${modules}" ${others.join(", ")}; run in "${dirname(modules)}": ${INSTALL}`);
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version?: unknown };
  return String(version);
}

/** The folders in which Node looks for packages from a folder, the nearest first. */
function modulesAround(folder: string): readonly string[] {
  return createRequire(join(folder, "package.json")).resolve.paths("@pulumi/pulumi") ?? [];
}

function isIn(modules: string, name: string): boolean {
  return existsSync(join(modules, name, "package.json"));
}

/** Loads the protocol from the packages in `modules`. */
export function loadSdk(modules: string): Sdk {
  const load = createRequire(join(modules, "@pulumi", "pulumi", "package.json"));
  const monitor = load("@pulumi/pulumi/proto/resource_grpc_pb.js") as { ResourceMonitorService: unknown };
  const engine = load("@pulumi/pulumi/proto/engine_grpc_pb.js") as { EngineService: unknown };
  const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js") as Pick<Sdk, "Empty">;
  const { Struct } = load("google-protobuf/google/protobuf/struct_pb.js") as Pick<Sdk, "Struct">;
  return {
    modules,
    grpc: load("@grpc/grpc-js") as Grpc,
    monitorService: monitor.ResourceMonitorService,
    engineService: engine.EngineService,
    resource: load("@pulumi/pulumi/proto/resource_pb.js") as typeof resourceProto,
    provider: load("@pulumi/pulumi/proto/provider_pb.js") as typeof providerProto,
    engine: load("@pulumi/pulumi/proto/engine_pb.js") as typeof engineProto,
    Empty,
    Struct,
  };
}
