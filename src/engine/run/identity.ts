/**
 * Whose credentials these are: asks AWS, before anything else is read or written. The provider refuses a foreign account
 * too (`allowedAccountIds`), but only once the state has been read and a stack made.
 *
 * The credentials are looked for where Pulumi's provider looks for them, by the AWS SDK's own chain, which is installed
 * with @pulumi/awsx; GetCallerIdentity is one request, so no client is needed for it. It takes no permission (AWS STS API
 * Reference: GetCallerIdentity).
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import { type Credentials, signGet } from "./sign.ts";

export interface Identity {
  readonly account: string;
  readonly arn: string;
}

export interface IdentityRequest {
  /** The `node_modules` that holds @pulumi/awsx. */
  readonly modules: string;
  readonly region: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Asks who the caller is. Throws `Failure` where there are no credentials, or AWS refuses them or cannot be reached. */
export type Identify = (request: IdentityRequest) => Promise<Identity>;

/** Time for the answer, in milliseconds. */
const TIMEOUT = 20_000;

export const identify: Identify = async ({ modules, region, variables }) => {
  const credentials = await findCredentials(modules);
  const url = new URL(endpoint(region, variables));
  url.search = "Action=GetCallerIdentity&Version=2011-06-15";
  const headers = signGet({ url, region, service: "sts", credentials, at: new Date() });
  const answer = await ask(url, headers);
  const account = /<Account>(\d{12})<\/Account>/.exec(answer)?.[1];
  const arn = /<Arn>([^<]+)<\/Arn>/.exec(answer)?.[1];
  if (account === undefined || arn === undefined) {
    throw failure(`${url.host} does not answer who the credentials belong to`, "check what answers at that address");
  }
  return { account, arn };
};

/** AWS SDKs and Tools Reference Guide: "Service-specific endpoints". */
function endpoint(region: string, variables: IdentityRequest["variables"]): string {
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return variables["AWS_ENDPOINT_URL_STS"] || variables["AWS_ENDPOINT_URL"] || `https://sts.${region}.${suffix}/`;
}

async function findCredentials(modules: string): Promise<Credentials> {
  type Chain = { defaultProvider(): () => Promise<Credentials> };
  const awsx = createRequire(join(modules, "@pulumi", "awsx", "package.json"));
  const client = createRequire(awsx.resolve("@aws-sdk/client-ecs"));
  const { defaultProvider } = client("@aws-sdk/credential-provider-node") as Chain;
  try {
    return await defaultProvider()();
  } catch (error) {
    throw failure(`there are no AWS credentials: ${messageOf(error)}`, CREDENTIALS_HELP, error);
  }
}

const CREDENTIALS_HELP =
  'sign in ("aws sso login"), name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';

async function ask(url: URL, headers: Readonly<Record<string, string>>): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
  } catch (error) {
    const { cause } = error as Error;
    throw failure(`${url.host} cannot be reached: ${messageOf(cause ?? error)}`, "check the connection", error);
  }
  const text = await response.text();
  if (response.ok) return text;
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? `status ${response.status}`;
  const message = /<Message>([^<]+)<\/Message>/.exec(text)?.[1];
  const said = message === undefined ? code : `${code}: ${message}`;
  throw failure(`AWS does not accept the credentials (${said})`, CREDENTIALS_HELP);
}

function failure(message: string, help: string, cause?: unknown): Failure {
  return new Failure({ kind: "machine", message, help }, { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
