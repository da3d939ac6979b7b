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

/** `modules`: the `node_modules` that holds @pulumi/awsx. Throws `Failure` where nothing of the chain has any. */
export async function findCredentials(modules: string): Promise<Credentials> {
  type Chain = { defaultProvider(): () => Promise<Credentials> };
  const awsx = createRequire(join(modules, "@pulumi", "awsx", "package.json"));
  const client = createRequire(awsx.resolve("@aws-sdk/client-ecs"));
  const { defaultProvider } = client("@aws-sdk/credential-provider-node") as Chain;
  try {
    return await defaultProvider()();
  } catch (error) {
    const message = `there are no AWS credentials: ${error instanceof Error ? error.message : String(error)}`;
    throw new Failure({ kind: "machine", message, help: CREDENTIALS_HELP }, { cause: error });
  }
}
