/** Which stacks an operation is about, in the order in which they depend on each other. */
import { SHARED_ENVIRONMENT } from "../../compiler/lower/lower.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { StackGraph } from "../../graph/graph.ts";

export interface Choice {
  readonly stacks: readonly StackGraph[];
  readonly environment: string;
  /** Of the environment. */
  readonly account: string;
  /** The stack that was asked for; `undefined`: all of the environment. */
  readonly wanted: string | undefined;
  /** Whether what environments share is left alone unless it is named. */
  readonly ownOnly: boolean;
}

export interface Chosen {
  readonly stacks: readonly StackGraph[];
  /** Shared stacks that the environment needs and that are in another account. */
  readonly elsewhere: readonly StackGraph[];
}

/** The one environment that an operation is about. Throws `Failure` with the list where several could be meant. */
export function oneEnvironment(selected: readonly string[]): string {
  const [environment] = selected;
  if (environment !== undefined && selected.length === 1) return environment;
  throw new Failure({
    kind: "use",
    message: "this command is about one environment",
    help: `give --environment ${quotedList(selected, selected.length)}`,
  });
}

/**
 * The stacks of an environment, what they depend on first: its account's, the images', its own. One that is in another
 * account is not among them, unless it is named. Throws `Failure` for a name that no stack has.
 */
export function chooseStacks({ stacks, environment, account, wanted, ownOnly }: Choice): Chosen {
  const own = stacks.filter((stack) => stack.environment === environment);
  const shared = stacks.filter(
    (stack) =>
      stack.environment === SHARED_ENVIRONMENT &&
      (!stack.name.startsWith("account-") || stack.name === `account-${account}`),
  );
  if (wanted !== undefined) {
    const named = [...shared, ...own].filter(({ name }) => name === wanted);
    if (named.length > 0) return { stacks: named, elsewhere: [] };
    const names = [...shared, ...own].map(({ name }) => name);
    throw new Failure({
      kind: "use",
      message: `environment "${environment}" has no stack "${wanted}"`,
      help: `${suggestion(wanted, names)}give ${quotedList(names, names.length)}`,
    });
  }
  if (ownOnly) return { stacks: own, elsewhere: [] };
  const here = shared.filter((stack) => accountOf(stack) === account);
  return { stacks: [...here, ...own], elsewhere: shared.filter((stack) => accountOf(stack) !== account) };
}

/** The account that a stack's provider allows; `undefined` where it allows any. */
export function accountOf({ nodes }: StackGraph): string | undefined {
  const provider = nodes.find(({ kind, token }) => kind === "provider" && token === "pulumi:providers:aws");
  const allowed = provider?.inputs["allowedAccountIds"];
  const [account] = Array.isArray(allowed) ? (allowed as readonly unknown[]) : [];
  return typeof account === "string" ? account : undefined;
}
