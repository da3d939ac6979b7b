/**
 * Whose credentials these are: asks AWS, before anything else is read or written. The provider refuses a foreign account
 * too (`allowedAccountIds`), but only once the state has been read and a stack made. It takes no permission (AWS STS API
 * Reference: GetCallerIdentity).
 */

import { Failure } from "../../diagnostic/failure.ts";
import { AwsError, createAws } from "../aws/client.ts";
import { CREDENTIALS_HELP, findCredentials } from "../aws/credentials.ts";

export interface Identity {
  readonly account: string;
  readonly arn: string;
}

export interface IdentityRequest {
  /** The `node_modules` that holds @pulumi/awsx. */
  readonly modules: string;
  readonly region: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Told the secrets of the credentials, before they are used. */
  readonly onSecrets?: (values: readonly string[]) => void;
}

/** Asks who the caller is. Throws `Failure` where there are no credentials, or AWS refuses them or cannot be reached. */
export type Identify = (request: IdentityRequest) => Promise<Identity>;

export const identify: Identify = async ({ modules, region, variables, onSecrets }) => {
  const aws = createAws({ credentials: findCredentials(modules, onSecrets), variables });
  const query = { Action: "GetCallerIdentity", Version: "2011-06-15" };
  const answer = await aws({ service: "sts", region, query }).catch((error: unknown) => {
    if (!(error instanceof AwsError)) throw error;
    const message = `AWS does not accept the credentials (${error.code}: ${error.message})`;
    throw new Failure({ kind: "machine", message, help: CREDENTIALS_HELP }, { cause: error });
  });
  const account = /<Account>(\d{12})<\/Account>/.exec(answer.text)?.[1];
  const arn = /<Arn>([^<]+)<\/Arn>/.exec(answer.text)?.[1];
  if (account !== undefined && arn !== undefined) return { account, arn };
  throw new Failure({
    kind: "machine",
    message: "AWS does not answer who the credentials belong to",
    help: "check what answers at AWS_ENDPOINT_URL_STS or AWS_ENDPOINT_URL, if one is set",
  });
};
