/**
 * Builds one stack's graph. Lowering says what a resource is; the builder adds what is the same for all of a stack:
 * the provider, the group that is its parent, protection of what is stateful, and the `Name` tag.
 */
import {
  GROUP_TOKEN,
  type GraphNode,
  type NodeOptions,
  nodeId,
  type Origin,
  type Owner,
  type StackGraph,
  type StackOutput,
} from "./graph.ts";
import { type LogicalName, logicalName } from "./names.ts";
import { isTaggedByProvider, providerNode, servingPackage } from "./providers.ts";
import { isTaggable } from "./sdk-facts.ts";
import type { Handle, Inputs, InvokeInputs, InvokeOutputs, InvokeToken, Outputs, ResourceToken } from "./types.ts";
import { type NodeId, type PlainValue, withoutUndefined } from "./values.ts";

export interface StackSettings {
  readonly name: string;
  readonly project: string;
  readonly environment: string;
  /** What the author says of the platform, in one line. */
  readonly description?: string | undefined;
  readonly region: string;
  /** Twelve digits; the provider then refuses any other account. */
  readonly account: string | undefined;
  /** Whether stateful resources are protected and retained. */
  readonly protected: boolean;
  /** The tags on everything: project, environment, owner, cost-center and the author's own. */
  readonly tags: Readonly<Record<string, string>>;
  /** The author's files that the stack is made of. */
  readonly files?: readonly string[];
  readonly origin: Origin;
}

/** Where the following nodes belong. */
export interface Place {
  /** The file without ending: `network`, `services/gateway`. */
  readonly file: string;
  /** The name of the Group that is their parent in Pulumi's tree. */
  readonly group: string;
  readonly owner: Owner;
  readonly origin: Origin;
}

export interface ResourceOptions
  extends Omit<NodeOptions, "parent" | "provider" | "protect" | "retainOnDelete" | "dependsOn"> {
  readonly dependsOn?: readonly { readonly $id: NodeId }[];
  readonly origin?: Origin;
  readonly stateful?: boolean;
  /** What the node is in its file, when one file holds several of a type for one id; default: the type's own name. */
  readonly role?: string;
  readonly notes?: readonly string[];
  /** Only where the node belongs to another entry than the rest of the file. */
  readonly owner?: Owner;
}

export interface Scope {
  /** A resource; `id` and `role` give the logical name, `<id>` or `<id>-<role>`. */
  resource<K extends ResourceToken>(
    token: K,
    name: LogicalName,
    inputs: Inputs<K>,
    options?: ResourceOptions,
  ): Handle<Outputs<K>>;
  /** awsx's component; `children` are what its provider makes, by the component's own expansion. */
  remoteComponent<K extends ResourceToken>(
    token: K,
    name: LogicalName,
    inputs: Inputs<K>,
    children: readonly ChildNode[],
    options?: ResourceOptions,
  ): Handle<Outputs<K>>;
  invoke<K extends InvokeToken>(
    token: K,
    name: string,
    inputs: InvokeInputs<K>,
    options?: ResourceOptions,
  ): Handle<InvokeOutputs<K>>;
  readonly place: Place;
}

/** A child that a remote component makes: named by the component, so outside the names contract. */
export interface ChildNode {
  readonly token: string;
  readonly name: string;
  readonly parent?: NodeId;
  readonly inputs: { readonly [property: string]: PlainValue };
  readonly stateful?: boolean;
}

export interface StackBuilder {
  readonly settings: StackSettings;
  scope(place: Place): Scope;
  output(name: string, output: StackOutput): void;
  /** A resource that stands already, by what its name was made of; undefined where there is none. */
  made<K extends ResourceToken>(token: K, name: LogicalName): Handle<Outputs<K>> | undefined;
  finish(): StackGraph;
}

