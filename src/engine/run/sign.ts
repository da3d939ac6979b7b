/**
 * Signature Version 4 of a request without a body (AWS Identity and Access Management User Guide: "Create a signed AWS API
 * request").
 */
import { createHash, createHmac } from "node:crypto";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface SignRequest {
  readonly url: URL;
  readonly region: string;
  readonly service: string;
  readonly credentials: Credentials;
  /** The time of the request. */
  readonly at: Date;
}

/** The headers of a signed GET. The URL's query must be sorted and encoded already. */
export function signGet({ url, region, service, credentials, at }: SignRequest): Readonly<Record<string, string>> {
  const time = `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const day = time.slice(0, 8);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const headers = {
    host: url.host,
    "x-amz-date": time,
    ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ["GET", url.pathname, url.search.slice(1), lines.join(""), names, hash("")].join("\n");
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
