/**
 * Looks objects up in the cloud with the stack's own provider, without touching the stack: they are read into scratch
 * stacks in a folder that is removed, whose secrets are encrypted with a key that is nowhere else. For the process of an
 * operation (see child.ts).
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type * as pulumi from "@pulumi/pulumi/index.js";
import { parseUrn } from "../../../graph/urn.ts";
import { isRecord, isSecretWire, type Wire } from "../../../graph/wire.ts";
import { createAws } from "../../aws/client.ts";
import { findCredentials } from "../../aws/credentials.ts";
import { type ExportedStack, withoutMarks } from "../deployment.ts";
import type { LookupRequest, LookupResult, OperationRequest } from "../messages.ts";
import { listIds } from "../recovery/listing.ts";
import { makeScratch, sweepScratch } from "./scratch.ts";

export interface LookupTools {
  readonly api: typeof automation;
  readonly load: NodeJS.Require;
  readonly command: automation.PulumiCommand;
  readonly request: OperationRequest;
  readonly signal: AbortSignal;
}

/** Both are abstract only in their declarations: generated classes do nothing but call them. */
type CustomResource = new (...args: ConstructorParameters<typeof pulumi.CustomResource>) => pulumi.CustomResource;
type ProviderResource = new (...args: ConstructorParameters<typeof pulumi.ProviderResource>) => pulumi.ProviderResource;

/** A scratch stack's end: what it has read, and what of it failed. */
interface Scratch {
  readonly outputs: automation.OutputMap;
  readonly state: ExportedStack;
  readonly error: unknown;
  /** By the resource's logical name. */
  readonly errors: ReadonlyMap<string, string>;
}

type RunScratch = (program: (providerOf: ProviderOf) => Promise<Record<string, unknown>>) => Promise<Scratch>;
type ProviderOf = (lookup: LookupRequest) => pulumi.ProviderResource;

interface Read {
  readonly lookup: LookupRequest;
  readonly id: string;
  readonly form: "state" | "import";
  readonly arn?: string;
}

/** What the engine says of an identifier that nothing has. */
const ABSENT = /resource '[^']*' does not exist/;