/** A builder for one stack; AWS's provider is the first node, another comes before the first resource that needs it. */
export function createStackBuilder(settings: StackSettings): StackBuilder {
  const nodes: GraphNode[] = [];
  const outputs: Record<string, StackOutput> = {};
  const groups = new Set<string>();
  const byId = new Map<NodeId, GraphNode>();
  const providers = new Map<string, NodeId>();
  const ensureProvider = (name: string, origin: Origin): NodeId => {
    const known = providers.get(name);
    if (known !== undefined) return known;
    const node = providerNode(name, settings, origin);
    providers.set(name, node.id);
    nodes.push(node);
    return node.id;
  };
  ensureProvider("aws", settings.origin);

  const ensureGroup = (place: Place): NodeId => {
    const id = nodeId(GROUP_TOKEN, place.group);
    if (groups.has(place.group)) return id;
    groups.add(place.group);
    nodes.push({
      id,
      kind: "component",
      token: GROUP_TOKEN,
      name: place.group,
      inputs: {},
      options: {},
      file: place.file,
      role: `${place.group}-group`,
      owner: place.owner,
      stateful: false,
      origin: place.origin,
    });
    return id;
  };

  const scope = (place: Place): Scope => {
    const add = (
      kind: GraphNode["kind"],
      token: string,
      name: string,
      inputs: unknown,
      options: ResourceOptions,
      id: string,
    ): GraphNode => {
      const { dependsOn, origin, stateful = false, role, owner, notes, ...rest } = options;
      const provider = ensureProvider(servingPackage(token), place.origin);
      const group = ensureGroup(place);
      const remote = kind === "remote-component";
      const node: GraphNode = {
        id: nodeId(token, name),
        kind,
        token,
        name,
        inputs: withNameTag(token, id, withoutUndefined(inputs) as GraphNode["inputs"], settings),
        options: {
          ...(stateful || kind === "invoke" ? {} : { parent: group }),
          ...(remote ? { providers: [provider] } : { provider }),
          ...(dependsOn?.length ? { dependsOn: [...new Set(dependsOn.map((other) => other.$id))] } : {}),
          ...(stateful && settings.protected ? { protect: true, retainOnDelete: true } : {}),
          ...rest,
        },
        file: place.file,
        role: role ?? token.slice(token.lastIndexOf(":") + 1),
        owner: owner ?? place.owner,
        stateful,
        origin: origin ?? place.origin,
        ...(notes === undefined ? {} : { notes }),
      };
      nodes.push(node);
      byId.set(node.id, node);
      return node;
    };
    return {
      place,
      resource: (token, { id, role }, inputs, options = {}) => {
        const name = logicalName(token, id, role);
        return handle(add("resource", token, name, inputs, options, role ? `${id}-${role}` : id));
      },
      remoteComponent: (token, { id, role }, inputs, children, options = {}) => {
        const component = add("remote-component", token, logicalName(token, id, role), inputs, options, id);
        for (const child of children) nodes.push(childNode(component, child));
        return handle(component);
      },
      invoke: (token, name, inputs, options = {}) => handle(add("invoke", token, name, inputs, options, name)),
    };
  };

  return {
    settings,
    scope,
    output: (name, output) => {
      outputs[name] = output;
    },
    made: (token, { id, role }) => {
      const wanted = nodeId(token, logicalName(token, id, role));
      const node = byId.get(wanted);
      return node === undefined ? undefined : handle(node);
    },
    finish: () => ({
      name: settings.name,
      project: settings.project,
      region: settings.region,
      environment: settings.environment,
      ...(settings.description === undefined ? {} : { description: settings.description }),
      ...(settings.files === undefined ? {} : { files: settings.files }),
      nodes,
      outputs,
    }),
  };
}

/**
 * The `Name` tag by which a person finds an auto-named resource; the other tags come from the provider. Where a provider
 * adds none, names are given, and the stack's tags stand on the resource.
 */
function withNameTag(
  token: string,
  id: string,
  inputs: GraphNode["inputs"],
  settings: StackSettings,
): GraphNode["inputs"] {
  if (!isTaggable(token)) return inputs;
  const own = (inputs["tags"] ?? {}) as Record<string, PlainValue>;
  if (!isTaggedByProvider(token)) return { ...inputs, tags: { ...settings.tags, ...own } };
  return { ...inputs, tags: { Name: `${settings.project}-${settings.environment}-${id}`, ...own } };
}

function childNode(component: GraphNode, child: ChildNode): GraphNode {
  return {
    id: nodeId(child.token, child.name),
    kind: "resource",
    token: child.token,
    name: child.name,
    inputs: child.inputs,
    options: { parent: child.parent ?? component.id },
    file: component.file,
    role: `${component.role}/${child.token}/${child.name}`,
    owner: component.owner,
    stateful: child.stateful ?? false,
    origin: component.origin,
    madeBy: component.id,
  };
}

/** A node's outputs as references, made when asked for: the graph holds only those that are used. */
function handle<O>(node: GraphNode): Handle<O> {
  return new Proxy(Object.freeze({ $id: node.id }), {
    get: (target, property) =>
      property === "$id" ? target.$id : { $: "reference", node: node.id, path: [String(property)] },
  }) as Handle<O>;
}
