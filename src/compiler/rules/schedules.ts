/** What fires by a cron: the schedules of a service's scaling, or that of a job. */
import type { ResolvedJob, ResolvedService } from "../overlay/resolved.ts";
import { type Cron, parseCron } from "../values/cron.ts";
import type { Parsed } from "../values/parsed.ts";
import type { Path } from "./rule.ts";

export interface Schedule {
  readonly cron: string;
  readonly timezone: string;
}

/** Each with its path below the service or job. */
export function schedulesOf(
  task: ResolvedService | ResolvedJob,
): readonly { readonly path: Path; readonly schedule: Schedule }[] {
  if ("schedule" in task) return [{ path: ["schedule"], schedule: task.schedule }];
  return task.scaling.schedules.map((schedule, index) => ({ path: ["scaling", "schedules", index], schedule }));
}

const crons = new WeakMap<Schedule, Parsed<Cron>>();

/** A schedule's cron, read once. */
export function cronOf(schedule: Schedule): Parsed<Cron> {
  const known = crons.get(schedule);
  if (known !== undefined) return known;
  const parsed = parseCron(schedule.cron);
  crons.set(schedule, parsed);
  return parsed;
}
