/**
 * A simulated AWS on 127.0.0.1: STS, KMS, IAM, S3 and Secrets Manager at one address, as AWS_ENDPOINT_URL names it. It refuses what AWS
 * refuses: a wrong signature, a document that is not well formed, a key of another region, a bucket of another account.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createKms, type SimulatedKms } from "./kms.ts";
import { Refused } from "./refused.ts";
import { createS3, type SimulatedS3 } from "./s3.ts";
import { createSecretsManager, type SimulatedSecretsManager } from "./secrets-manager.ts";
import { checkSignature, SECRET } from "./signature.ts";

export interface SimulatedRole {
  readonly trust: string;
  policy: string | undefined;
  /** Refusals until S3 knows it. */
  unknown: number;
}

export interface SimulatedAws {
  readonly address: string;
  /** For whoever asks it. */
  readonly variables: Readonly<Record<string, string>>;
  account: string;
  readonly kms: SimulatedKms;
  readonly s3: SimulatedS3;
  /** In us-east-1. */
  readonly secrets: SimulatedSecretsManager;
  readonly roles: Map<string, SimulatedRole>;
  /** Requests that have changed something: `PUT /shop-state?versioning`, `KMS CreateKey`. */
  readonly changes: string[];
  /** Called before a request that changes something; throws to refuse it. */
  before: ((change: string) => void) | undefined;
  dispose(): void;
}

export async function startAws(account = "111122223333"): Promise<SimulatedAws> {
  const kms = createKms();
  const s3 = createS3(kms);
  const roles = new Map<string, SimulatedRole>();
  s3.knowsRole = (arn) => {
    const role = roles.get(arn.split("/").at(-1) ?? "");
    if (role === undefined) return false;
    return role.unknown-- <= 0;
  };
  const server = createServer((request, response) => void answer(request, response, aws));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = {
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: SECRET,
    AWS_ENDPOINT_URL: address,
  };
  const aws: SimulatedAws = {
    address,
    variables,
    account,
    kms,
    s3,
    secrets: createSecretsManager("us-east-1"),
    roles,
    changes: [],
    before: undefined,
    dispose: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return aws;
}

async function answer(request: IncomingMessage, response: ServerResponse, aws: SimulatedAws): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  let service = "";
  try {
    const signed = checkSignature(request, body, SECRET);
    ({ service } = signed);
    route(request, response, { body, ...signed }, aws);
  } catch (error) {
    const { status, code, message } =
      error instanceof Refused ? error : { status: 500, code: "InternalError", message: String(error) };
    response.statusCode = status;
    const plain = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const xml = `<Error><Code>${code}</Code><Message>${plain}</Message></Error>`;
    if (service === "kms" || service === "secretsmanager") {
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify({ __type: code, message }));
    } else response.end(service === "s3" ? xml : `<ErrorResponse>${xml}</ErrorResponse>`);
  }
}

interface Routed {
  readonly body: Buffer;
  readonly service: string;
  readonly region: string;
}

function route(
  request: IncomingMessage,
  response: ServerResponse,
  { body, service, region }: Routed,
  aws: SimulatedAws,
): void {
  const { account } = aws;
  const [path = "", search = ""] = (request.url ?? "").split("?");
  const changing = (change: string) => {
    aws.before?.(change);
    aws.changes.push(change);
  };
  switch (service) {
    case "sts": {
      const arn = `arn:aws:iam::${account}:user/tester`;
      response.end(`<GetCallerIdentityResult><Arn>${arn}</Arn><Account>${account}</Account></GetCallerIdentityResult>`);
      return;
    }
    case "kms": {
      const action = String(request.headers["x-amz-target"]).replace("TrentService.", "");
      if (/^(Create|Replicate|Put|Enable)/.test(action)) changing(`KMS ${action}`);
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(
        JSON.stringify(aws.kms.call(action, JSON.parse(body.toString("utf8")) as never, { region, account })),
      );
      return;
    }
    case "secretsmanager": {
      const action = String(request.headers["x-amz-target"]).replace("secretsmanager.", "");
      if (action.startsWith("Put")) changing(`SecretsManager ${action}`);
      response.setHeader("content-type", "application/x-amz-json-1.1");
      const asked = JSON.parse(body.toString("utf8")) as Readonly<Record<string, unknown>>;
      response.end(JSON.stringify(aws.secrets.call(action, asked, { region, account })));
      return;
    }
    case "iam": {
      const parameters = new URLSearchParams(body.toString("utf8"));
      const action = parameters.get("Action") ?? "";
      if (/^(Create|Put)/.test(action)) changing(`IAM ${action}`);
      response.end(iam(action, parameters, aws.roles));
      return;
    }
    case "s3": {
      const method = request.method ?? "";
      const [bucket = "", ...key] = path.slice(1).split("/");
      const query = new URLSearchParams(search.replace(/(^|&)x-id=[^&]*/g, ""));
      if (/^(PUT|DELETE)$/.test(method)) changing(`${method} ${request.url ?? ""}`);
      const header = (name: string) => request.headers[name] as string | undefined;
      const decoded = key.map(decodeURIComponent).join("/");
      const answered = aws.s3.handle({ method, bucket, key: decoded, query, header, body, region, account });
      response.writeHead(answered.status ?? 200, { ...answered.headers });
      response.end(answered.body);
      return;
    }
    default:
      throw new Refused(400, "UnknownService", service);
  }
}

function iam(action: string, parameters: URLSearchParams, roles: SimulatedAws["roles"]): string {
  const name = parameters.get("RoleName") ?? "";
  if (action === "CreateRole") {
    if (roles.has(name)) throw new Refused(409, "EntityAlreadyExists");
    roles.set(name, { trust: parameters.get("AssumeRolePolicyDocument") ?? "", policy: undefined, unknown: 1 });
    return "<CreateRoleResponse/>";
  }
  const role = roles.get(name);
  if (role === undefined) throw new Refused(404, "NoSuchEntity", `no role ${name}`);
  switch (action) {
    case "GetRole":
      return "<GetRoleResponse/>";
    case "GetRolePolicy":
      if (role.policy === undefined) throw new Refused(404, "NoSuchEntity", "no policy");
      return `<GetRolePolicyResult><PolicyDocument>${encodeURIComponent(role.policy)}</PolicyDocument></GetRolePolicyResult>`;
    case "PutRolePolicy":
      role.policy = parameters.get("PolicyDocument") ?? "";
      return "<PutRolePolicyResponse/>";
    default:
      throw new Refused(400, "InvalidAction", `the simulated IAM has no ${action}`);
  }
}
