/** Windows of an hour, as ElastiCache writes them. Times have passed the schema. */
import { invariant } from "../../diagnostic/invariant.ts";
import { WINDOW_MINUTES } from "../facts/caches.ts";
import { parseTimeOfDay } from "./time-of-day.ts";

const DAY = 1440;
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type Weekday = (typeof WEEK)[number];

/** The hour from a time of day: `02:00 UTC` is `02:00-03:00`. */
export function dailyWindow(at: string): string {
  const start = minuteOf(at);
  return `${clock(start)}-${clock(start + WINDOW_MINUTES)}`;
}

/** The hour from a time of a weekday: `sun:04:00-sun:05:00`. */
export function weeklyWindow(day: Weekday, at: string): string {
  const start = WEEK.indexOf(day) * DAY + minuteOf(at);
  return `${weekClock(start)}-${weekClock(start + WINDOW_MINUTES)}`;
}

/** Whether the hours from two times of day have a minute in common. */
export function windowsOverlap(a: string, b: string): boolean {
  const distance = Math.abs(minuteOf(a) - minuteOf(b));
  return Math.min(distance, DAY - distance) < WINDOW_MINUTES;
}

function minuteOf(at: string): number {
  const time = parseTimeOfDay(at);
  invariant(time.ok, `the time "${at}" has passed the schema`);
  return time.value.hour * 60 + time.value.minute;
}

function clock(minute: number): string {
  const inDay = minute % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

function weekClock(minute: number): string {
  const day = WEEK[Math.floor(minute / DAY) % WEEK.length] ?? "monday";
  return `${day.slice(0, 3)}:${clock(minute)}`;
}
