/** Takes AWS's own protection (see protection.ts) off what is about to be deleted; for the process of an operation (see child.ts). */
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type * as pulumi from "@pulumi/pulumi/index.js";
import { parseUrn, STACK_TOKEN } from "../../../graph/urn.ts";
import { type Deployment, type ResourceState, withoutMarks } from "../deployment.ts";
import { PROTECTION } from "../protection.ts";

/** Both are abstract only in their declarations: generated classes do nothing but call them. */
type Custom = new (...args: ConstructorParameters<typeof pulumi.CustomResource>) => pulumi.CustomResource;
type Component = new (...args: ConstructorParameters<typeof pulumi.ComponentResource>) => pulumi.ComponentResource;
type Provider = new (...args: ConstructorParameters<typeof pulumi.ProviderResource>) => pulumi.ProviderResource;

/**
 * Updates those resources alone, each as the state has it but for its protection. The program is the state itself: what
 * is no longer in the specification is in no program.
 */
export async function releaseProtection(
  stack: automation.Stack,
  {
    deployment,
    urns,
    load,
  }: { readonly deployment: Deployment; readonly urns: readonly string[]; readonly load: NodeJS.Require },
  options: automation.UpOptions,
): Promise<void> {
  if (urns.length === 0) return;
  const outputs = await stack.outputs();
  const sdk = load("@pulumi/pulumi") as typeof pulumi;
  const { workspace } = stack;
  const { program } = workspace;
  // Errors of the program are those of the operation that it runs for.
  workspace.program = () => {
    registerState(deployment, new Set(urns), sdk);
    const kept = Object.entries(outputs).map(([name, { value, secret }]) => [name, secret ? sdk.secret(value) : value]);
    return Promise.resolve(Object.fromEntries(kept) as Record<string, unknown>);
  };
  try {
    await stack.up({ ...options, target: [...urns] });
  } finally {
    if (program === undefined) delete workspace.program;
    else workspace.program = program;
  }
}

/**
 * Registers all resources as the state has them: what depends on an updated resource and is not registered the engine
 * would delete with it. It leaves those that it is not asked to update as they are.
 */
function registerState({ resources = [] }: Deployment, released: ReadonlySet<string>, sdk: typeof pulumi): void {
  const CustomResource = sdk.CustomResource as unknown as Custom;
  const ComponentResource = sdk.ComponentResource as unknown as Component;
  const ProviderResource = sdk.ProviderResource as unknown as Provider;
  const registered = new Map<string, pulumi.Resource>();
  for (const resource of resources) {
    const { urn, type, custom, provider, protect, ignoreChanges, retainOnDelete } = resource;
    const name = parseUrn(urn)?.name ?? "";
    if (type === STACK_TOKEN || resource.delete === true) continue;
    const parent = registered.get(resource.parent ?? "");
    const own = provider === undefined ? undefined : registered.get(provider.slice(0, provider.lastIndexOf("::")));
    const options: pulumi.CustomResourceOptions = {
      ...(parent === undefined ? {} : { parent }),
      ...(own === undefined ? {} : { provider: own as pulumi.ProviderResource }),
      ...(protect === true ? { protect } : {}),
      ...(retainOnDelete === true ? { retainOnDelete } : {}),
      ...(Array.isArray(ignoreChanges) ? { ignoreChanges: ignoreChanges as string[] } : {}),
      dependsOn: (resource.dependencies ?? []).flatMap((dependency) => registered.get(dependency) ?? []),
    };
    const inputs = withoutMarks(resource.inputs ?? {});
    if (type.startsWith("pulumi:providers:")) {
      const { version, ...configuration } = inputs;
      const pinned = typeof version === "string" ? { version } : {};
      registered.set(
        urn,
        new ProviderResource(type.split(":").at(-1) ?? "", name, configuration, { ...options, ...pinned }),
      );
    } else if (custom) {
      const own = released.has(urn) ? { ...inputs, [PROTECTION]: false } : inputs;
      registered.set(urn, new CustomResource(type, name, givenInputs(own), options));
    } else {
      registered.set(urn, new ComponentResource(type, name, {}, options));
    }
  }
}

/** What the program gave: without what the provider's bridge keeps for itself, its defaults, and the tags of all. */
function givenInputs(inputs: NonNullable<ResourceState["inputs"]>): NonNullable<ResourceState["inputs"]> {
  const defaults = new Set([inputs["__defaults"] ?? []].flat());
  const given = Object.entries(inputs).filter(([property]) => {
    return !property.startsWith("__") && property !== "tagsAll" && !defaults.has(property);
  });
  return Object.fromEntries(given);
}
