/** The days for which CloudWatch can keep logs. */
import facts from "./log-retention.json" with { type: "json" };

/** Ascending. */
export const LOG_RETENTION_DAYS: readonly number[] = facts.days;

/** The shortest retention that keeps logs at least so many days, else the longest. */
export function nearestLogRetention(days: number): number {
  return LOG_RETENTION_DAYS.find((candidate) => candidate >= days) ?? Math.max(...LOG_RETENTION_DAYS);
}
