/**
 * The engine's side of Pulumi's protocol: a ResourceMonitor and an Engine on 127.0.0.1 that make nothing, write down what
 * a program registers and answer from the graph.
 */
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
  SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import { childUrn, STACK_TOKEN, stackUrn } from "../../graph/urn.ts";
import type { NodeId } from "../../graph/values.ts";
import { UNKNOWN, type Wire } from "../../graph/wire.ts";
import { decodeInvoke, decodeProperties, decodeRegistration, idOf } from "./decode.ts";
import type { InvokeCall, Registered, Registration } from "./registration.ts";
import type { GrpcServer, Sdk } from "./sdk.ts";

/** What the monitor answers to a program. */
export interface Responder {
  /** The identifier of a resource; empty where it is unknown. */
  id(registration: Registration): string;
  /** The outputs of a resource, given what it sent. */
  state(registration: Registration, sent: { readonly [property: string]: Wire }): { readonly [property: string]: Wire };
  results(call: InvokeCall): { readonly [property: string]: Wire };
}

export interface LogLine {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
}

export interface MonitorOptions {
  readonly sdk: Sdk;
  readonly stack: { readonly name: string; readonly project: string };
  readonly folder: string;
  readonly responder: Responder;
  readonly onLog: (line: LogLine) => void;
}

export interface Monitor {
  /** `127.0.0.1:<port>`, for both services. */
  readonly address: string;
  /** What has been registered until now. */
  registered(): Registered;
  close(): void;
}

/** What SDK 3.2xx asks for and the graph can say; a program that needs anything else fails. */
const FEATURES: ReadonlySet<string> = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "deletedWith",
  "aliasSpecs",
]);
const SEVERITIES = ["debug", "info", "warning", "error"] as const;
/** As the SDK's own clients and servers have it, in bytes. */
const MAX_MESSAGE = 400 * 1024 * 1024;

interface Call<T> {
  readonly request: T;
}
type Reply = (error: { readonly code: number; readonly details: string } | null, response?: object) => void;

/** Starts a monitor on a free port of 127.0.0.1. */
export async function startMonitor(options: MonitorOptions): Promise<Monitor> {
  const { sdk, onLog } = options;
  const record = createRecord(options);
  const empty = (_call: Call<unknown>, reply: Reply) => reply(null, new sdk.Empty());
  const server = new sdk.grpc.Server({ "grpc.max_receive_message_length": MAX_MESSAGE });
  // The protocol's other calls answer that they are not implemented.
  server.addService(sdk.monitorService, {
    supportsFeature: ({ request }: Call<SupportsFeatureRequest>, reply: Reply) =>
      reply(null, new sdk.resource.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId()))),
    registerResource: ({ request }: Call<RegisterResourceRequest>, reply: Reply) => record.register(request, reply),
    registerResourceOutputs: ({ request }: Call<RegisterResourceOutputsRequest>, reply: Reply) => {
      record.registerOutputs(request);
      reply(null, new sdk.Empty());
    },
    invoke: ({ request }: Call<ResourceInvokeRequest>, reply: Reply) => record.invoke(request, reply),
    signalAndWaitForShutdown: empty,
  });
  server.addService(sdk.engineService, {
    log: ({ request }: Call<LogRequest>, reply: Reply) => {
      onLog({ severity: SEVERITIES[request.getSeverity()] ?? "info", message: request.getMessage() });
      reply(null, new sdk.Empty());
    },
    getRootResource: (_call: Call<unknown>, reply: Reply) => reply(null, new sdk.engine.GetRootResourceResponse()),
    setRootResource: (_call: Call<unknown>, reply: Reply) => reply(null, new sdk.engine.SetRootResourceResponse()),
  });
  const port = await bind(server, sdk);
  return { address: `127.0.0.1:${port}`, registered: record.registered, close: () => server.forceShutdown() };
}

function bind(server: GrpcServer, sdk: Sdk): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", sdk.grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

function createRecord({ sdk, stack, folder, responder }: MonitorOptions) {
  const root = stackUrn(stack);
  const resources = new Map<string, Registration>();
  const providers = new Map<string, NodeId>();
  const invokes: InvokeCall[] = [];
  let outputs: Registered["outputs"];
  const provider = (reference: string) => providers.get(reference) ?? reference;

  return {
    registered: (): Registered => ({ resources: [...resources.values()], invokes, outputs }),
    register: (request: RegisterResourceRequest, reply: Reply): void => {
      const response = new sdk.resource.RegisterResourceResponse();
      const type = request.getType();
      if (type === STACK_TOKEN) {
        reply(null, response.setUrn(root));
        return;
      }
      const urn = childUrn(request.getParent() === "" ? root : request.getParent(), type, request.getName());
      if (resources.has(urn)) {
        reply({ code: sdk.grpc.status.ALREADY_EXISTS, details: `duplicate resource URN "${urn}"` });
        return;
      }
      const registration = decodeRegistration(request, { urn, folder, provider });
      resources.set(urn, registration);
      response.setUrn(urn);
      if (registration.kind !== "component") {
        const id = registration.kind === "resource" ? responder.id(registration) : "";
        if (type.startsWith("pulumi:providers:")) providers.set(`${urn}::${id === "" ? UNKNOWN : id}`, idOf(urn));
        const sent = (request.getObject()?.toJavaScript() ?? {}) as { readonly [property: string]: Wire };
        response.setId(id).setObject(sdk.Struct.fromJavaScript(responder.state(registration, sent)));
      }
      reply(null, response);
    },
    registerOutputs: (request: RegisterResourceOutputsRequest): void => {
      const given = decodeProperties(request.getOutputs()?.toJavaScript());
      if (request.getUrn() === root) outputs = given;
    },
    invoke: (request: ResourceInvokeRequest, reply: Reply): void => {
      const call = decodeInvoke(request, { provider });
      invokes.push(call);
      const results = sdk.Struct.fromJavaScript(responder.results(call));
      reply(null, new sdk.provider.InvokeResponse().setReturn(results));
    },
  };
}
