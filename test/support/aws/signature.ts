/** Checks the signature of a request as AWS does, whoever has signed it: ours, or the SDK in Pulumi's command line. */
import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Refused } from "./refused.ts";

export interface Signed {
  readonly service: string;
  readonly region: string;
}

/** Of all that is asked: AWS's own example. */
export const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

const UNSIGNED = "UNSIGNED-PAYLOAD";

/** Throws `Refused` where the signature is not that of this secret key, or the body is not the one that was signed. */
export function checkSignature(request: IncomingMessage, body: Buffer, secret: string): Signed {
  const authorization = request.headers.authorization ?? "";
  const parts =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (parts === null) throw new Refused(403, "IncompleteSignature", `no signature: ${authorization}`);
  const [, day = "", region = "", service = "", names = "", signature = ""] = parts;
  const signed = names.split(";");
  const must = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-"))];
  const missing = must.filter((name) => !signed.includes(name));
  if (missing.length > 0) throw new Refused(403, "AccessDenied", `headers that were not signed: ${missing.join(", ")}`);
  const [path = "", query = ""] = (request.url ?? "").split("?");
  const sorted = query.split("&").sort().join("&");
  const content = request.headers["x-amz-content-sha256"] ?? hash(body);
  if (content !== UNSIGNED && content !== hash(body)) {
    throw new Refused(400, "XAmzContentSHA256Mismatch", "the body is another than was signed");
  }
  const headers = signed
    .map((name) => `${name}:${String(request.headers[name]).trim().replace(/ +/g, " ")}\n`)
    .join("");
  const canonical = [request.method, path, sorted, headers, names, content].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, hash(canonical)].join("\n");
  let key: string | Buffer = `AWS4${secret}`;
  for (const step of [day, region, service, "aws4_request"]) key = createHmac("sha256", key).update(step).digest();
  if (createHmac("sha256", key).update(text).digest("hex") !== signature) {
    throw new Refused(403, "SignatureDoesNotMatch", `the signature is another for\n${canonical}`);
  }
  return { service, region };
}

function hash(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}
