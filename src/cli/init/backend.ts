/** `init --backend`: the S3 bucket that holds the state, with its key, and its copy in another region. */
import { Failure } from "../../diagnostic/failure.ts";
import { AwsError, createAws } from "../../engine/aws/client.ts";
import { findCredentials } from "../../engine/aws/credentials.ts";
import { type BackendRequest, keyAliasOf } from "../../engine/backend/plan.ts";
import { backendSteps, type Step } from "../../engine/backend/steps.ts";
import { type Identity, identify } from "../../engine/run/identity.ts";
import type { RunCommand } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { exitCodes } from "../exit-codes.ts";
import { amount } from "../render/amount.ts";
import { coloursFor } from "../render/colours.ts";
import { jsonText } from "../render/text.ts";
import { findPackages } from "../run/prepare.ts";
import { accountOf } from "../run/stacks.ts";
import type { Terminal } from "../terminal.ts";
import { accountText, requireAccount } from "./account.ts";

interface Looked {
  readonly step: Step;
  readonly done: boolean;
}

export const run: RunCommand = async (invocation) => {
  const { terminal, format, options } = invocation;
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const place = placeOf(compiled);
  const modules = findPackages(compiled.project);
  const { variables } = terminal;
  const identity = await identify({ modules, region: place.region, variables });
  requireAccount(compiled.environments, { ...place, given: options["account"] }, identity);
  const request = requestFor(compiled, place, identity);
  const whose = accountText(compiled.environments, identity.account);
  const aws = createAws({ credentials: findCredentials(modules), variables });
  const looked = await lookAt(backendSteps(request, { aws }));
  const open = looked.filter(({ done }) => !done);
  if (format === "pretty") printPlan(looked, request, { ...identity, whose }, terminal);
  if (open.length > 0) await confirm(request, { whose, terminal, given: options["confirm"] });
  for (const { step } of open) {
    await doStep(step);
    if (format === "pretty") terminal.write(`  done  ${step.what}\n`);
  }
  if (format === "json") terminal.write(`${jsonText(report(request, identity, looked))}\n`);
  else printEnd(request, { made: open.length, secrets: place.secrets, terminal });
  return exitCodes.fine;
};

type Place = Pick<BackendRequest, "bucket" | "prefix" | "region" | "replica"> & { readonly secrets: string };

/** What `state` says. Throws `Failure` where it names no bucket. */
function placeOf({ environments: [first] }: CompiledSpecification): Place {
  const { state, regions } = first?.spec ?? {};
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(state?.backend ?? "") ?? [];
  if (bucket === undefined || state === undefined || regions === undefined) {
    throw new Failure({
      kind: "use",
      message: `the state is in "${state?.backend ?? "file"}", and only a bucket is made by init --backend`,
      help: "write state: { backend: s3://<a name of your own> } in platform.yaml",
    });
  }
  const region = state.region ?? regions.primary;
  const replica = [state.replica, regions.standby, regions.primary].find((one) => one !== undefined && one !== region);
  return { bucket, prefix, region, replica, secrets: state.secrets ?? "" };
}

/** The key of the secrets, where it is one of this account that an alias names, and not the bucket's own. */
function secretsKeyOf({ bucket, secrets }: Place, { account }: Identity): BackendRequest["secretsKey"] {
  const [, owner = account, alias, region] =
    /^awskms:\/\/(?:\/arn:[^/]*:(\d{12}):)?(alias\/[^?]+)\?region=(.+)$/.exec(secrets) ?? [];
  if (alias === undefined || region === undefined || owner !== account) return undefined;
  return alias === keyAliasOf({ bucket }) ? undefined : { alias, region };
}

function requestFor({ stacks, environments }: CompiledSpecification, place: Place, identity: Identity): BackendRequest {
  const { bucket, prefix, region, replica } = place;
  const { platform = "", owner = "", costCenter = "", tags = {} } = environments[0]?.spec ?? {};
  const byAccount = new Map<string, string[]>();
  for (const stack of stacks) {
    const account = accountOf(stack);
    if (account === undefined || account === identity.account) continue;
    byAccount.set(account, [...(byAccount.get(account) ?? []), stack.name]);
  }
  return {
    bucket,
    prefix,
    region,
    replica,
    secretsKey: secretsKeyOf(place, identity),
    platform,
    account: identity.account,
    others: [...byAccount].sort(([a], [b]) => (a < b ? -1 : 1)).map(([account, names]) => ({ account, stacks: names })),
    tags: { ...tags, project: platform, owner, "cost-center": costCenter },
  };
}

