/** A simulated provider of resources: `aws` and `mongodbatlas` (see server.ts for the process, objects.ts for the cloud). */

import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  GetSchemaResponse,
  type InvokeRequest,
  InvokeResponse,
  PropertyDiff,
  ProviderHandshakeResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import { SDK_VERSIONS, typeFacts } from "../../../src/graph/sdk-facts.ts";
import { parseUrn } from "../../../src/graph/urn.ts";
import { holdsUnknown, UNKNOWN, type Wire } from "../../../src/graph/wire.ts";
import { checkInputs } from "./check.ts";
import { type Change, diffInputs, formatPath } from "./diff.ts";
import { callFunction } from "./functions.ts";
import { importedObject, isImport } from "./import-ids.ts";
import { defaultTagsOf, outputNames, type Place } from "./made.ts";
import { createObjects, type Objects, regionOf, type Subject, stateOf } from "./objects.ts";
import { plainProperties, secretsAsIn, withSecrets } from "./properties.ts";
import { Refusal } from "./refusal.ts";
import { cloudOfProcess, fromStruct, type Handlers, serve, toStruct } from "./server.ts";
import type { CloudObject, Properties, Store } from "./store.ts";

/** A package's resources over a cloud. */
export function serveProvider(name: string): void {
  serve(createHandlers(name, cloudOfProcess()));
}

/** What every provider answers about itself. */
export function ownHandlers(name: string): Handlers {
  const { version } = { version: SDK_VERSIONS[name] ?? "1.0.0" };
  return {
    handshake: () =>
      new ProviderHandshakeResponse()
        .setAcceptSecrets(true)
        .setAcceptResources(true)
        .setAcceptOutputs(name === "awsx")
        .setSupportsAutonamingConfiguration(false),
    getPluginInfo: () => new PluginInfo().setVersion(version),
    getSchema: () => new GetSchemaResponse().setSchema(JSON.stringify({ name, version })),
    checkConfig: (request: CheckRequest) => new CheckResponse().setInputs(request.getNews()),
    diffConfig: () => new DiffResponse().setChanges(DiffResponse.DiffChanges.DIFF_NONE),
    configure: () => configured(name),
    cancel: () => new Empty(),
    attach: () => new Empty(),
  };
}

function configured(name: string): ConfigureResponse {
  return new ConfigureResponse()
    .setAcceptsecrets(true)
    .setSupportspreview(true)
    .setAcceptresources(true)
    .setAcceptoutputs(name === "awsx");
}

function createHandlers(name: string, store: Store): Handlers {
  let configuration: Properties = {};
  const place = (): Place => ({
    account: process.env["SIMULATED_ACCOUNT"] ?? store.control().account,
    region: String(configuration["region"] ?? "us-east-1"),
  });
  const objects = createObjects(store, place);

  return {
    ...ownHandlers(name),
    checkConfig: (request: CheckRequest) => checkConfiguration(name, request),
    diffConfig: (request: DiffRequest) => {
      const { changes } = diffInputs(
        `pulumi:providers:${name}`,
        fromStruct(request.getOldInputs()),
        fromStruct(request.getNews()),
      );
      return diffResponse(
        changes.map((change) => ({ ...change, replaces: false })),
        false,
      );
    },
    configure: async (request: ConfigureRequest) => {
      configuration = readConfiguration(fromStruct(request.getArgs()));
      await objects.pass({ operation: "configure", type: `pulumi:providers:${name}`, name });
      const allowed = configuration["allowedAccountIds"];
      const { account } = place();
      if (Array.isArray(allowed) && !allowed.includes(account))
        throw new Refusal(`AWS account ID not allowed: ${account}`);
      return configured(name);
    },
    check: (request: CheckRequest) => {
      const checked = checkInputs({
        ...subjectOf(request.getUrn()),
        seed: request.getRandomseed_asU8(),
        olds: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        defaultTags: defaultTagsOf(configuration),
      });
      return new CheckResponse()
        .setInputs(toStruct(checked.inputs))
        .setFailuresList(
          checked.failures.map(({ property, reason }) => new CheckFailure().setProperty(property).setReason(reason)),
        );
    },
    diff: (request: DiffRequest) => {
      const { type } = subjectOf(request.getUrn());
      const diff = diffInputs(type, fromStruct(request.getOldInputs()), fromStruct(request.getNews()));
      return diffResponse(diff.changes, diff.deleteBeforeReplace);
    },
    create: async (request: CreateRequest) => {
      const subject = subjectOf(request.getUrn());
      const inputs = fromStruct(request.getProperties());
      if (request.getPreview()) {
        return new CreateResponse().setProperties(toStruct(plannedState(subject.type, inputs, {}, place())));
      }
      const made = await objects.create(subject, inputs);
      return new CreateResponse().setId(made.id).setProperties(toStruct(marked(subject.type, inputs, stateOf(made))));
    },
    read: (request: ReadRequest) => {
      const { account } = place();
      return read(request, objects, (type, id) => importedObject(store.list(), { type, id, account }));
    },
    update: async (request: UpdateRequest) => {
      const subject = subjectOf(request.getUrn());
      const olds = fromStruct(request.getOlds());
      const inputs = fromStruct(request.getNews());
      if (request.getPreview()) {
        return new UpdateResponse().setProperties(toStruct(plannedState(subject.type, inputs, olds, place())));
      }
      const changed = await objects.update(subject, request.getId(), olds, inputs);
      return new UpdateResponse().setProperties(toStruct(marked(subject.type, inputs, stateOf(changed))));
    },
    delete: async (request: DeleteRequest) => {
      await objects.delete(subjectOf(request.getUrn()), request.getId(), fromStruct(request.getProperties()));
      return new Empty();
    },
    invoke: async (request: InvokeRequest) => {
      const token = request.getTok();
      await objects.pass({ operation: "invoke", type: token, name: token });
      return new InvokeResponse().setReturn(
        toStruct(callFunction(token, fromStruct(request.getArgs()), place(), store)),
      );
    },
  };
}

