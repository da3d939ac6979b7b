/** What a person, or a program, sees of the engine while it runs. */
import type { EngineEvent, Outcome } from "../../engine/run/messages.ts";
import type { Redactor } from "../../engine/run/redact.ts";
import type { FinishedStep, Step } from "../../engine/run/tracker.ts";

export interface StackStart {
  readonly stack: string;
  readonly operation: string;
  /** From 1, of how many. */
  readonly index: number;
  readonly count: number;
  /** How many resources the program registers. */
  readonly resources: number;
}

export interface StackEnd {
  readonly stack: string;
  readonly operation: string;
  readonly outcome: Outcome;
  readonly milliseconds: number;
}

export interface RunDisplay {
  begin(start: StackStart): void;
  /** An event, and the step that it ends. */
  event(event: EngineEvent, finished: FinishedStep | undefined): void;
  /** Called every second: what is under way, and how many resources are done with. */
  tick(active: readonly Step[], done: number): void;
  /** Something that is said about the run as a whole. */
  note(text: string): void;
  end(end: StackEnd): void;
  /** Names the stacks that are not run, since one before them failed or the run was interrupted. */
  left(stacks: readonly string[], interrupted: boolean): void;
}

/** Whether an operation only says what it would do. */
export function isPreview(operation: string): boolean {
  return operation === "preview" || operation === "drift";
}

/** What the engine or the program reports, without Pulumi's colours; undefined where it says nothing to a person. */
export function reportOf(
  { diagnosticEvent }: EngineEvent,
  redactor: Redactor,
): { readonly severity: "error" | "warning" | "info"; readonly text: string; readonly urn?: string } | undefined {
  if (diagnosticEvent === undefined || diagnosticEvent.ephemeral === true) return undefined;
  const { severity, message, urn } = diagnosticEvent;
  const text = redactor.text(message.replace(/<\{%[^%]*%\}>/g, "")).trim();
  if (text === "") return undefined;
  const kind = severity === "error" || severity === "warning" ? severity : "info";
  return { severity: kind, text, ...(urn ? { urn } : {}) };
}
