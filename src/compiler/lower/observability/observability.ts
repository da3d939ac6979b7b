/** Watching: after all that there is to watch. */

import type { EntryModel } from "../../model/model.ts";
import { entryPlace, type Lowering } from "../context.ts";
import type { Domain } from "../domain.ts";
import type { Keys } from "../keys.ts";
import type { NatGateway } from "../network.ts";
import { lowerAges, lowerSecretAlarms, lowerSnapshotAlarms } from "./ages.ts";
import type { Alarm, AlarmSite } from "./alarm.ts";
import { lowerAtlasAlerts } from "./atlas-alerts.ts";
import type { Balancers } from "./balancers.ts";
import { lowerCacheAlarms } from "./cache-alarms.ts";
import { lowerDashboard } from "./dashboard.ts";
import { lowerErrorFilter, lowerErrorQuery, lowerNetworkQuery } from "./logs.ts";
import { lowerObjectiveAlarms, objectivesOf } from "./objectives.ts";
import { lowerDeadLetterAlarm, lowerQueueAlarms } from "./queue-alarms.ts";
import { lowerServiceAlarms } from "./service-alarms.ts";
import { lowerSharedAlarms } from "./shared-alarms.ts";
import type { Topics } from "./topics.ts";
import { watchedJob, watchedQueue, watchedService } from "./watched.ts";

export interface ObservabilitySettings {
  /** Undefined where nobody is told. */
  readonly topics: Topics | undefined;
  readonly natGateways: readonly NatGateway[];
  readonly domain: Domain | undefined;
  readonly balancers: Balancers;
  /** Of what is paid for and not used. */
  readonly costAlarms: readonly Alarm[];
  readonly keys: Keys;
}

export function lowerObservability(lowering: Lowering, settings: ObservabilitySettings): void {
  const { model } = lowering;
  const { topics, natGateways, domain, balancers, costAlarms, keys } = settings;
  const services = model.services.map((service) => watchedService(lowering, service, balancers));
  const queues = model.queues.map((queue) => watchedQueue(lowering, queue));
  const jobs = model.jobs.map((job) => watchedJob(lowering, job));
  const objectives = objectivesOf(lowering, balancers);
  lowerLogs(lowering);
  const alarms: Alarm[] = [...costAlarms];
  if (topics !== undefined) {
    const site = (entry: EntryModel) => siteOf(lowering, entry, topics);
    alarms.push(
      ...lowerSharedAlarms(lowering, topics, { balancers, natGateways, domain }),
      ...lowerObjectiveAlarms(lowering, topics, objectives),
      ...services.flatMap(({ service, metrics }) => lowerServiceAlarms(site(service), service, metrics)),
      ...queues.flatMap(({ queue, name, deadLetters }) => [
        ...lowerQueueAlarms(site(queue), queue, name),
        ...lowerDeadLetterAlarm(site(queue), queue, deadLetters),
      ]),
      ...model.caches.flatMap((cache) => [
        ...lowerCacheAlarms(site(cache), cache),
        ...lowerSnapshotAlarms(site(cache), cache),
      ]),
      ...model.secrets.flatMap((secret) => lowerSecretAlarms(site(secret), secret)),
      ...lowerAges(lowering, topics, keys),
      ...jobs.flatMap(({ job, deadLetters }) => lowerDeadLetterAlarm(site(job), job, deadLetters)),
    );
  }
  if (model.atlas !== undefined) lowerAtlasAlerts(lowering, model.atlas);
  if (!model.observability.dashboard) return;
  lowerDashboard(lowering, {
    services,
    queues,
    jobs,
    balancers,
    natGateways,
    objectives,
    alarms,
  });
}

/** The alarms of an entry are its own, in a file beside the others' alarms. */
function siteOf(lowering: Lowering, entry: EntryModel, topics: Topics): AlarmSite {
  const place = { ...entryPlace(lowering, entry), file: `alarms/${entry.id}` };
  return { lowering, scope: lowering.builder.scope(place), id: entry.id, topics, path: `${entry.owner}.alarms` };
}

function lowerLogs(lowering: Lowering): void {
  const { model, builder } = lowering;
  for (const task of [...model.services, ...model.jobs]) {
    const scope = builder.scope({ ...entryPlace(lowering, task), origin: model.origin(`${task.owner}.logs`) });
    if (task.owner.startsWith("services.") && task.logs.format === "json") lowerErrorFilter(lowering, scope, task);
    lowerErrorQuery(lowering, scope, task);
  }
  lowerNetworkQuery(lowering);
}
