/** One operation of the engine on one stack of a prepared run. */
import type { EngineEvent, OperationFlags, OperationRequest, Outcome } from "../../engine/run/messages.ts";
import { runOperation } from "../../engine/run/operation.ts";
import { settingsOf } from "../../graph/configuration.ts";
import type { EmittedStack } from "../emit-stacks.ts";
import type { PreparedRun } from "./prepare.ts";
import { secretsProviderOf } from "./state.ts";

export interface StackOperation {
  readonly operation: OperationRequest["operation"];
  readonly flags?: OperationFlags;
  readonly onEvent?: (event: EngineEvent) => void;
  /** Cancels gracefully. */
  readonly cancel?: AbortSignal | undefined;
  /** Ends at once. */
  readonly kill?: AbortSignal | undefined;
  /** What else the operation takes. */
  readonly request?: Partial<Pick<OperationRequest, "state" | "lookups">>;
}

/** Runs the operation in a process of its own and resolves with what came of it, whatever that is. */
export function runStackOperation(
  { state, cli, variables, script, modules, redactor }: PreparedRun,
  { stack, folder, hashes }: EmittedStack,
  { operation, flags = {}, onEvent, cancel, kill, request = {} }: StackOperation,
): Promise<Outcome> {
  const settings = settingsOf(stack);
  return runOperation({
    script,
    modules,
    request: {
      operation,
      folder,
      program: hashes,
      entry: "bin/index.js",
      project: stack.project,
      stack: stack.name,
      organization: state.organization,
      settings: state.settings,
      backend: state.url,
      cli: cli.root,
      cliVersion: cli.version,
      secretsProvider: secretsProviderOf(state, stack.name),
      providers: [],
      environment: variables,
      flags,
      generated: settings.filter(({ generated }) => generated).map(({ key }) => key),
      configuration: settings.filter(({ generated }) => !generated),
      ...request,
    },
    onSecrets: redactor.add,
    redacting: redactor.stream,
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(cancel === undefined ? {} : { signal: cancel }),
    ...(kill === undefined ? {} : { kill }),
  });
}