/** Reads each of the objects. Rejects where the cloud does not answer. */
export async function lookUp(lookups: readonly LookupRequest[], tools: LookupTools): Promise<readonly LookupResult[]> {
  sweepScratch();
  const folder = makeScratch();
  const sdk = tools.load("@pulumi/pulumi") as typeof pulumi;
  let runs = 0;
  const run: RunScratch = (program) => runScratch(join(folder, String(runs++)), sdk, tools, program);
  try {
    const reads = [...identified(lookups), ...(await tagged(lookups, sdk, run)), ...(await listed(lookups))];
    const objects = await readAll(reads, sdk, run);
    return lookups.map(({ urn }) => ({
      urn,
      found: reads.flatMap(({ lookup, arn }, index) => {
        const object = lookup.urn === urn ? objects.get(index) : undefined;
        return object === undefined ? [] : [{ ...object, ...(arn === undefined ? {} : { arn }) }];
      }),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function identified(lookups: readonly LookupRequest[]): readonly Read[] {
  return lookups.flatMap((lookup) => {
    const { id, form = "state" } = lookup;
    return id === undefined ? [] : [{ lookup, id, form }];
  });
}

/** What lists name. The environment of this process is the operation's; its packages are in NODE_PATH. */
async function listed(lookups: readonly LookupRequest[]): Promise<readonly Read[]> {
  const searched = lookups.flatMap((lookup) => (lookup.listed === undefined ? [] : [{ lookup, by: lookup.listed }]));
  if (searched.length === 0) return [];
  const variables = process.env;
  const aws = createAws({ credentials: findCredentials(variables["NODE_PATH"] ?? ""), variables });
  const found = await Promise.all(
    searched.map(async ({ lookup, by }) => (await listIds(by, aws)).map((id): Read => ({ lookup, id, form: "state" }))),
  );
  return found.flat();
}

/** What has the tags, all searched for at once. */
async function tagged(
  lookups: readonly LookupRequest[],
  sdk: typeof pulumi,
  run: RunScratch,
): Promise<readonly Read[]> {
  const searched = lookups.flatMap((lookup) => (lookup.tagged === undefined ? [] : [{ lookup, by: lookup.tagged }]));
  if (searched.length === 0) return [];
  const { outputs, error } = await run(async (providerOf) => {
    const search = async ({ lookup, by }: (typeof searched)[number]) => {
      const { resourceTagMappingLists = [] } = (await sdk.runtime.invoke(
        "aws:resourcegroupstaggingapi/getResources:getResources",
        {
          region: by.region,
          resourceTypeFilters: [by.service],
          tagFilters: Object.entries(by.tags).map(([key, value]) => ({ key, values: [value] })),
        },
        { provider: providerOf(lookup) },
      )) as { readonly resourceTagMappingLists?: readonly { readonly resourceArn: string }[] };
      return resourceTagMappingLists.map(({ resourceArn }) => resourceArn);
    };
    return { arns: await Promise.all(searched.map(search)) };
  });
  if (error !== undefined) throw error;
  const arns = outputs["arns"]?.value as readonly (readonly string[])[];
  return searched.flatMap(({ lookup, by }, index) =>
    (arns[index] ?? [])
      .filter((arn) => arn.includes(by.arn))
      .map((arn) => ({
        lookup,
        arn,
        id: by.id === "last" ? (arn.split("/").at(-1) ?? arn) : arn,
        form: by.id === "import" ? "import" : "state",
      })),
  );
}

/** The objects that exist, by their place. One that does not ends a program, and the others are asked for again. */
async function readAll(reads: readonly Read[], sdk: typeof pulumi, run: RunScratch) {
  const Resource = sdk.CustomResource as unknown as CustomResource;
  const objects = new Map<number, Omit<LookupResult["found"][number], "arn">>();
  const left = new Set(reads.keys());
  while (left.size > 0) {
    const { state, error, errors } = await run((providerOf) => {
      for (const index of left) {
        const { lookup, id, form } = reads[index] as Read;
        const inputs = form === "state" ? given(lookup.inputs, sdk) : {};
        const additionalSecretOutputs = [...lookup.secretOutputs];
        new Resource(lookup.type, String(index), inputs, { id, provider: providerOf(lookup), additionalSecretOutputs });
      }
      return Promise.resolve({});
    });
    const before = left.size;
    for (const { urn, id, custom, outputs = {} } of state.deployment.resources ?? []) {
      const index = Number(parseUrn(urn)?.name);
      if (!custom || id === undefined || !left.has(index)) continue;
      objects.set(index, { id, outputs });
      left.delete(index);
    }
    for (const [name, message] of errors) if (ABSENT.test(message)) left.delete(Number(name));
    // Neither there nor absent: the cloud has not answered, and asking again is the user's choice.
    if (left.size === before || (left.size > 0 && error === undefined)) throw error ?? new Error("nothing was read");
  }
  return objects;
}

/** Runs a program in a new stack, whose backend and key end with it. */
async function runScratch(
  folder: string,
  sdk: typeof pulumi,
  { api, command, request, signal }: LookupTools,
  program: (providerOf: ProviderOf) => Promise<Record<string, unknown>>,
): Promise<Scratch> {
  const backend = join(folder, "backend");
  mkdirSync(backend, { recursive: true });
  const plugins = request.providers.map((provider) => ({ ...provider }));
  const stack = await api.LocalWorkspace.createStack(
    { stackName: "lookup", projectName: "lookup", program: () => program(createProviders(sdk)) },
    {
      workDir: folder,
      pulumiCommand: command,
      envVars: {
        PULUMI_SKIP_UPDATE_CHECK: "true",
        ...request.environment,
        PULUMI_BACKEND_URL: pathToFileURL(backend).href,
        PULUMI_CONFIG_PASSPHRASE: randomBytes(16).toString("hex"),
      },
      projectSettings: {
        name: "lookup",
        runtime: "nodejs",
        ...(plugins.length === 0 ? {} : { plugins: { providers: plugins } }),
      },
    },
  );
  const errors = new Map<string, string>();
  const onEvent = ({ diagnosticEvent }: automation.EngineEvent) => {
    const { severity, urn, message } = diagnosticEvent ?? {};
    if (severity === "error" && urn !== undefined) errors.set(parseUrn(urn)?.name ?? urn, message ?? "");
  };
  let outputs: automation.OutputMap = {};
  let error: unknown;
  try {
    ({ outputs } = await stack.up({ color: "never", suppressProgress: true, showSecrets: false, onEvent, signal }));
  } catch (failure) {
    error = failure;
  }
  return { outputs, error, errors, state: (await stack.exportStack()) as unknown as ExportedStack };
}

/** One provider for each configuration, made when it is first asked for. */
function createProviders(sdk: typeof pulumi): ProviderOf {
  const Provider = sdk.ProviderResource as unknown as ProviderResource;
  const made = new Map<string, pulumi.ProviderResource>();
  return ({ provider }) => {
    const key = JSON.stringify(provider);
    const { version, ...inputs } = provider.inputs;
    const options = typeof version === "string" ? { version } : {};
    const resource =
      made.get(key) ?? new Provider(provider.package, `lookup-${made.size}`, given(inputs, sdk), options);
    made.set(key, resource);
    return resource;
  };
}

/** Inputs as a program gives them: what is marked is a secret of the SDK's. */
function given(inputs: LookupRequest["inputs"], sdk: typeof pulumi): Record<string, unknown> {
  const inputOf = (value: Wire): unknown => {
    if (isSecretWire(value)) return sdk.secret(withoutMarks({ value })["value"] as unknown);
    if (Array.isArray(value)) return value.map(inputOf);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inputOf(member)]));
  };
  return Object.fromEntries(Object.entries(inputs).map(([property, value]) => [property, inputOf(value)]));
}
