/**
 * Single requests to AWS, signed and sent without its SDK: few services are asked, and few things of each. What is told to
 * come again later is tried again.
 */
import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { Failure } from "../../diagnostic/failure.ts";
import { createRedactor } from "../run/redact.ts";
import { CREDENTIALS_HELP, type CredentialSource } from "./credentials.ts";
import { type Credentials, sign } from "./sign.ts";

export interface AwsRequest {
  /** As it signs: `s3`, `kms`, `iam`, `sts`, `logs`. */
  readonly service: string;
  readonly region: string;
  readonly method?: "GET" | "PUT" | "POST" | "HEAD" | "DELETE";
  /** Of S3: the bucket, in the host or the path. */
  readonly bucket?: string;
  /** Without a leading slash; its parts are encoded here. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface AwsAnswer {
  readonly status: number;
  readonly text: string;
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined;
}

/** What AWS has refused. */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly status: number;
  /** `AccessDenied`, `NoSuchBucket`, `NotFoundException`; of an answer without a body `404`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Sends a request. Throws `AwsError` for a refusal, `Failure` where nobody answers or the credentials do not hold. */
export type Aws = (request: AwsRequest) => Promise<AwsAnswer>;

export interface ClientOptions {
  /** Asked for each request: an operation can take longer than a session's credentials hold. */
  readonly credentials: CredentialSource;
  /** AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE> (AWS SDKs and Tools Reference Guide: "Service-specific endpoints"). */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Between the first two tries, in milliseconds; twice as long before each further one. */
  readonly patience?: number;
}

/** Time for one answer, in milliseconds. */
const TIMEOUT = 30_000;
const TRIES = 5;
const LATER =
  /^(Throttl|SlowDown|RequestLimitExceeded|TooManyRequests|OperationAborted|InternalError|ServiceUnavailable|KMSInternal|DependencyTimeout|ConcurrentModification|50[0-4]$)/;
const CREDENTIALS =
  /^(ExpiredToken|InvalidAccessKeyId|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|RequestTimeTooSkewed|IncompleteSignature|InvalidSignature)/;

export function createAws({ credentials, variables, patience = 500 }: ClientOptions): Aws {
  const once: Aws = async (request) => {
    const { service, region, method = "GET", body = "" } = request;
    const url = addressOf(request, variables);
    const given = {
      ...request.headers,
      // S3 wants it for most settings of buckets.
      ...(service === "s3" && body !== "" ? { "content-md5": md5(body) } : {}),
    };
    const signed = { method, url, region, service, headers: given, body };
    const own = await credentials();
    const headers = sign({ ...signed, credentials: own, at: new Date() });
    const response = await ask(url, { method, headers, ...(body === "" ? {} : { body }) });
    const text = await response.text();
    if (response.ok)
      return { status: response.status, text, header: (name) => response.headers.get(name) ?? undefined };
    throw refusal(response.status, withoutCredentials(text, own));
  };
  return async (request) => {
    for (let tried = 1; ; tried++) {
      try {
        return await once(request);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        if (CREDENTIALS.test(error.code)) {
          const message = `AWS does not accept the credentials (${error.code}: ${error.message})`;
          throw new Failure({ kind: "machine", message, help: CREDENTIALS_HELP }, { cause: error });
        }
        if (tried === TRIES || !LATER.test(error.code)) throw error;
        await setTimeout(patience * 2 ** (tried - 1));
      }
    }
  };
}

/** Names of services in variables, where they are not the name that signs (same guide). */
const SERVICE_IDS: Readonly<Record<string, string>> = {
  secretsmanager: "SECRETS_MANAGER",
  logs: "CLOUDWATCH_LOGS",
  ce: "COST_EXPLORER",
};
/** Services with one host for all regions (AWS General Reference: "Service endpoints"). */
const GLOBAL = new Set(["iam", "cloudfront"]);

/** Hosts of buckets whose names have dots have no certificate; at an address of one's own there are no such hosts. */
function addressOf(
  { service, region, bucket, key = "", query = {} }: AwsRequest,
  variables: ClientOptions["variables"],
): URL {
  const own =
    variables[`AWS_ENDPOINT_URL_${SERVICE_IDS[service] ?? service.toUpperCase()}`] || variables["AWS_ENDPOINT_URL"];
  const host = GLOBAL.has(service) ? `${service}.amazonaws.com` : `${service}.${region}.amazonaws.com`;
  const inPath = bucket !== undefined && (own !== undefined || bucket.includes("."));
  const url = new URL(own ?? `https://${bucket === undefined || inPath ? "" : `${bucket}.`}${host}/`);
  const steps = [...(inPath ? [bucket] : []), ...(key === "" ? [] : key.split("/"))];
  url.pathname = `/${steps.map(encode).join("/")}`;
  const sorted = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  url.search = sorted.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return url;
}

/** RFC 3986, as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

async function ask(url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    const text = `${url.host} cannot be reached: ${reason}`;
    throw new Failure({ kind: "machine", message: text, help: "check the connection" }, { cause: error });
  }
}

/** AWS repeats the headers that it has taken the signature of, with the session's token. */
function withoutCredentials(text: string, { secretAccessKey, sessionToken }: Credentials): string {
  return createRedactor([secretAccessKey, sessionToken ?? ""]).text(text);
}

/** XML of S3, IAM, STS and CloudFront, JSON of the others. */
function refusal(status: number, text: string): AwsError {
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  const json = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
  const type = typeof json["__type"] === "string" ? json["__type"].split("#").at(-1) : undefined;
  const message = json["message"] ?? json["Message"] ?? element("Message");
  const code = type ?? element("Code") ?? String(status);
  return new AwsError(status, code, typeof message === "string" ? message : `status ${status}`);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("base64");
}
