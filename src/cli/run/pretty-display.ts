/**
 * The engine's work for a person: a line for each resource that changes, and on a terminal below them what is under way.
 * Elsewhere a line every half minute says what is waited for.
 */
import type { Redactor } from "../../engine/run/redact.ts";
import { type FinishedStep, isChange, type Step } from "../../engine/run/tracker.ts";
import type { Colours } from "../render/colours.ts";
import { visibleLine } from "../render/text.ts";
import type { Terminal } from "../terminal.ts";
import { isPreview, type RunDisplay, reportOf, type StackStart } from "./display.ts";
import { countsText, timeText, wordingOf } from "./words.ts";

export interface PrettyOptions {
  readonly terminal: Terminal;
  readonly colours: Colours;
  readonly redactor: Redactor;
  /** Only errors, and what came of each stack. */
  readonly quiet: boolean;
  /** A clock, in milliseconds. */
  readonly now: () => number;
}

/** How many resources under way have a line of their own. */
const SHOWN = 8;
/** Between two lines about what is waited for, where nobody watches; in milliseconds. */
const REMINDER = 30_000;

export function createPrettyDisplay({ terminal, colours, redactor, quiet, now }: PrettyOptions): RunDisplay {
  const { interactive, columns, write, writeError } = terminal;
  let start: StackStart | undefined;
  let began = now();
  let reminded = now();
  let drawn: readonly string[] = [];

  const width = () => columns.error ?? 80;
  const clear = () => {
    // A terminal that has become narrower has broken what was drawn into several rows.
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width())), 0);
    if (rows > 0) writeError(`\u001b[${rows}A\u001b[J`);
    drawn = [];
  };
  const draw = (lines: readonly string[]) => {
    clear();
    drawn = lines.map((line) => line.slice(0, width() - 1));
    writeError(drawn.map((line) => `${line}\n`).join(""));
  };
  const say = (line: string) => {
    clear();
    write(`${line}\n`);
  };

  const note = (text: string) => {
    clear();
    writeError(`${text}\n`);
  };

  return {
    begin: (next) => {
      start = next;
      began = now();
      reminded = began;
      const place = next.count > 1 ? colours.dim(` (${next.index} of ${next.count})`) : "";
      if (!quiet) say(`${colours.bold(`${next.operation} ${next.stack}`)}${place}`);
    },
    event: (event, finished) => {
      const report = reportOf(event, redactor);
      if (report !== undefined && (!quiet || report.severity === "error")) {
        const about = report.urn === undefined ? "" : `${report.urn.split("::").slice(2).join(" ")}: `;
        const colour = { error: colours.red, warning: colours.yellow, info: colours.dim }[report.severity];
        const label = report.severity === "info" ? "" : `${report.severity}: `;
        say(`  ${colour(label)}${redactor.text(about)}${report.text.replaceAll("\n", "\n    ")}`);
      }
      if (quiet || finished === undefined || !isChange(finished)) return;
      say(redactor.text(stepLine(finished, isPreview(start?.operation ?? ""), colours)));
    },
    tick: (active, done) => {
      if (quiet || start === undefined) return;
      if (interactive) draw(liveLines({ active, done, start, elapsed: now() - began, now: now() }));
      else if (active.length > 0 && now() - reminded >= REMINDER) {
        reminded = now();
        for (const step of active.slice(0, SHOWN)) write(`  ${waitText(step, now())}\n`);
      }
    },
    note,
    left: (stacks, interrupted) => note(`${interrupted ? "interrupted, " : ""}not run: ${stacks.join(", ")}`),
    end: ({ stack, operation, outcome, milliseconds }) => {
      clear();
      start = undefined;
      if (outcome.kind === "failed") return;
      if (operation === "outputs" || operation === "cancel") return;
      const counts = countsText(outcome.changes, isPreview(operation));
      say(`${colours.green(stack)}: ${counts} ${colours.dim(`(${timeText(milliseconds)})`)}\n`);
    },
  };
}

function stepLine(step: FinishedStep, planned: boolean, colours: Colours): string {
  const wording = wordingOf(step.operation);
  const mark = step.failed ? colours.red("x") : colourOf(wording.mark, colours);
  const word = planned ? wording.planned : step.failed ? `failed, ${wording.running}` : wording.done;
  const what = `${step.type} ${visibleLine(step.name)}`;
  const which = step.properties.length === 0 ? "" : colours.dim(`  [${step.properties.join(", ")}]`);
  const time = planned ? "" : colours.dim(`  ${timeText(step.ended - step.started)}`);
  return `  ${mark} ${word.padEnd(7)} ${what}${which}${time}`;
}

function colourOf(mark: string, { green, yellow, red }: Colours): string {
  return mark === "+" ? green(mark) : mark === "-" ? red(mark) : yellow(mark);
}

interface Live {
  readonly active: readonly Step[];
  readonly done: number;
  readonly start: StackStart;
  readonly elapsed: number;
  readonly now: number;
}

function liveLines({ active, done, start, elapsed, now }: Live): readonly string[] {
  const shown = active.slice(0, SHOWN).map((step) => `  ${waitText(step, now)}`);
  const more = active.length > SHOWN ? [`  and ${active.length - SHOWN} more`] : [];
  return [...shown, ...more, `  ${Math.min(done, start.resources)} of ${start.resources}, ${timeText(elapsed)}`];
}

/** `creating aws:lb/loadBalancer:LoadBalancer platform: 12 s, takes 60 s and more`. */
export function waitText({ operation, type, name, started, typical }: Step, now: number): string {
  const time = typical === undefined ? "" : timeText(typical.seconds * 1000);
  const estimate =
    typical === undefined ? "" : typical.kind === "least" ? `, takes ${time} and more` : `, often about ${time}`;
  return `${wordingOf(operation).running} ${type} ${visibleLine(name)}: ${timeText(now - started)}${estimate}`;
}
