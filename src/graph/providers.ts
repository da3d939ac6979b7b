/**
 * The explicit providers of a stack, by package: AWS's, which every stack has, and others once a resource needs them.
 * Credentials never stand here: AWS's come from the surroundings, Atlas's from the stack's configuration.
 */
import type { StackSettings } from "./builder.ts";
import { type GraphNode, nodeId, type Origin } from "./graph.ts";
import { packageOfType } from "./relations.ts";
import { type Configuration, withoutUndefined } from "./values.ts";

/** The keys of the service account with which Pulumi works in Atlas. */
export const ATLAS_CONFIGURATION = {
  clientId: { $: "configuration", key: "atlasClientId", secret: false },
  clientSecret: { $: "configuration", key: "atlasClientSecret", secret: true },
} as const satisfies Readonly<Record<string, Configuration>>;

/** The packages whose resources carry the stack's tags by way of their provider. */
const TAGGING: ReadonlySet<string> = new Set(["aws", "awsx"]);

const INPUTS: Readonly<Record<string, (settings: StackSettings) => object>> = {
  aws: ({ region, account, tags }) => ({
    region,
    allowedAccountIds: account === undefined ? undefined : [account],
    defaultTags: { tags },
  }),
  mongodbatlas: () => ATLAS_CONFIGURATION,
};

/** The package whose provider serves a type: awsx makes its resources with AWS's. */
export function servingPackage(token: string): string {
  const name = packageOfType(token);
  return name === "awsx" ? "aws" : name;
}

/** Whether the provider puts the stack's tags on a resource of this type by itself. */
export function isTaggedByProvider(token: string): boolean {
  return TAGGING.has(packageOfType(token));
}

/** The provider's node for a package; `origin` says why the stack has it. */
export function providerNode(name: string, settings: StackSettings, origin: Origin): GraphNode {
  const inputs = INPUTS[name];
  if (inputs === undefined) throw new Error(`nothing is known of the provider ${name}`);
  const token = `pulumi:providers:${name}`;
  return {
    id: nodeId(token, name),
    kind: "provider",
    token,
    name,
    inputs: withoutUndefined(inputs(settings)) as GraphNode["inputs"],
    options: {},
    file: "provider",
    role: name === "aws" ? "provider" : `${name}-provider`,
    owner: "shared.provider",
    stateful: false,
    origin,
  };
}
