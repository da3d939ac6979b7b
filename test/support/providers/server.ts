/**
 * The frame of a simulated provider: a process that the engine starts, which serves Pulumi's provider protocol on
 * 127.0.0.1 and prints its port. It ends when the engine is gone, after the operations that it is in: what has been asked
 * of a cloud is done there, whoever waits for it. The environment says which cloud (SIMULATED_CLOUD, a folder).
 */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { PartialFailure } from "./refusal.ts";
import { openStore, type Properties, type Store } from "./store.ts";

/** What a provider does, by the protocol's names; what is absent is not implemented. */
export type Handlers = { readonly [call: string]: (request: never) => Promise<unknown> | unknown };

type Reply = (error: Partial<grpc.StatusObject> | null, response?: unknown) => void;

const MAX_MESSAGE = 400 * 1024 * 1024;
/** How often a provider looks whether its engine is still there, in milliseconds. */
const LOOK = 100;
/** The longest that an operation may take after the engine is gone, in milliseconds. */
const LINGER = 60_000;

/** The cloud that this process was started for. */
export function cloudOfProcess(): Store {
  const folder = process.env["SIMULATED_CLOUD"];
  if (folder === undefined) throw new Error("SIMULATED_CLOUD names no folder: the provider has no cloud to serve");
  return openStore(folder);
}

/** Serves a provider until its engine is gone. */
export function serve(handlers: Handlers): void {
  let working = 0;
  const unary = (handler: (request: never) => Promise<unknown> | unknown) => {
    return async (call: { readonly request: never }, reply: Reply) => {
      working++;
      try {
        reply(null, await handler(call.request));
      } catch (error) {
        reply(failure(error));
      } finally {
        working--;
      }
    };
  };
  const server = new grpc.Server({ "grpc.max_receive_message_length": MAX_MESSAGE });
  const implementation = Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, unary(handler)]));
  server.addService(ResourceProviderService, implementation as unknown as grpc.UntypedServiceImplementation);
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });

  const engine = process.ppid;
  let goneSince: number | undefined;
  setInterval(() => {
    if (process.ppid === engine) return;
    goneSince ??= Date.now();
    if (working === 0 || Date.now() - goneSince > LINGER) process.exit(0);
  }, LOOK);
}

/** Properties as the protocol carries them. */
export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);
}

export function fromStruct(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}

function failure(error: unknown): Partial<grpc.StatusObject> {
  const message = error instanceof Error ? error.message : String(error);
  const metadata = new grpc.Metadata();
  if (error instanceof PartialFailure) {
    const detail = new ErrorResourceInitFailed();
    detail.setId(error.id).setReasonsList([message]);
    detail.setProperties(toStruct(error.properties)).setInputs(toStruct(error.inputs));
    const packed = new Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new Status();
    status.setCode(grpc.status.UNKNOWN);
    status.setMessage(message);
    status.addDetails(packed);
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  }
  return { code: grpc.status.UNKNOWN, details: message, metadata };
}
