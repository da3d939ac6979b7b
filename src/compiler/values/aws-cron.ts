/**
 * Crons in AWS's form of six fields, `cron(0 22 ? * 2-6 *)`: weekdays count from Sunday as 1, the year is added, exactly
 * one day field is `?`, and steps start from a value (EventBridge Scheduler, Application Auto Scaling: cron expressions).
 */
import type { Cron, CronField, CronItem } from "./cron.ts";
import type { CronTimes } from "./firings.ts";

/** What an author's cron is for AWS. The two fire at the same times. */
export function toAwsCron(cron: Cron): string {
  const weekly = cron.dayOfWeek.restricted;
  const fields = [
    printField(cron.minute),
    printField(cron.hour),
    weekly ? "?" : printField(cron.dayOfMonth),
    printField(cron.month),
    weekly ? printRuns(cron.dayOfWeek.values.map((day) => day + 1)) : "?",
    "*",
  ];
  return `cron(${fields.join(" ")})`;
}

/** Items as they were written; where they overlap, what they select. */
function printField(field: CronField): string {
  const selected = field.items.reduce((sum, { from, to, step }) => sum + Math.floor((to - from) / step) + 1, 0);
  return selected > field.values.length ? printRuns(field.values) : field.items.map(printItem).join(",");
}

/** AWS documents steps only from a value to the end of the field; other ranges with a step are written out. */
function printItem({ from, to, step, every }: CronItem): string {
  if (every) return step === 1 ? "*" : `${from}/${step}`;
  if (step === 1) return from === to ? String(from) : `${from}-${to}`;
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values.join(",");
}

/** Values as ranges and single ones. So are weekdays: AWS documents no step for them, and begins the week on Sunday. */
function printRuns(values: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run && run[1] === value - 1) run[1] = value;
    else runs.push([value, value]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from},${to}` : `${from}-${to}`))
    .join(",");
}

const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [1, 7],
] as const;

/**
 * The times of a cron in AWS's form, as far as `toAwsCron` writes it: numbers, ranges, lists, steps, every year.
 * `undefined` for anything else, among it the names of days and the letters L and W.
 */
export function parseAwsCron(text: string): CronTimes | undefined {
  const match = /^cron\(([^()]+)\)$/.exec(text);
  const fields = match?.[1]?.split(" ") ?? [];
  if (fields.length !== 6 || fields[5] !== "*" || (fields[2] === "?") === (fields[4] === "?")) return undefined;
  const sets: ReadonlySet<number>[] = [];
  for (const [index, [min, max]] of BOUNDS.entries()) {
    const values = new Set<number>();
    for (const item of (fields[index] === "?" ? "*" : (fields[index] ?? "")).split(",")) {
      const parts = /^(?:(\*)|([0-9]{1,2})(?:-([0-9]{1,2})|\/([0-9]{1,2}))?)$/.exec(item);
      if (!parts) return undefined;
      const from = parts[1] ? min : Number(parts[2]);
      const to = parts[1] || parts[4] ? max : Number(parts[3] ?? parts[2]);
      const step = Number(parts[4] ?? 1);
      if (from < min || to > max || from > to || step < 1) return undefined;
      for (let value = from; value <= to; value += step) values.add(value);
    }
    sets.push(values);
  }
  const [minutes, hours, daysOfMonth, months, days] = sets;
  if (!minutes || !hours || !daysOfMonth || !months || !days) return undefined;
  return { minutes, hours, daysOfMonth, months, daysOfWeek: new Set([...days].map((day) => day - 1)) };
}
