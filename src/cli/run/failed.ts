/** What is said of an operation that failed: what happened, and the way out. */
import { holderOf } from "../../engine/run/holder.ts";
import { type Lock, locksInMessage } from "../../engine/run/locks.ts";
import type { Failed } from "../../engine/run/messages.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { shellWord } from "../render/shell.ts";
import { describeMissingState } from "./missing-state.ts";
import { timeText } from "./words.ts";

type Surroundings = Parameters<typeof describeMissingState>[0];

/** `error: …` and, where there is one, `help: …`; ends with a line break. */
export function describeFailed(
  { cause, message, settings = [] }: Failed,
  surroundings: Surroundings,
  stack: Pick<StackGraph, "name" | "project">,
): string {
  const { environment, state } = surroundings;
  const { name, project } = stack;
  switch (cause) {
    case "conflict":
      return text(`stack "${name}" is locked${heldBy(locksInMessage(message), message)}`, [
        "wait for the other run to end; where it has been killed, release the lock:",
        `provfair-compile cancel --environment ${environment} --stack ${name}`,
      ]);
    case "no-stack":
      return text(`stack "${name}" has never been brought up: "${state.url}" holds no stack of that name`, [
        `provfair-compile up --environment ${environment}`,
      ]);
    case "no-state": {
      const missing = describeMissingState(surroundings, stack);
      return text(missing.message, [missing.help]);
    }
    case "no-settings":
      return text(
        `stack "${name}" exists, and "Pulumi.${name}.yaml", which holds its key, is not in "${state.settings}"`,
        [
          "restore the file from the repository's history, or from who made the stack;",
          `a new key could not read the secrets of "${project}" that are in the state`,
        ],
      );
    case "no-configuration":
      return text(`stack "${name}" lacks in its configuration ${message}`, [
        [
          `set ${settings.length === 1 ? "it" : "them"} once; Pulumi asks for the value:`,
          ...settings.map(({ key, secret }) => {
            const stack = state.organization === undefined ? name : `${state.organization}/${project}/${name}`;
            const words = ["--cwd", state.settings, "--stack", stack, ...(secret ? ["--secret"] : []), key];
            return `  PULUMI_BACKEND_URL=${shellWord(state.url)} pulumi config set ${words.map(shellWord).join(" ")}`;
          }),
        ].join("\n"),
      ]);
    case "no-program":
      return text(`stack "${name}" is left as it was: ${message}`, [
        "run it again, and let no other command write the program until it is done",
      ]);
    case "another-state":
      return text(`stack "${name}" is left as it was: ${message}, so that nobody has seen what would be done`, [
        `make a new plan: provfair-compile preview --environment ${environment} --save FILE`,
      ]);
    case "crash":
      return text(`the engine has been ended in the middle of "${name}": ${message}`, [
        "run the command again: it finds what was left open;",
        `if the stack is still locked: provfair-compile cancel --environment ${environment} --stack ${name}`,
      ]);
    case "pending":
      return text(`stack "${name}": an engine was killed in it, and what it had begun is not decided`, [
        `provfair-compile recover --environment ${environment} --stack ${name}`,
      ]);
    case "protected":
      return text(`stack "${name}": ${message}, whatever the specification says now; nothing was destroyed`, [
        "--keep-protected removes everything but what is protected, what that needs, and what configures it;",
        `to remove all of it, bring it up once with protected: false in environments/${environment}.yaml, which takes the`,
        `protection off: provfair-compile up --environment ${environment} --stack ${name}`,
      ]);
    case "cancelled":
      return text(`stack "${name}" was cancelled before its end: ${message}`, [
        "run the command again: it goes on from there",
      ]);
    case "pulumi":
      return text(`stack "${name}": ${message}`, []);
  }
}

function text(message: string, help: readonly string[]): string {
  return `error: ${message}\n${help.length === 0 ? "" : `help: ${help.join(" ")}\n`}`;
}

function heldBy(locks: readonly Lock[], message: string): string {
  if (locks.length === 0) return `: ${message}`;
  return locks.map((lock) => ` ${lockText(lock, new Date())}`).join(",");
}

/** `by anna@laptop, process 4711, for 3 min 2 s`; says so where no such process of this machine is running any more. */
export function lockText(lock: Lock, now: Date): string {
  const { user, host, process: id, since } = lock;
  // Containers that share the name of their host do not see each other's processes.
  const ended = holderOf(lock) === "ended" ? " (not running here any more)" : "";
  return `by ${user}@${host}, process ${id}${ended}, for ${timeText(now.getTime() - since.getTime())}`;
}
