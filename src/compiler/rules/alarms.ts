/** Alarms as rules look at them: what the platform says, and what an entry changes of it. */
import type { AlarmName } from "../facts/alarms.ts";
import type { ResolvedAlarm, ResolvedSpec } from "../overlay/resolved.ts";
import type { Path } from "./rule.ts";

export interface WrittenAlarm {
  readonly name: AlarmName;
  /** What is in force: the entry's own over the platform's. */
  readonly alarm: ResolvedAlarm;
  /** What the section itself says. */
  readonly own: Partial<ResolvedAlarm>;
  readonly path: Path;
  /** As messages call it: `alarm "cpu"`, `alarm "cpu" of service "web"`. */
  readonly text: string;
}

const KINDS = { services: "service", jobs: "job", queues: "queue", caches: "cache", secrets: "secret" } as const;

/** The platform's alarms, and each that an entry changes. */
export function* writtenAlarms(spec: ResolvedSpec): Generator<WrittenAlarm> {
  const { alarms } = spec.observability;
  for (const [name, alarm] of Object.entries(alarms) as [AlarmName, ResolvedAlarm][]) {
    yield { name, alarm, own: alarm, path: ["observability", "alarms", name], text: `alarm "${name}"` };
  }
  for (const [kind, noun] of Object.entries(KINDS) as [keyof typeof KINDS, string][]) {
    for (const [key, entry] of Object.entries(spec[kind])) {
      if (entry.alarms === undefined) continue;
      for (const [name, own] of Object.entries(entry.alarms) as [AlarmName, Partial<ResolvedAlarm>][]) {
        yield {
          name,
          alarm: { ...alarms[name], ...own },
          own,
          path: [kind, key, "alarms", name],
          text: `alarm "${name}" of ${noun} "${key}"`,
        };
      }
    }
  }
}
