/**
 * The wall clock of a timezone. A wall time is written as the milliseconds since 1970 that it would be in UTC. The rules of
 * timezones are those of the platform's `Intl`.
 */

export interface WallClock {
  /** What the clock shows at an instant. */
  wallTime(instant: number): number;
  /** The first instant at which the clock shows a wall time; `undefined` where daylight saving skips it. */
  instantOf(wallTime: number): number | undefined;
}

const DAY = 86_400_000;
const clocks = new Map<string, WallClock>();

/** The wall clock of an IANA timezone; throws a RangeError for a name that the platform does not know. */
export function wallClock(timezone: string): WallClock {
  const known = clocks.get(timezone);
  if (known) return known;
  const clock = createWallClock(timezone);
  clocks.set(timezone, clock);
  return clock;
}

function createWallClock(timezone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const wallTime = (instant: number): number => {
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return {
    wallTime,
    instantOf: (wall) => {
      // The offsets of the day before and the day after cover every offset that may hold at that wall time.
      const offsets = [-DAY, DAY].map((shift) => wallTime(wall + shift) - (wall + shift));
      const instants = offsets.map((offset) => wall - offset).filter((instant) => wallTime(instant) === wall);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
  };
}
