/** When an environment is off: its two crons, read once, and the times between them. */

import { isTimezone } from "../facts/timezones.ts";
import type { ResolvedCost } from "../overlay/resolved.ts";
import { cronTimes, FOUR_WEEKS, firingsBetween } from "../values/firings.ts";
import { cronOf } from "./schedules.ts";

type OffHours = NonNullable<ResolvedCost["offHours"]>;

const { from: FROM, until: UNTIL, week: WEEK } = FOUR_WEEKS;

/** The two crons as schedules, for what reads crons. */
export function cronsOf({ cron, until, timezone }: OffHours) {
  return { begin: scheduleOf(cron, timezone), end: scheduleOf(until, timezone) };
}

const schedules = new Map<string, { readonly cron: string; readonly timezone: string }>();

/** One object for each pair, by whose identity crons are remembered. */
function scheduleOf(cron: string, timezone: string) {
  const key = `${cron}\n${timezone}`;
  const known = schedules.get(key) ?? { cron, timezone };
  schedules.set(key, known);
  return known;
}

/** The firings of a schedule over four weeks; undefined where its cron or its timezone cannot be read. */
export function firingsOf(
  schedule: { readonly cron: string; readonly timezone: string },
  from = FROM,
): readonly number[] | undefined {
  const cron = cronOf(schedule);
  if (!cron.ok || !isTimezone(schedule.timezone)) return undefined;
  return firingsBetween(cronTimes(cron.value), schedule.timezone, from, UNTIL);
}

/** From when to when nothing runs, within four weeks; what began in the week before counts. */
export function offTimes(offHours: OffHours): readonly { readonly from: number; readonly until: number }[] {
  const { begin, end } = cronsOf(offHours);
  const begins = firingsOf(begin, FROM - WEEK) ?? [];
  const ends = firingsOf(end, FROM - WEEK) ?? [];
  return begins.flatMap((from, index) => {
    const until = ends.find((at) => at > from) ?? UNTIL;
    const previous = begins[index - 1];
    const isOff = previous !== undefined && !ends.some((at) => at > previous && at <= from);
    return isOff ? [] : [{ from, until }];
  });
}
