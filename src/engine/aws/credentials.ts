/**
 * The credentials of AWS, looked for where Pulumi's provider looks for them: by the AWS SDK's own chain, which is installed
 * with @pulumi/awsx.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import type { Credentials } from "./sign.ts";

/** The way out where there are none, or AWS refuses them. */
export const CREDENTIALS_HELP =
  'sign in ("aws sso login"), name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';

/**
 * Resolves with the credentials as they are now: those of a session, which hold for an hour or so, are asked for anew when
 * they are about to end. Throws `Failure` where nothing of the chain has any.
 */
export type CredentialSource = () => Promise<Credentials>;

/**
 * `modules`: the `node_modules` that holds @pulumi/awsx. The source keeps what holds; it is asked for each request.
 * `onSecrets` is told what nobody may read of them, each time.
 */
export function findCredentials(modules: string, onSecrets?: (values: readonly string[]) => void): CredentialSource {
  type Chain = { defaultProvider(): () => Promise<Credentials> };
  const awsx = createRequire(join(modules, "@pulumi", "awsx", "package.json"));
  const client = createRequire(awsx.resolve("@aws-sdk/client-ecs"));
  const { defaultProvider } = client("@aws-sdk/credential-provider-node") as Chain;
  const find = defaultProvider();
  return async () => {
    try {
      const credentials = await find();
      const { secretAccessKey, sessionToken } = credentials;
      onSecrets?.([secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])]);
      return credentials;
    } catch (error) {
      const message = `there are no AWS credentials: ${error instanceof Error ? error.message : String(error)}`;
      throw new Failure({ kind: "machine", message, help: CREDENTIALS_HELP }, { cause: error });
    }
  };
}
