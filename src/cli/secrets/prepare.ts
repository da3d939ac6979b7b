/** What both commands start with: the environment's secrets, and Secrets Manager in the environment's account. */
import { join } from "node:path";
import type { ResolvedSecret } from "../../compiler/overlay/resolved.ts";
import type { RuleContext } from "../../compiler/rules/rule.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { AwsError, createAws } from "../../engine/aws/client.ts";
import { findCredentials } from "../../engine/aws/credentials.ts";
import { createSecretsManager, type SecretsManager } from "../../engine/aws/secrets-manager.ts";
import { identify } from "../../engine/run/identity.ts";
import { createRedactor, type Redactor } from "../../engine/run/redact.ts";
import { secretName } from "../../graph/names.ts";
import type { Invocation } from "../command.ts";
import { compileSpecification } from "../compile-specification.ts";
import { findPackages, foreignAccount, withoutAccount } from "../run/prepare.ts";
import { oneEnvironment } from "../run/stacks.ts";
import { secretsOfVariables } from "../run/surroundings.ts";
import { readSpecification } from "../specification.ts";

export interface PreparedSecrets {
  readonly context: RuleContext;
  /** Absolute; it need not exist. */
  readonly inventoryFile: string;
  /** Knows the credentials, and whatever value is added. */
  readonly redactor: Redactor;
  /** What a secret is called in Secrets Manager. */
  readonly nameOf: (secret: ResolvedSecret) => string;
  /** Asks first whose the credentials are. Throws `Failure` where they are of another account. */
  readonly connect: () => Promise<SecretsManager>;
}

/** Undefined where the specification has errors, which have been printed. `path` is the specification's. */
export function prepareSecrets(invocation: Invocation, path: string | undefined): PreparedSecrets | undefined {
  const about = { ...invocation, operands: path === undefined ? [] : [path] };
  const { terminal } = invocation;
  const environment = oneEnvironment(readSpecification(about, path).selected);
  const compiled = compileSpecification(about);
  if (compiled === undefined) return undefined;
  const context = compiled.environments.find((one) => one.environment === environment);
  const account = context?.spec.account?.id;
  if (context === undefined || account === undefined) throw withoutAccount(environment);
  const { platform, regions } = context.spec;
  const region = regions.primary;
  const { variables } = terminal;
  const redactor = createRedactor(secretsOfVariables(variables));
  return {
    context,
    inventoryFile: join(compiled.project, compiled.label, "inventory", `${environment}.json`),
    redactor,
    nameOf: ({ id }) => secretName(platform, environment, id),
    connect: async () => {
      const modules = findPackages(compiled.project);
      const { account: actual, arn } = await identify({ modules, region, variables, onSecrets: redactor.add });
      if (actual !== account) {
        throw foreignAccount(`environment "${environment}"`, { expected: account, actual, arn });
      }
      return createSecretsManager(createAws({ credentials: findCredentials(modules), variables }), region);
    },
  };
}

/** Does something with AWS; what it refuses is a `Failure` in which no value stands. */
export async function withAws<T>(redactor: Redactor, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const denied = error.status === 403 || error.code === "AccessDeniedException";
    throw new Failure({
      kind: "machine",
      message: redactor.text(`${what}: ${error.code}: ${error.message}`),
      help: denied
        ? "use credentials that may do this with the secret and its key; docs/running.md lists what is needed"
        : "run it again",
    });
  }
}
