import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { Failure } from "../../../src/diagnostic/failure.ts";
import { identify } from "../../../src/engine/run/identity.ts";

const modules = join(fileURLToPath(new URL("../../..", import.meta.url)), "node_modules");
let server: Server;
let answer: (response: ServerResponse, url: string, authorization: string) => void;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    answer(response, request.url ?? "", request.headers.authorization ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => server.close());

beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "a secret key");
  vi.stubEnv("AWS_SESSION_TOKEN", undefined);
  vi.stubEnv("AWS_PROFILE", undefined);
});

afterEach(() => vi.unstubAllEnvs());

async function failureOf(variables: Readonly<Record<string, string>>): Promise<string> {
  const error: unknown = await identify({ modules, region: "us-east-1", variables }).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`expected a Failure, got ${String(error)}`);
  return `${error.kind}: ${error.message}; ${error.help}`;
}

it("asks STS whose the credentials are", async () => {
  const asked: string[] = [];
  answer = (response, url, authorization) => {
    asked.push(url, authorization.replace(/Signature=.*/, ""));
    response.end(
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/x/y</Arn>" +
        "<UserId>AROA:y</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
    );
  };
  const who = await identify({ modules, region: "eu-west-1", variables: { AWS_ENDPOINT_URL_STS: endpoint } });
  expect(who).toEqual({ account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/x/y" });
  expect(asked[0]).toBe("/?Action=GetCallerIdentity&Version=2011-06-15");
  expect(asked[1]).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/sts\/aws4_request, /);
});

it("says what AWS says of credentials that it does not accept", async () => {
  answer = (response) => {
    response.statusCode = 403;
    response.end(
      "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>it has expired</Message></Error></ErrorResponse>",
    );
  };
  expect(await failureOf({ AWS_ENDPOINT_URL: endpoint })).toMatch(
    /^machine: AWS does not accept the credentials \(ExpiredToken: it has expired\); sign in \("aws sso login"\), /,
  );
});

it("says that nobody answers, or something else does", async () => {
  answer = (response) => response.end("<html>hello</html>");
  expect(await failureOf({ AWS_ENDPOINT_URL_STS: endpoint })).toContain(
    "does not answer who the credentials belong to",
  );
  expect(await failureOf({ AWS_ENDPOINT_URL_STS: "http://127.0.0.1:1/" })).toMatch(
    /^machine: 127.0.0.1:1 cannot be reached: .*; check the connection$/,
  );
});

it("says that there are no credentials", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", undefined);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", undefined);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_CONFIG_FILE", "/nowhere/config");
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
  expect(await failureOf({ AWS_ENDPOINT_URL_STS: endpoint })).toMatch(/^machine: there are no AWS credentials: /);
});

it("tells the secrets of the credentials before they are used, and none in what AWS repeats of a request", async () => {
  vi.stubEnv("AWS_SESSION_TOKEN", "a session/token+");
  const told: string[] = [];
  answer = (response) => {
    expect(told).toEqual(["a secret key", "a session/token+"]);
    response.statusCode = 403;
    response.end(
      "<ErrorResponse><Error><Code>AccessDenied</Code><Message>x-amz-security-token:a session/token+</Message></Error></ErrorResponse>",
    );
  };
  const variables = { AWS_ENDPOINT_URL: endpoint };
  const onSecrets = (values: readonly string[]) => void told.push(...values);
  await expect(identify({ modules, region: "eu-west-1", variables, onSecrets })).rejects.toThrow(
    "(AccessDenied: x-amz-security-token:[secret])",
  );
});