/** One after the other: later steps ask for what earlier ones make. Reads only. */
async function lookAt(steps: readonly Step[]): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (const step of steps) looked.push({ step, done: await saying(step, () => step.done()) });
  return looked;
}

async function doStep(step: Step): Promise<void> {
  // A step before it may have done it, too.
  if (await saying(step, () => step.done())) return;
  await saying(step, () => step.work());
}

/** Throws `Failure` for what AWS refuses. */
async function saying<T>({ what }: Step, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const said = error instanceof AwsError ? `${error.code}: ${error.message}` : (error as Error).message;
    const denied = error instanceof AwsError && error.status === 403;
    const message = `${what}: ${said}`;
    const help = denied
      ? "use credentials that may make buckets, keys and roles, and run it again: what is done is not done twice"
      : "run it again: what is done is not done twice";
    throw new Failure({ kind: "machine", message, help }, { cause: error });
  }
}

function printPlan(
  looked: readonly Looked[],
  request: BackendRequest,
  { arn, whose }: Identity & { readonly whose: string },
  terminal: Terminal,
): void {
  const { bold, green, dim } = coloursFor(terminal.colours.out);
  const { bucket, others } = request;
  const lines = [
    bold(`state of "${request.platform}" in s3://${bucket}`),
    `  account ${whose} (${arn})`,
    ...others.map(
      ({ account: other, stacks }) => `  open to account ${other} for its own stacks: ${stacks.join(", ")}`,
    ),
    ...looked.map(({ step, done }) => (done ? dim(`  = ${step.what}`) : `  ${green("+")} ${step.what}`)),
  ];
  terminal.write(`${lines.join("\n")}\n\n`);
}

/** Asks for the bucket's name, or takes --confirm. Throws `Failure` where it is another. */
async function confirm(
  { bucket }: BackendRequest,
  {
    whose,
    terminal,
    given,
  }: { readonly whose: string; readonly terminal: Terminal; readonly given: string | boolean | undefined },
): Promise<void> {
  if (given === undefined && terminal.ask === undefined) {
    throw new Failure({
      kind: "use",
      message: "init asks for the bucket's name before it makes anything, and there is no terminal to ask at",
      help: `give --confirm ${bucket}`,
    });
  }
  const question = `This makes what is marked with + in account ${whose}. Type the bucket's name to go on: `;
  const answer = typeof given === "string" ? given : await terminal.ask?.(question);
  if (answer?.trim() === bucket) return;
  const message = `"${answer ?? ""}" is not the bucket's name; nothing was made`;
  throw new Failure({ kind: "use", message, help: `the name is "${bucket}"` });
}

interface End {
  /** How many steps were done. */
  readonly made: number;
  /** What the specification says of them. */
  readonly secrets: string;
  readonly terminal: Terminal;
}

function printEnd(request: BackendRequest, { made, secrets, terminal: { write } }: End): void {
  const { bucket, account, region, others, replica } = request;
  const count = made === 0 ? "all of it is there already" : `${amount(made, "step")} done`;
  const alias = keyAliasOf(request);
  const id = others.length === 0 ? `/${alias}` : `//arn:aws:kms:${region}:${account}:${alias}`;
  const lines = [`s3://${bucket}: ${count}`];
  if (replica === undefined)
    lines.push("it is in one region alone: write state.replica, or regions.standby, to have it copied");
  if (!secrets.startsWith("awskms://")) {
    lines.push(`its key can encrypt the secrets in the state, too: state.secrets: awskms:/${id}?region=${region}`);
  }
  write(`${lines.join("\n")}\n`);
}

function report(request: BackendRequest, { arn }: Identity, looked: readonly Looked[]): object {
  const { bucket, region, replica = null, account } = request;
  const steps = looked.map(({ step, done }) => ({ what: step.what, done: true, before: done }));
  return { bucket, region, replica, account, arn, steps };
}
