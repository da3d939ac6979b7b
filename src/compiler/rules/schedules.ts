/** Everything in a specification that fires by a cron. */
import type { ResolvedSpec } from "../overlay/resolved.ts";
import type { Path } from "./rule.ts";

export interface Scheduled {
  /** Of the map with `cron` and `timezone`. */
  readonly path: Path;
  readonly cron: string;
  readonly timezone: string;
}

/** The schedules of services, then those of jobs. */
export function schedulesOf({ services, jobs }: Pick<ResolvedSpec, "services" | "jobs">): readonly Scheduled[] {
  const found: Scheduled[] = [];
  for (const [key, { scaling }] of Object.entries(services)) {
    for (const [index, { cron, timezone }] of scaling.schedules.entries()) {
      found.push({ path: ["services", key, "scaling", "schedules", index], cron, timezone });
    }
  }
  for (const [key, { schedule }] of Object.entries(jobs)) {
    found.push({ path: ["jobs", key, "schedule"], cron: schedule.cron, timezone: schedule.timezone });
  }
  return found;
}
