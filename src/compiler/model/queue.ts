/** Queues: their spellings read, their users known. */
import type { ResolvedQueue } from "../overlay/resolved.ts";
import { seconds } from "../values/seconds.ts";
import type { QueueModel, TaskModel } from "./model.ts";
import { buildStore } from "./uses.ts";

/** `tasks` are those of the whole platform, by id in order. */
export function buildQueue(key: string, queue: ResolvedQueue, tasks: readonly TaskModel[]): QueueModel {
  return {
    ...buildStore("queues", key, queue, tasks),
    visibility: seconds(queue.visibility),
    retention: seconds(queue.retention),
    delay: seconds(queue.delay),
    deadLetterAfter: queue.deadLetter.after,
    fifo: queue.fifo,
  };
}
