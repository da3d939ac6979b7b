/** What is watched: alarms with the platform's settings and an entry's own put together, objectives, tracing. */
import { invariant } from "../../diagnostic/invariant.ts";
import type { AlarmName, FixedAlarm } from "../facts/alarms.ts";
import type { ResolvedAlarm, ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import { parseLatency } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import type { AlarmModel, ObjectivesModel, ObservabilityModel } from "./alarms.ts";
import { buildCollector } from "./collector.ts";
import type { ServiceModel } from "./model.ts";

export function buildObservability({ observability }: ResolvedSpec): ObservabilityModel {
  const { notify, tracing, dashboard } = observability;
  const unique = (addresses: readonly string[]) => [...new Set(addresses)].sort();
  return {
    notify: notify && { page: unique(notify.email), ticket: unique(notify.tickets) },
    tracing,
    dashboard,
  };
}

/** Seconds and shares. */
export function buildObjectives({ objectives: { availability, latency } }: ResolvedSpec): ObjectivesModel {
  return {
    availability: availability === undefined ? undefined : rounded(availability / 100),
    latencyP95: latency && milliseconds(latency.p95) / 1000,
  };
}

/** An entry's alarms by name: what the entry says over what the platform says; none where nobody is told. */
export function buildAlarms<K extends AlarmName>(
  { observability: { notify, alarms } }: ResolvedSpec,
  names: readonly K[],
  own: { readonly [P in K]?: Partial<ResolvedAlarm> } = {},
): Readonly<Record<K, AlarmModel | undefined>> {
  const built = names.map((name) => {
    const { enabled, ...alarm } = { ...alarms[name], ...own[name] };
    return [name, enabled && notify !== undefined ? alarmModel(alarm) : undefined];
  });
  return Object.fromEntries(built) as Record<K, AlarmModel | undefined>;
}

function alarmModel({ above, p95, for: periods, period, severity }: Omit<ResolvedAlarm, "enabled">): AlarmModel {
  const latency = p95 === undefined ? undefined : milliseconds(p95) / 1000;
  const threshold = typeof above === "string" ? seconds(above) : above;
  return { severity, periods, period: seconds(period), threshold: latency ?? threshold ?? 0 };
}

/** What a service sends; nothing where the platform does not say where to. */
export function buildTracing(
  { tracing: own }: ResolvedService,
  { observability: { tracing } }: ResolvedSpec,
): Pick<ServiceModel, "sampling" | "collector"> {
  if (own === undefined || tracing === undefined) return { sampling: undefined, collector: undefined };
  return {
    sampling: rounded(own.sampling / 100),
    collector: tracing.collector === "opentelemetry" ? buildCollector() : undefined,
  };
}

/** An alarm that the language has no field for. */
export function fixedAlarm({ above, below, for: periods, period, severity }: FixedAlarm): AlarmModel {
  return { severity, periods, period: seconds(period), threshold: above ?? below ?? 0 };
}

/** The milliseconds of a latency such as `500ms`; throws for a text that the schema refuses. */
export function milliseconds(latency: string): number {
  const parsed = parseLatency(latency);
  invariant(parsed.ok, `the latency "${latency}" has passed the schema`);
  return parsed.value;
}

/** Without the last digits that binary fractions add. */
export function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
