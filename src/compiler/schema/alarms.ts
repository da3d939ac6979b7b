/** Alarms: the platform's, and what a service, job, or queue changes of them. */
import * as z from "zod";
import {
  ALARM_DEFAULTS,
  type AlarmDefaults,
  type AlarmName,
  CACHE_ALARMS,
  QUEUE_ALARMS,
  SECRET_ALARMS,
  SERVICE_ALARMS,
} from "../facts/alarms.ts";
import { field, text, whole } from "./field.ts";
import { duration } from "./scalars.ts";

/** A time of milliseconds or seconds. */
export const latencyTime = text(/^[1-9][0-9]{0,5}(ms|s)$/, "a time such as 500ms or 2s");

interface AlarmKind {
  /** When it goes off. */
  readonly when: string;
  /** What its threshold is called and measures; undefined where it has none. */
  readonly threshold?: { readonly key: "above" | "p95"; readonly type: z.ZodType; readonly about: string };
}

const above = (about: string, type: z.ZodType): NonNullable<AlarmKind["threshold"]> => ({ key: "above", type, about });

const kinds: Readonly<Record<AlarmName, AlarmKind>> = {
  cpu: { when: "The tasks' average CPU is high.", threshold: above("Percent of the CPU units", whole(1, 100)) },
  memory: { when: "The tasks' average memory is high.", threshold: above("Percent of the memory", whole(1, 100)) },
  latency: {
    when: "Answers are slow.",
    threshold: { key: "p95", type: latencyTime, about: "The 95th percentile at the load balancer" },
  },
  errors: { when: "Answers are 5xx.", threshold: above("Percent of the answers", whole(1, 100)) },
  unhealthy: { when: "A task fails the load balancer's health checks." },
  tasks: { when: "Fewer tasks run than `scaling.min`." },
  saturation: { when: "As many tasks run as `scaling.max` allows, and the alarm of CPU or memory is on." },
  logErrors: {
    when: "Errors are logged; only where `logs.format` is json.",
    threshold: above("Lines of the level error in one period", whole(1, 1_000_000)),
  },
  age: { when: "The oldest message waits too long.", threshold: above("Its age", duration) },
  depth: { when: "Many messages wait.", threshold: above("Messages that wait", whole(1, 100_000_000)) },
  deadLetters: {
    when: "Messages that nobody could handle have been set aside, or runs of a job that failed for good.",
    threshold: above("Messages set aside", whole(0, 100_000_000)),
  },
  engineCpu: {
    when: "The one processor that a node's engine works with is busy.",
    threshold: above("Percent of it, of the busiest node", whole(1, 100)),
  },
  dataMemory: {
    when: "A cache's memory for data is nearly full.",
    threshold: above("Percent of it, of the fullest node", whole(1, 100)),
  },
  evictions: {
    when: "A cache throws keys away because its memory is full.",
    threshold: above("Keys that a node throws away in one period", whole(0, 1_000_000_000)),
  },
  replicationLag: {
    when: "A replica is far behind the primary of its cache.",
    threshold: above("How far the last of them is behind", duration),
  },
  databaseCpu: {
    when: "The processors of a database's node are busy.",
    threshold: above("Percent of them", whole(1, 100)),
  },
  databaseDisk: {
    when: "The disk of a database's node is nearly full.",
    threshold: above("Percent of it", whole(1, 100)),
  },
  secretAge: {
    when: "A value that people supply has not been replaced for a long time.",
    threshold: above("Its age, in whole days", duration),
  },
};

/** One alarm; an entry's `own` changes what the platform says. */
function alarm(name: AlarmName, own: boolean) {
  const { when, threshold } = kinds[name];
  const values = ALARM_DEFAULTS[name];
  const stated = (key: keyof AlarmDefaults) => (own ? "the platform's" : values[key]);
  const shape: Record<string, z.ZodType> = {
    enabled: field(z.boolean(), {
      description: `Whether there is this alarm. Default: ${own ? "the platform's" : "true"}.`,
      example: false,
    }).optional(),
  };
  if (threshold !== undefined) {
    shape[threshold.key] = field(threshold.type, {
      description: `${threshold.about} above which the alarm goes off. Default: ${stated(threshold.key)}.`,
      example: values[threshold.key],
    }).optional();
  }
  return field(
    z.strictObject({
      ...shape,
      for: field(whole(1, 1440), {
        description: `How many periods in a row. Default: ${stated("for")}.`,
        example: 2,
      }).optional(),
      period: field(duration, {
        description: `What is looked at as one, in whole minutes. Default: ${stated("period")}.`,
        example: "5m",
      }).optional(),
      severity: field(z.enum(["page", "ticket"]), {
        description: `page: somebody is woken; ticket: it can wait until morning. Default: ${stated("severity")}.`,
        example: "ticket",
        values: { page: "Somebody is woken.", ticket: "It can wait until morning." },
      }).optional(),
    }) as unknown as z.ZodObject<AlarmShape>,
    { description: when, example: { period: "5m" } },
  ).optional();
}

type AlarmShape = {
  enabled: z.ZodOptional<z.ZodBoolean>;
  above: z.ZodOptional<z.ZodUnion<[z.ZodNumber, z.ZodString]>>;
  p95: z.ZodOptional<z.ZodString>;
  for: z.ZodOptional<z.ZodNumber>;
  period: z.ZodOptional<z.ZodString>;
  severity: z.ZodOptional<z.ZodEnum<{ page: "page"; ticket: "ticket" }>>;
};

function alarms<K extends AlarmName>(names: readonly K[], own: boolean) {
  return z.strictObject(
    Object.fromEntries(names.map((name) => [name, alarm(name, own)])) as Record<K, ReturnType<typeof alarm>>,
  );
}

/** `observability.alarms`. */
export const platformAlarms = field(alarms(Object.keys(ALARM_DEFAULTS) as AlarmName[], false), {
  description: "When somebody is told, and whom it wakes.",
  example: { cpu: { above: 80, for: 2, period: "5m" } },
});

const ownAlarms = "What is different here from the platform's alarms.";

export const serviceAlarms = field(alarms(SERVICE_ALARMS, true), {
  description: ownAlarms,
  example: { latency: { p95: "2s" } },
});

export const queueAlarms = field(alarms(QUEUE_ALARMS, true), {
  description: ownAlarms,
  example: { age: { above: "1h" } },
});

export const jobAlarms = field(alarms(["deadLetters"], true), {
  description: ownAlarms,
  example: { deadLetters: { severity: "page" } },
});

export const cacheAlarms = field(alarms(CACHE_ALARMS, true), {
  description: ownAlarms,
  example: { evictions: { enabled: false } },
});

export const secretAlarms = field(alarms(SECRET_ALARMS, true), {
  description: ownAlarms,
  example: { secretAge: { above: "365d" } },
});
