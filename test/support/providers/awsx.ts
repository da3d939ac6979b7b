/**
 * The simulated awsx provider: makes `awsx:ec2:Vpc` by the compiler's own expansion, and registers the children with the
 * engine's monitor as the real provider does, so that their URNs, parents and dependencies are the real ones.
 */
import * as grpc from "@grpc/grpc-js";
import { type ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type RegisterResourceResponse,
  Result,
} from "@pulumi/pulumi/proto/resource_pb.js";
import { expandVpc, type VpcArguments } from "../../../src/compiler/lower/awsx-vpc.ts";
import type { ChildNode } from "../../../src/graph/builder.ts";
import { nodeId } from "../../../src/graph/graph.ts";
import { typeFacts } from "../../../src/graph/sdk-facts.ts";
import type { NodeId, PlainValue, Reference } from "../../../src/graph/values.ts";
import { UNKNOWN, type Wire } from "../../../src/graph/wire.ts";
import { plainProperties } from "./properties.ts";
import { ownHandlers } from "./provider.ts";
import { Refusal } from "./refusal.ts";
import { fromStruct, serve, toStruct } from "./server.ts";
import type { Properties } from "./store.ts";

interface Child {
  readonly node: ChildNode;
  readonly urn: string;
  /** Empty in a preview of its creation. */
  readonly id: string;
  readonly state: Properties;
}

const MAX_MESSAGE = 400 * 1024 * 1024;
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

serve({ ...ownHandlers("awsx"), construct });

async function construct(request: ConstructRequest): Promise<ConstructResponse> {
  const type = request.getType();
  if (type !== "awsx:ec2:Vpc") throw new Refusal(`the simulated awsx has no component ${type}`);
  const expansion = expandVpc(argumentsOf(request.getName(), plainProperties(fromStruct(request.getInputs()))));
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": MAX_MESSAGE,
    "grpc.max_send_message_length": MAX_MESSAGE,
  });
  try {
    const component = await register(monitor, componentRequest(request));
    const children = new Map<NodeId, Promise<Child>>();
    // Each child waits for those that it names, which come before it.
    for (const node of expansion.children) {
      children.set(nodeId(node.token, node.name), registerChild(node, component.getUrn(), children, request, monitor));
    }
    const state = outputsOf(await Promise.all(children.values()));
    await registerOutputs(monitor, component.getUrn(), state);
    const response = new ConstructResponse().setUrn(component.getUrn()).setState(toStruct(state));
    const urns = (await Promise.all(children.values())).map(({ urn }) => urn);
    for (const property of Object.keys(state)) {
      const dependencies = new ConstructResponse.PropertyDependencies().setUrnsList(urns);
      response.getStatedependenciesMap().set(property, dependencies);
    }
    return response;
  } finally {
    monitor.close();
  }
}

function argumentsOf(name: string, inputs: Properties): VpcArguments {
  const known = typeFacts("awsx:ec2:Vpc")?.inputs ?? [];
  const unknown = Object.keys(inputs).filter((property) => !known.includes(property));
  if (unknown.length > 0) throw new Refusal(`awsx:ec2:Vpc has no input ${unknown.join(", ")}`);
  const { natGateways, subnetStrategy, ...rest } = inputs as unknown as Omit<VpcArguments, "natGateways"> & {
    readonly natGateways?: { readonly strategy: VpcArguments["natGateways"] };
    readonly subnetStrategy?: string;
  };
  if (subnetStrategy !== "Auto" && subnetStrategy !== "Exact") {
    throw new Refusal(`the simulated awsx has no subnetStrategy ${JSON.stringify(subnetStrategy)}`);
  }
  return { ...rest, name, natGateways: natGateways?.strategy ?? "OnePerAz" };
}

function componentRequest(request: ConstructRequest): RegisterResourceRequest {
  const registration = new RegisterResourceRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setParent(request.getParent())
    .setCustom(false)
    .setObject(toStruct({}))
    .setDependenciesList(request.getDependenciesList())
    .setAliasesList(request.getAliasesList());
  withCommon(registration, request);
  for (const [name, reference] of request.getProvidersMap().entries() as Iterable<[string, string]>) {
    registration.getProvidersMap().set(name, reference);
  }
  return registration;
}

