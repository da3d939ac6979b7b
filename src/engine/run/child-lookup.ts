/**
 * Looks objects up in the cloud with the stack's own provider, without touching the stack: each is read into a scratch
 * stack of its own in a folder that is removed. For the process of an operation (see child.ts).
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type * as pulumi from "@pulumi/pulumi/index.js";
import type { ExportedStack } from "./deployment.ts";
import type { LookupRequest, LookupResult, OperationRequest } from "./messages.ts";

interface Tools {
  readonly api: typeof automation;
  readonly load: NodeJS.Require;
  readonly command: automation.PulumiCommand;
  readonly request: OperationRequest;
}

/** Both are abstract only in their declarations: generated classes do nothing but call them. */
type CustomResource = new (...args: ConstructorParameters<typeof pulumi.CustomResource>) => pulumi.CustomResource;
type ProviderResource = new (...args: ConstructorParameters<typeof pulumi.ProviderResource>) => pulumi.ProviderResource;

type Program = () => Promise<Record<string, unknown>>;

/** What the engine says of an identifier that nothing has. */
const ABSENT = /resource '[^']*' does not exist/;

/** Reads each of the objects. Rejects where the cloud does not answer. */
export async function lookUp(lookups: readonly LookupRequest[], tools: Tools): Promise<readonly LookupResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "lookup-"));
  const results: LookupResult[] = [];
  try {
    for (const [index, lookup] of lookups.entries()) {
      const found = await inScratchStack(join(folder, String(index)), lookup, tools);
      results.push({ urn: lookup.urn, found });
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inScratchStack(folder: string, lookup: LookupRequest, tools: Tools): Promise<LookupResult["found"]> {
  const { id, form, tagged } = lookup;
  if (tagged === undefined) {
    const object = await read(folder, { ...lookup, id: id ?? "", form: form ?? "state" }, tools);
    return object === undefined ? [] : [object];
  }
  const sdk = tools.load("@pulumi/pulumi") as typeof pulumi;
  const { outputs } = await run(join(folder, "search"), tools, async () => {
    const provider = scratchProvider(sdk, lookup);
    const result = (await sdk.runtime.invoke(
      "aws:resourcegroupstaggingapi/getResources:getResources",
      {
        region: tagged.region,
        resourceTypeFilters: [tagged.service],
        tagFilters: Object.entries(tagged.tags).map(([key, value]) => ({ key, values: [value] })),
      },
      { provider },
    )) as { readonly resourceTagMappingLists?: readonly { readonly resourceArn: string }[] };
    return { arns: (result.resourceTagMappingLists ?? []).map(({ resourceArn }) => resourceArn) };
  });
  const arns = (outputs["arns"]?.value ?? []) as readonly string[];
  const found: NonNullable<LookupResult["found"]>[number][] = [];
  for (const [index, arn] of arns.filter((one) => one.includes(tagged.arn)).entries()) {
    const own = tagged.id === "last" ? (arn.split("/").at(-1) ?? arn) : arn;
    const as = tagged.id === "import" ? "import" : "state";
    const object = await read(join(folder, String(index)), { ...lookup, id: own, form: as }, tools);
    if (object !== undefined) found.push({ ...object, arn });
  }
  return found;
}

async function read(
  folder: string,
  lookup: LookupRequest & { readonly id: string; readonly form: "state" | "import" },
  tools: Tools,
): Promise<LookupResult["found"][number] | undefined> {
  const sdk = tools.load("@pulumi/pulumi") as typeof pulumi;
  const { type, name, id, form, inputs } = lookup;
  try {
    const { state } = await run(folder, tools, () => {
      const provider = scratchProvider(sdk, lookup);
      const Resource = sdk.CustomResource as unknown as CustomResource;
      new Resource(type, name, form === "state" ? { ...inputs } : {}, { id, provider });
      return Promise.resolve({});
    });
    const object = state.deployment.resources?.find((one) => one.type === type);
    if (object?.id === undefined) throw new Error(`${type} ${id} was not read`);
    return { id: object.id, outputs: object.outputs ?? {} };
  } catch (error) {
    if (error instanceof Error && ABSENT.test(error.message)) return undefined;
    throw error;
  }
}

function scratchProvider(sdk: typeof pulumi, { provider }: LookupRequest): pulumi.ProviderResource {
  const { version, ...inputs } = provider.inputs;
  const options = typeof version === "string" ? { version } : {};
  const Provider = sdk.ProviderResource as unknown as ProviderResource;
  return new Provider(provider.package, "lookup", { ...inputs }, options);
}

/** Runs a program to its end in a new stack, whose backend and key end with it. */
async function run(folder: string, { api, command, request }: Tools, program: Program) {
  const backend = join(folder, "backend");
  mkdirSync(backend, { recursive: true });
  const plugins = request.providers.map((provider) => ({ ...provider }));
  const stack = await api.LocalWorkspace.createStack(
    { stackName: "lookup", projectName: "lookup", program },
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
  const { outputs } = await stack.up({ color: "never", suppressProgress: true, showSecrets: false });
  return { outputs, state: (await stack.exportStack()) as unknown as ExportedStack };
}
