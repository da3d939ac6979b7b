/**
 * What every command that runs the programs starts with: the specification compiled, the stacks of one environment chosen,
 * Pulumi found, the credentials those of the stacks' account, the programs written. In this order: what the author can
 * put right comes before what the machine refuses, and nothing is read or written with foreign credentials.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Failure } from "../../diagnostic/failure.ts";
import { type FoundCli, findCli } from "../../engine/run/find-cli.ts";
import { type Identify, identify as identifyByAws } from "../../engine/run/identity.ts";
import { createRedactor, type Redactor } from "../../engine/run/redact.ts";
import { findSdk } from "../../engine/verify/sdk.ts";
import { packagesOf } from "../../engine/verify/verify.ts";
import type { StackGraph } from "../../graph/graph.ts";
import type { Invocation } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { type EmittedStack, emitStacks, outputFolder, programFolder } from "../emit-stacks.ts";
import { readSpecification } from "../specification.ts";
import { type Backend, mendState, openBackend, refuseLiving } from "./backend.ts";
import { accountOf, chooseStacks, oneEnvironment } from "./stacks.ts";
import { locateState, prepareState, type StateLocation } from "./state.ts";
import { passedVariables, secretsOfVariables } from "./surroundings.ts";

export interface PreparedRun {
  readonly compiled: CompiledSpecification;
  readonly environment: string;
  /** Whether the environment is protected. */
  readonly isProtected: boolean;
  /** In the order in which they depend on each other. */
  readonly emitted: readonly EmittedStack[];
  /** Names of stacks that the environment needs and that are in another account. */
  readonly elsewhere: readonly string[];
  readonly cli: FoundCli;
  readonly state: StateLocation;
  readonly backend: Backend;
  /** The compiled process of an operation; absolute. */
  readonly script: string;
  /** Where the Pulumi packages are. */
  readonly modules: string;
  /** For Pulumi and the providers. */
  readonly variables: Readonly<Record<string, string>>;
  readonly redactor: Redactor;
}

export interface PrepareOptions {
  /** Shared stacks only where they are named. */
  readonly ownOnly?: boolean;
  readonly identify?: Identify;
  /** The command does nothing but release locks: it needs neither program nor passphrase. `force`: of living runs, too. */
  readonly releasing?: { readonly force: boolean };
}

/** Undefined where the specification has errors, which have been printed. Throws `Failure` for all else that is missing. */
export async function prepareRun(
  invocation: Invocation,
  { ownOnly = false, identify = identifyByAws, releasing }: PrepareOptions = {},
): Promise<PreparedRun | undefined> {
  const { terminal, options, operands } = invocation;
  const [environment = ""] = [oneEnvironment(readSpecification(invocation, operands[0]).selected)];
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return undefined;
  const spec = compiled.environments.find((context) => context.environment === environment)?.spec;
  if (spec === undefined || spec.account === undefined) throw withoutAccount(environment);
  const wanted = typeof options["stack"] === "string" ? options["stack"] : undefined;
  const account = spec.account.id;
  const { stacks, elsewhere } = chooseStacks({ stacks: compiled.stacks, environment, account, wanted, ownOnly });

  const out = outputFolder(terminal.cwd, compiled.project, undefined);
  const folders = stacks.map((stack) => programFolder(out, stack));
  const cli = findCli({ variables: terminal.variables });
  const modules = findPackages(compiled.project, stacks, folders);
  const state = locateState(spec.state, compiled.project, join(compiled.project, compiled.label));
  const variables = passedVariables(terminal.variables);
  const redactor = createRedactor(secretsOfVariables(terminal.variables));
  const onSecrets = redactor.add;
  for (const stack of stacks) {
    const expected = accountOf(stack) ?? account;
    const { account: actual, arn } = await identify({
      modules,
      region: stack.region,
      variables: terminal.variables,
      onSecrets,
    });
    if (actual !== expected) throw foreignAccount(`stack "${stack.name}"`, { expected, actual, arn });
  }
  prepareState(releasing === undefined ? state : { ...state, secretsProvider: undefined }, terminal);
  const backend = await openBackend(state, { modules, variables: terminal.variables, onSecrets });
  if (releasing?.force === false) {
    for (const stack of stacks) await refuseLiving(backend, { ...stack, environment });
  }
  for (const stack of stacks) {
    const say = (text: string) => terminal.writeError(`${text}\n`);
    await mendState(state, backend, { stack: { ...stack, environment }, releasing: releasing !== undefined, say });
  }
  return {
    compiled,
    environment,
    isProtected: spec.protected,
    emitted:
      releasing === undefined
        ? await emitStacks({ stacks, out, cwd: terminal.cwd })
        : stacks.map((stack) => ({ stack, folder: compiled.project, files: 0, hashes: {}, removed: [] })),
    elsewhere: elsewhere.map(({ name }) => name),
    cli,
    state,
    backend,
    script: operationScript(),
    modules,
    variables,
    redactor,
  };
}

/** The complaint about an environment that names no account. */
export function withoutAccount(environment: string): Failure {
  return new Failure({
    kind: "use",
    message: `environment "${environment}" names no account, so nothing says where it may be built`,
    help: `write account: { id: "…" }, with the twelve digits of the AWS account, in environments/${environment}.yaml`,
  });
}

/** The complaint about credentials of another account; `what` is what belongs in the account. */
export function foreignAccount(
  what: string,
  { expected, actual, arn }: { readonly expected: string; readonly actual: string; readonly arn: string },
): Failure {
  return new Failure({
    kind: "machine",
    message: `${what} belongs in account ${expected}, and the credentials are of account ${actual} (${arn})`,
    help: `use credentials of account ${expected}; nothing was read or written`,
  });
}

/**
 * The `node_modules` with the packages of every program, and the AWS SDK's search for credentials that comes with
 * @pulumi/awsx. Throws `Failure` where they are not installed, or in other versions, also beside the programs in `folders`.
 */
export function findPackages(
  project: string,
  stacks: readonly StackGraph[] = [],
  folders: readonly string[] = [],
): string {
  const packages = [...new Set(["@pulumi/pulumi", "@pulumi/aws", "@pulumi/awsx", ...stacks.flatMap(packagesOf)])];
  try {
    return findSdk([project, fileURLToPath(new URL(".", import.meta.url))], packages, folders);
  } catch (error) {
    const [message = "", help = ""] = (error as Error).message.split("; ");
    throw new Failure({ kind: "machine", message, help }, { cause: error });
  }
}

/** Filled in by tools/build.mjs: the name of the bundle of engine/run/child.ts. */
declare const OPERATION_BUNDLE: string;

function operationScript(): string {
  const script = fileURLToPath(new URL(OPERATION_BUNDLE, import.meta.url));
  if (existsSync(script)) return script;
  const help = "install provfair-compile again";
  throw new Failure({ kind: "machine", message: `"${script}" does not exist`, help });
}