async function registerChild(
  node: ChildNode,
  component: string,
  children: ReadonlyMap<NodeId, Promise<Child>>,
  request: ConstructRequest,
  monitor: ResourceMonitorClient,
): Promise<Child> {
  const childOf = async (id: NodeId): Promise<Child> => {
    const child = children.get(id);
    if (child === undefined) throw new Error(`${node.name} names ${id}, which is not made`);
    return await child;
  };
  const registration = new RegisterResourceRequest()
    .setType(node.token)
    .setName(node.name)
    .setParent(node.parent === undefined ? component : (await childOf(node.parent)).urn)
    .setCustom(true)
    .setProvider(request.getProvidersMap().get("aws") ?? "");
  withCommon(registration, request);
  const inputs: Record<string, Wire> = {};
  const all = new Set<string>();
  for (const [property, value] of Object.entries(node.inputs)) {
    if (!isReference(value)) {
      inputs[property] = value as Wire;
      continue;
    }
    const source = await childOf(value.node);
    inputs[property] = outputOf(source, value);
    all.add(source.urn);
    const dependencies = new RegisterResourceRequest.PropertyDependencies().setUrnsList([source.urn]);
    registration.getPropertydependenciesMap().set(property, dependencies);
  }
  registration.setObject(toStruct(inputs)).setDependenciesList([...all]);
  const response = await register(monitor, registration);
  return { node, urn: response.getUrn(), id: response.getId(), state: fromStruct(response.getObject()) };
}

function withCommon(registration: RegisterResourceRequest, request: ConstructRequest): void {
  registration
    .setAcceptsecrets(true)
    .setAcceptresources(true)
    .setSupportspartialvalues(true)
    .setSupportsresultreporting(true)
    .setAliasspecs(true);
  if (request.hasProtect()) registration.setProtect(request.getProtect() === true);
  if (request.hasRetainondelete()) registration.setRetainondelete(request.getRetainondelete() === true);
}

function isReference(value: PlainValue): value is Reference {
  return typeof value === "object" && value !== null && "$" in value && value.$ === "reference";
}

function outputOf({ id, state }: Child, { path }: Reference): Wire {
  if (path[0] === "id") return id === "" ? UNKNOWN : id;
  const value = state[String(path[0])];
  return value === undefined || id === "" ? UNKNOWN : value;
}

/** The component's outputs, as the real provider has them: resources by reference, lists in the order of registration. */
function outputsOf(children: readonly Child[]): Properties {
  const of = (kind: string) => children.filter(({ node }) => node.token.endsWith(`:${kind}`));
  const subnets = (type: string) =>
    of("Subnet").filter(({ node }) => (node.inputs["tags"] as { SubnetType?: string }).SubnetType === type);
  const idOf = ({ id }: Child): Wire => (id === "" ? UNKNOWN : id);
  const reference = (child: Child): Wire => ({
    [SIGNATURE]: RESOURCE,
    urn: child.urn,
    id: idOf(child),
    packageVersion: "",
  });
  const [vpc] = of("Vpc");
  const [internetGateway] = of("InternetGateway");
  if (vpc === undefined || internetGateway === undefined) throw new Error("the expansion has no VPC");
  return {
    vpc: reference(vpc),
    vpcId: idOf(vpc),
    internetGateway: reference(internetGateway),
    subnets: of("Subnet").map(reference),
    publicSubnets: subnets("Public").map(reference),
    privateSubnets: subnets("Private").map(reference),
    isolatedSubnets: subnets("Isolated").map(reference),
    publicSubnetIds: subnets("Public").map(idOf),
    privateSubnetIds: subnets("Private").map(idOf),
    isolatedSubnetIds: subnets("Isolated").map(idOf),
    routeTables: of("RouteTable").map(reference),
    routeTableAssociations: of("RouteTableAssociation").map(reference),
    routes: of("Route").map(reference),
    natGateways: of("NatGateway").map(reference),
    eips: of("Eip").map(reference),
    vpcEndpoints: [],
    subnetLayout: [],
  };
}

function register(monitor: ResourceMonitorClient, request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
  return new Promise((resolve, reject) => {
    monitor.registerResource(request, (error, response) => {
      if (error) reject(error);
      else if (response.getResult() === Result.SUCCESS) resolve(response);
      else reject(new Error(`${request.getName()}: the resource was not made`));
    });
  });
}

function registerOutputs(monitor: ResourceMonitorClient, urn: string, state: Properties): Promise<void> {
  const request = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(toStruct(state));
  return new Promise((resolve, reject) => {
    monitor.registerResourceOutputs(request, (error) => (error ? reject(error) : resolve()));
  });
}
