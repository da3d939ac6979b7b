/** `destroy`: removes what an environment consists of. */
import { SHARED_ENVIRONMENT } from "../../compiler/lower/lower.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { keptResources, type Reason } from "../../engine/run/keep.ts";
import { plannedProtected } from "../../engine/run/protection.ts";
import { parseUrn } from "../../graph/urn.ts";
import type { Invocation, RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { amount } from "../render/amount.ts";
import { visibleLine } from "../render/text.ts";
import { type PreparedRun, prepareRun } from "../run/prepare.ts";
import { runStackOperation } from "../run/run-operation.ts";
import { displayFor, runStacks } from "../run/run-stacks.ts";

/** Exit code 1 where the specification has errors; else 0, or what Pulumi ends with. */
export const run: RunCommand = async (invocation) => {
  const prepared = await prepareRun(invocation, { ownOnly: true });
  if (prepared === undefined) return exitCodes.findings;
  const keepProtected = invocation.options["keepProtected"] === true;
  refuseProtected(prepared, keepProtected);
  await confirm(invocation, prepared);
  const stacks = [...prepared.emitted].reverse();
  const flags = { keepProtected };
  const { exitCode } = await runStacks(invocation, prepared, { operation: "destroy", flags, stacks });
  if (exitCode === exitCodes.fine && keepProtected) await listKept(invocation, prepared);
  return exitCode;
};

function refuseProtected({ emitted, environment, isProtected }: PreparedRun, keepProtected: boolean): void {
  const stack = emitted.find((one) => isProtected || one.stack.environment === SHARED_ENVIRONMENT)?.stack.name;
  if (stack === undefined || keepProtected) return;
  const shared = stack !== environment;
  throw new Failure({
    kind: "use",
    message: shared
      ? `stack "${stack}" is protected: all environments share it`
      : `environment "${environment}" is protected`,
    help: `--keep-protected removes everything but what is protected, what that needs, and what configures it${
      shared
        ? ""
        : `; to remove all of it, write protected: false in environments/${environment}.yaml and bring it up first`
    }`,
  });
}

/** Asks for the platform's name, or takes --confirm. Throws `Failure` where it is another. */
async function confirm({ terminal, options }: Invocation, { emitted, environment }: PreparedRun): Promise<void> {
  const platform = emitted[0]?.stack.project ?? "";
  const names = emitted.map(({ stack }) => `"${stack.name}"`).join(", ");
  const given = options["confirm"];
  if (given === undefined && terminal.ask === undefined) {
    throw new Failure({
      kind: "use",
      message: "destroy asks for the platform's name, and there is no terminal to ask at",
      help: `give --confirm ${platform}`,
    });
  }
  const question = `This destroys ${names} of environment "${environment}". Type the platform's name to go on: `;
  const answer = typeof given === "string" ? given : await terminal.ask?.(question);
  if (answer?.trim() === platform) return;
  throw new Failure({
    kind: "use",
    message: `"${answer ?? ""}" is not the platform's name; nothing was destroyed`,
    help: `the name is "${platform}"`,
  });
}

/** Says what stays, from the state. */
async function listKept(invocation: Invocation, prepared: PreparedRun): Promise<void> {
  const display = displayFor(invocation, prepared);
  for (const emitted of prepared.emitted) {
    const outcome = await runStackOperation(prepared, emitted, { operation: "export" });
    if (outcome.kind === "failed") {
      display.note(`what stays of "${emitted.stack.name}" cannot be read: ${prepared.redactor.text(outcome.message)}`);
      continue;
    }
    const { resources = [] } = outcome.state?.deployment ?? {};
    const kept = resources.filter(({ custom, type }) => custom && !isProvider(type));
    const reasons = keptResources({ resources }, new Set(plannedProtected(emitted.stack)));
    const lines = kept.map(({ urn }) => `  ${resourceText(urn)}${reasonText(reasons.get(urn))}`);
    const count = amount(kept.length, "resource");
    display.note([`${emitted.stack.name}: ${count} kept`, ...lines.sort()].join("\n"));
  }
}

function resourceText(urn: string): string {
  const { type, name } = parseUrn(urn) ?? { type: "", name: urn };
  return `${type} ${visibleLine(name)}`;
}

function reasonText(reason: Reason | undefined): string {
  if (reason === undefined) return "";
  if (reason.kind === "protected") return "  protected";
  if (reason.kind === "planned") return "  protected by the specification, and not in the state yet";
  const word = reason.kind === "needed" ? "needed by" : "configures";
  return `  ${word} ${resourceText(reason.of)}`;
}

function isProvider(type: string): boolean {
  return type.startsWith("pulumi:providers:");
}
