/** Topics: their queues known by id, their users known. */
import type { ResolvedSpec, ResolvedTopic } from "../overlay/resolved.ts";
import type { SubscriptionModel, TaskModel, TopicModel } from "./model.ts";
import { buildStore } from "./uses.ts";

/** `tasks` are those of the whole platform, by id in order. */
export function buildTopic(
  key: string,
  topic: ResolvedTopic,
  { queues }: ResolvedSpec,
  tasks: readonly TaskModel[],
): TopicModel {
  return {
    ...buildStore("topics", key, topic, tasks),
    fifo: topic.fifo,
    subscriptions: Object.entries(topic.subscriptions)
      .flatMap(([name, { filter, raw }]): SubscriptionModel[] => {
        // A name that no queue has is a rule's to report, and makes no subscription.
        const queue = Object.hasOwn(queues, name) ? queues[name] : undefined;
        const attributes = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1));
        if (queue === undefined) return [];
        return [{ queue: queue.id, filter: attributes.length === 0 ? undefined : Object.fromEntries(attributes), raw }];
      })
      .sort((a, b) => (a.queue < b.queue ? -1 : 1)),
  };
}
