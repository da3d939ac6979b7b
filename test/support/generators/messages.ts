/** What ties topics, queues and those that follow a queue's length to one another. */
import fc from "fast-check";
import { maybe } from "./containers.ts";
import { compact, mapAt, type PlainMap } from "./yaml-object.ts";

const attribute = fc.constantFrom("type", "region", "a.b", "x-1", "constructor");
const value = fc.oneof(fc.constantFrom("result", "a b", "'", "\\", "{}", "$"), fc.stringMatching(/^[ -~]{1,12}$/));

/** At most 5 attributes, whose numbers of values multiply to at most 150. */
const filter: fc.Arbitrary<PlainMap> = fc
  .uniqueArray(fc.tuple(attribute, fc.uniqueArray(value, { minLength: 1, maxLength: 2 })), {
    maxLength: 5,
    selector: ([name]) => name,
  })
  .map((entries) => Object.fromEntries(entries));

const subscription = fc.record({ filter: maybe(filter), raw: maybe(fc.boolean()) }).map((body) => compact(body));

/** The topic with subscriptions of some of the platform's queues: those of its own kind, FIFO or not. */
export function withSubscriptionsTo(platform: PlainMap, topic: PlainMap): fc.Arbitrary<PlainMap> {
  const queues = Object.entries(mapAt(platform, "queues"))
    .filter(([, body]) => isFifo(body as PlainMap) === isFifo(topic))
    .map(([name]) => name);
  return fc
    .subarray(queues)
    .chain((chosen) => fc.tuple(...chosen.map((name) => subscription.map((body) => [name, body] as const))))
    .map((entries) => (entries.length === 0 ? topic : { ...topic, subscriptions: Object.fromEntries(entries) }));
}

/** Sections of stores, in which topics have subscriptions. */
export function withSubscriptions(sections: PlainMap): fc.Arbitrary<PlainMap> {
  const topics = Object.entries(mapAt(sections, "topics"));
  return fc
    .tuple(...topics.map(([name, body]) => withSubscriptionsTo(sections, body as PlainMap).map((one) => [name, one])))
    .map((entries) => (entries.length === 0 ? sections : { ...sections, topics: Object.fromEntries(entries) }));
}

function isFifo(body: PlainMap): boolean {
  return body["fifo"] === true;
}

/** Whether some topic hands messages to the queue. */
export function isSubscribed(platform: PlainMap, queue: string): boolean {
  return Object.values(mapAt(platform, "topics")).some((topic) =>
    Object.hasOwn(mapAt(topic as PlainMap, "subscriptions"), queue),
  );
}

function consumed(uses: PlainMap | undefined): string[] {
  return Object.entries(uses ?? {})
    .filter(([, use]) => String((use as PlainMap)["access"]).endsWith("consume"))
    .map(([name]) => name);
}

/** A backlog that a service with these uses may follow; undefined for none. */
export function backlog(uses: PlainMap | undefined): fc.Arbitrary<PlainMap | undefined> {
  const queues = consumed(uses);
  if (queues.length === 0) return fc.constant(undefined);
  return maybe(fc.record({ queue: fc.constantFrom(...queues), messages: fc.integer({ min: 1, max: 1000 }) }));
}

/** The service following this backlog besides what it follows. */
export function followingBacklog(service: PlainMap, backlogPerTask: PlainMap | undefined): PlainMap {
  if (backlogPerTask === undefined) return service;
  const scaling = mapAt(service, "scaling");
  return { ...service, scaling: { ...scaling, target: { ...mapAt(scaling, "target"), backlogPerTask } } };
}

/** The service following no backlog but of queues that these uses let it consume. */
export function withoutLostBacklog(service: PlainMap, uses: PlainMap | undefined): PlainMap {
  const scaling = mapAt(service, "scaling");
  const { backlogPerTask, ...target } = mapAt(scaling, "target");
  if (backlogPerTask === undefined || consumed(uses).includes(String((backlogPerTask as PlainMap)["queue"])))
    return service;
  const { target: _, ...rest } = scaling;
  return { ...service, scaling: Object.keys(target).length === 0 ? rest : { ...rest, target } };
}
