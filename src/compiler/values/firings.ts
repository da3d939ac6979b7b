/**
 * When a cron fires. AWS reads a cron on the wall clock of its timezone: a time that daylight saving skips does not fire,
 * and one that it repeats fires once, the first time (EventBridge Scheduler: daylight savings time).
 */
import type { Cron } from "./cron.ts";
import { type WallClock, wallClock } from "./wall-clock.ts";

/** What a cron selects; a day must be in all three sets of days. Sunday is 0. */
export interface CronTimes {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
}

const WEEK = 7 * 86_400_000;
/** Four weeks from a Monday: every weekly pattern shows in them, whatever the day on which somebody looks. */
export const FOUR_WEEKS = { from: Date.UTC(2026, 0, 5), until: Date.UTC(2026, 0, 5) + 4 * WEEK, week: WEEK } as const;

/** The longest a cron can be silent: 29 February over a century without a leap day, 8 years; and a year of margin. */
const SILENT_DAYS = 9 * 366;
const DAY = 86_400_000;

/** The times that an author's cron selects. */
export function cronTimes(cron: Cron): CronTimes {
  return {
    minutes: new Set(cron.minute.values),
    hours: new Set(cron.hour.values),
    daysOfMonth: new Set(cron.dayOfMonth.values),
    months: new Set(cron.month.values),
    daysOfWeek: new Set(cron.dayOfWeek.values),
  };
}

/**
 * The next `count` firings after an instant, in milliseconds since 1970 in UTC; fewer where the cron stops firing. The
 * timezone is an IANA name that the platform knows; another throws a RangeError.
 */
export function firings(times: CronTimes, timezone: string, after: number, count: number): number[] {
  const found: number[] = [];
  for (const instant of allFirings(times, timezone, after)) {
    if (found.length >= count) break;
    found.push(instant);
  }
  return found;
}

/** All firings from an instant on and before another, both in milliseconds since 1970 in UTC. */
export function firingsBetween(times: CronTimes, timezone: string, from: number, until: number): number[] {
  const found: number[] = [];
  for (const instant of allFirings(times, timezone, from - 1)) {
    if (instant >= until) break;
    found.push(instant);
  }
  return found;
}

/** Whether it fires after `after` and before `until`, both in milliseconds since 1970 in UTC. */
export function firesWithin(times: CronTimes, timezone: string, after: number, until: number): boolean {
  const [next] = firings(times, timezone, after, 1);
  return next !== undefined && next < until;
}

function* allFirings(times: CronTimes, timezone: string, after: number): Generator<number> {
  const clock = wallClock(timezone);
  const hours = [...times.hours].sort((a, b) => a - b);
  const minutes = [...times.minutes].sort((a, b) => a - b);
  const shown = clock.wallTime(after);
  let day = Math.floor(shown / DAY);
  let silentSince = day;
  while (day - silentSince <= SILENT_DAYS) {
    if (firesOn(times, day)) {
      for (const instant of firingsOf(day, hours, minutes, shown, clock)) {
        if (instant <= after) continue;
        silentSince = day;
        yield instant;
      }
    }
    day++;
  }
}

function firesOn(times: CronTimes, day: number): boolean {
  const date = new Date(day * DAY);
  return (
    times.months.has(date.getUTCMonth() + 1) &&
    times.daysOfMonth.has(date.getUTCDate()) &&
    times.daysOfWeek.has(date.getUTCDay())
  );
}

/** A day's firings, those left out that the clock had shown before `shown`. */
function* firingsOf(
  day: number,
  hours: readonly number[],
  minutes: readonly number[],
  shown: number,
  clock: WallClock,
): Generator<number> {
  for (const hour of hours) {
    for (const minute of minutes) {
      const wall = day * DAY + (hour * 60 + minute) * 60_000;
      const instant = wall < shown ? undefined : clock.instantOf(wall);
      if (instant !== undefined) yield instant;
    }
  }
}
