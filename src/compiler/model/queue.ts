/** Queues: their spellings read, their users known. */
import { QUEUE_ALARMS } from "../facts/alarms.ts";
import type { ResolvedQueue, ResolvedSpec } from "../overlay/resolved.ts";
import { seconds } from "../values/seconds.ts";
import type { QueueModel, TaskModel } from "./model.ts";
import { buildAlarms } from "./observability.ts";
import { buildStore } from "./uses.ts";

/** `tasks` are those of the whole platform, by id in order. */
export function buildQueue(
  key: string,
  queue: ResolvedQueue,
  tasks: readonly TaskModel[],
  spec: ResolvedSpec,
): QueueModel {
  return {
    ...buildStore("queues", key, queue, tasks),
    visibility: seconds(queue.visibility),
    retention: seconds(queue.retention),
    delay: seconds(queue.delay),
    deadLetterAfter: queue.deadLetter.after,
    fifo: queue.fifo,
    alarms: alarmsOf(queue, spec),
  };
}

/** Where messages are kept less long than the platform's alarm waits, it goes off at half of that. */
function alarmsOf({ alarms, retention }: ResolvedQueue, spec: ResolvedSpec): QueueModel["alarms"] {
  const built = buildAlarms(spec, QUEUE_ALARMS, alarms);
  if (built.age === undefined || alarms?.age?.above !== undefined) return built;
  const threshold = Math.min(built.age.threshold, Math.max(1, Math.floor(seconds(retention) / 2)));
  return { ...built, age: { ...built.age, threshold } };
}
