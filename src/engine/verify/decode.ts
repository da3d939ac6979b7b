/** Reads what a program sends to the monitor into registrations. */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { RegisterResourceRequest, ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { nodeId } from "../../graph/graph.ts";
import { parseUrn, STACK_TOKEN } from "../../graph/urn.ts";
import type { NodeId } from "../../graph/values.ts";
import {
  holdsUnknown,
  isRecord,
  isSecretWire,
  mapWire,
  outputWire,
  readOutputWire,
  UNKNOWN,
  type Wire,
} from "../../graph/wire.ts";
import { aliasOption, sortedSet, uniqueAliases, withoutEmpty } from "./expected.ts";
import type { InvokeCall, Registration } from "./registration.ts";

/** What a request cannot say of itself. */
export interface Decoding {
  readonly urn: string;
  /** The program's folder, to which positions are relative. */
  readonly folder: string;
  /** Names the provider of a reference, `<urn>::<id>`. */
  provider(reference: string): string;
}

/** A registration from its request. */
export function decodeRegistration(request: RegisterResourceRequest, decoding: Decoding): Registration {
  const type = request.getType();
  const name = request.getName();
  const propertyDependencies: Record<string, ReadonlySet<NodeId>> = {};
  for (const [property, dependencies] of request.getPropertydependenciesMap().entries() as Iterable<
    [string, RegisterResourceRequest.PropertyDependencies]
  >) {
    propertyDependencies[property] = new Set(dependencies.getUrnsList().map(idOf));
  }
  const position = positionOf(request, decoding.folder);
  return {
    id: nodeId(type, name),
    urn: decoding.urn,
    type,
    name,
    kind: request.getRemote() ? "remote component" : request.getCustom() ? "resource" : "component",
    parent: parentId(request.getParent()),
    inputs: decodeProperties(request.getObject()?.toJavaScript()),
    options: decodeOptions(request, decoding),
    dependencies: new Set(request.getDependenciesList().map(idOf)),
    propertyDependencies,
    ...(position === undefined ? {} : { position }),
  };
}

/** A call from its request. */
export function decodeInvoke(request: ResourceInvokeRequest, decoding: Pick<Decoding, "provider">): InvokeCall {
  const provider = request.getProvider();
  return {
    token: request.getTok(),
    inputs: decodeProperties(request.getArgs()?.toJavaScript()),
    options: withoutEmpty({
      provider: provider === "" ? "" : decoding.provider(provider),
      version: request.getVersion(),
      pluginDownloadURL: request.getPlugindownloadurl(),
      packageRef: request.getPackageref(),
    }),
  };
}

/**
 * Properties without the marks that the SDK's own classes leave on assets, and with outputs in one form: an unknown
 * secret is unknown alone, as not every version of the SDK keeps its mark.
 */
export function decodeProperties(properties: unknown): { readonly [property: string]: Wire } {
  const change = (part: Wire): Wire => {
    const output = readOutputWire(part);
    if (output) return outputWire(output);
    if (isSecretWire(part) && holdsUnknown(part.value)) return UNKNOWN;
    if (!isRecord(part) || !("__pulumiAsset" in part || "__pulumiArchive" in part)) return part;
    const { __pulumiAsset, __pulumiArchive, ...rest } = part;
    return rest;
  };
  return mapWire((properties ?? {}) as Wire, change) as { readonly [property: string]: Wire };
}

function decodeOptions(request: RegisterResourceRequest, decoding: Decoding): Readonly<Record<string, Wire>> {
  const timeouts = request.getCustomtimeouts();
  const providers = [...(request.getProvidersMap().entries() as Iterable<[string, string]>)];
  const environment = [...(request.getEnvvarmappingsMap().entries() as Iterable<[string, string]>)];
  const provider = request.getProvider();
  const deletedWith = request.getDeletedwith();
  return withoutEmpty({
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    import: request.getImportid(),
    deletedWith: deletedWith === "" ? "" : idOf(deletedWith),
    provider: provider === "" ? "" : decoding.provider(provider),
    version: request.getVersion(),
    customTimeouts: withoutEmpty({
      create: timeouts?.getCreate() ?? "",
      update: timeouts?.getUpdate() ?? "",
      delete: timeouts?.getDelete() ?? "",
      read: timeouts?.getRead() ?? "",
    }),
    providers: Object.fromEntries(providers.map(([name, reference]) => [name, decoding.provider(reference)])),
    ignoreChanges: sortedSet(request.getIgnorechangesList()),
    replaceOnChanges: sortedSet(request.getReplaceonchangesList()),
    additionalSecretOutputs: sortedSet(request.getAdditionalsecretoutputsList()),
    aliases: decodeAliases(request),
    // What the graph has no option for has to be absent.
    pluginDownloadURL: request.getPlugindownloadurl(),
    packageRef: request.getPackageref(),
    replaceWith: request.getReplaceWithList().map(idOf),
    hideDiffs: sortedSet(request.getHidediffsList()),
    transforms: request.getTransformsList().length === 0 ? [] : ["a function"],
    hooks: request.hasHooks() ? "hooks" : "",
    replacementTrigger: request.hasReplacementTrigger() ? "a trigger" : "",
    envVarMappings: Object.fromEntries(environment),
  });
}

function decodeAliases(request: RegisterResourceRequest): readonly Wire[] {
  const aliases = request.getAliasesList().map((alias) => {
    const spec = alias.getSpec();
    if (spec === undefined) return { urn: alias.getUrn() };
    const parent = spec.getNoparent() ? null : (parentId(spec.getParenturn()) ?? null);
    return aliasOption({ name: spec.getName(), type: spec.getType(), parent });
  });
  return uniqueAliases(aliases);
}

/** `<type>::<name>` of a URN. */
export function idOf(urn: string): NodeId {
  const parts = parseUrn(urn);
  return parts === undefined ? urn : nodeId(parts.type, parts.name);
}

function parentId(urn: string): NodeId | undefined {
  return urn === "" || parseUrn(urn)?.type === STACK_TOKEN ? undefined : idOf(urn);
}

/** The innermost line of the program itself that leads to the registration. */
function positionOf(request: RegisterResourceRequest, folder: string): string | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  for (const position of [request.getSourceposition(), ...frames.map((frame) => frame.getPc())]) {
    if (!position?.getUri().startsWith("file:")) continue;
    const file = relative(folder, fileURLToPath(position.getUri()));
    if (!file.startsWith("..") && !file.includes("node_modules")) return `${file}:${position.getLine()}`;
  }
  return undefined;
}