function checkConfiguration(name: string, request: CheckRequest): CheckResponse {
  const news = fromStruct(request.getNews());
  const known = typeFacts(`pulumi:providers:${name}`)?.inputs;
  const failures = Object.keys(news)
    .filter((property) => known !== undefined && property !== "version" && !known.includes(property))
    .map((property) =>
      new CheckFailure().setProperty(property).setReason(`"${property}" is no configuration of ${name}`),
    );
  return new CheckResponse().setInputs(request.getNews()).setFailuresList(failures);
}

async function read(
  request: ReadRequest,
  objects: Objects,
  imported: (type: string, id: string) => CloudObject | undefined,
): Promise<ReadResponse> {
  const subject = subjectOf(request.getUrn());
  const state = fromStruct(request.getProperties());
  const oldInputs = fromStruct(request.getInputs());
  const object =
    (isImport(state) ? imported(subject.type, request.getId()) : undefined) ??
    (await objects.read(subject, request.getId(), state));
  if (object === undefined) return new ReadResponse();
  return new ReadResponse()
    .setId(object.id)
    .setProperties(toStruct(marked(subject.type, state, stateOf(object))))
    .setInputs(toStruct(secretsAsIn(oldInputs, object.inputs)));
}

function subjectOf(urn: string): Subject {
  const { type = "", name = "" } = parseUrn(urn) ?? {};
  return { type, name, urn };
}

/** What a preview knows of an object: its inputs, and of a present one what it has; the rest is unknown. */
function plannedState(type: string, inputs: Properties, present: Properties, place: Place): Properties {
  const own = Object.fromEntries(Object.entries(inputs).filter(([property]) => !property.startsWith("__")));
  const region =
    type.startsWith("aws:") && typeFacts(type)?.inputs.includes("region")
      ? { region: regionOf(type, plainProperties(inputs), place) }
      : {};
  const outputs = Object.fromEntries(outputNames(type).map((name) => [name, present[name] ?? UNKNOWN]));
  return marked(type, inputs, { ...own, ...region, ...outputs });
}

/** State with the secrets of the inputs, and those of the type, marked. */
function marked(type: string, inputs: Properties, state: Properties): Properties {
  const known = Object.fromEntries(Object.entries(state).filter(([, value]) => !holdsUnknown(value)));
  return { ...state, ...withSecrets(secretsAsIn(inputs, known), typeFacts(type)?.secretOutputs ?? []) };
}

/** Nested configuration comes as JSON text. */
function readConfiguration(args: Properties): Properties {
  const structured = (value: Wire): Wire => {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
    return JSON.parse(value) as Wire;
  };
  return Object.fromEntries(Object.entries(plainProperties(args)).map(([key, value]) => [key, structured(value)]));
}

function diffResponse(changes: readonly Change[], deleteBeforeReplace: boolean): DiffResponse {
  const response = new DiffResponse().setHasdetaileddiff(true).setDeletebeforereplace(deleteBeforeReplace);
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  response.setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME);
  const kinds = PropertyDiff.Kind;
  const plainKinds = { add: kinds.ADD, delete: kinds.DELETE, update: kinds.UPDATE };
  const replaceKinds = { add: kinds.ADD_REPLACE, delete: kinds.DELETE_REPLACE, update: kinds.UPDATE_REPLACE };
  const first = (change: Change) => String(change.path[0]);
  response.setDiffsList([...new Set(changes.map(first))]);
  response.setReplacesList([...new Set(changes.filter(({ replaces }) => replaces).map(first))]);
  for (const { path, kind, replaces } of changes) {
    const detail = new PropertyDiff().setKind((replaces ? replaceKinds : plainKinds)[kind]).setInputdiff(true);
    response.getDetaileddiffMap().set(formatPath(path), detail);
  }
  return response;
}
