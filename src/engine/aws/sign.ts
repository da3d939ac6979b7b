/** Signature Version 4 (AWS Identity and Access Management User Guide: "Create a signed AWS API request"). */
import { createHash, createHmac } from "node:crypto";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignRequest {
  readonly method: string;
  /** Its query is sorted and encoded already. */
  readonly url: URL;
  readonly region: string;
  readonly service: string;
  readonly credentials: Credentials;
  /** The time of the request. */
  readonly at: Date;
  /** More headers to sign, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The headers of the signed request: those given, and the signature's own. S3 wants the body's hash among them. */
export function sign(request: SignRequest): Readonly<Record<string, string>> {
  const { method, url, region, service, credentials, at, headers: given = {}, body = "" } = request;
  const time = `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const day = time.slice(0, 8);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const headers = {
    ...given,
    host: url.host,
    "x-amz-date": time,
    ...(service === "s3" ? { "x-amz-content-sha256": hash(body) } : {}),
    ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
  };
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = sorted.map(([name]) => name).join(";");
  const lines = sorted.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const canonical = [method, url.pathname, url.search.slice(1), lines, names, hash(body)].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, hash(canonical)].join("\n");
  const steps = [day, region, service, "aws4_request"];
  const key = steps.reduce<string | Buffer>((before, step) => hmac(before, step), `AWS4${secretAccessKey}`);
  const signature = hmac(key, text).toString("hex");
  const credential = `${accessKeyId}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
