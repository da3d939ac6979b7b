/** What alarms do unless the author says otherwise. */
import facts from "./alarms.json" with { type: "json" };

export type Severity = "page" | "ticket";
export type ServiceAlarmName = keyof typeof facts.tasks;
export type QueueAlarmName = keyof typeof facts.queues;
export type CacheAlarmName = keyof typeof facts.caches;
export type DatabaseAlarmName = keyof typeof facts.databases;
export type SecretAlarmName = keyof typeof facts.secrets;
export type AlarmName = ServiceAlarmName | QueueAlarmName | CacheAlarmName | DatabaseAlarmName | SecretAlarmName;

export interface AlarmDefaults {
  readonly above?: number | string;
  readonly p95?: string;
  readonly for: number;
  readonly period: string;
  readonly severity: Severity;
}

/** An alarm that the language has no field for. */
export interface FixedAlarm extends Omit<AlarmDefaults, "above" | "p95"> {
  readonly above?: number;
  readonly below?: number;
}

export interface BurnRate {
  readonly name: string;
  /** How many times faster than allowed the budget is used up. */
  readonly rate: number;
  /** Seconds; both have to burn, so that the alarm ends soon after its cause. */
  readonly long: number;
  readonly short: number;
  readonly severity: Severity;
}

export const SERVICE_ALARMS = Object.keys(facts.tasks) as readonly ServiceAlarmName[];
export const QUEUE_ALARMS = Object.keys(facts.queues) as readonly QueueAlarmName[];
export const CACHE_ALARMS = Object.keys(facts.caches) as readonly CacheAlarmName[];
export const DATABASE_ALARMS = Object.keys(facts.databases) as readonly DatabaseAlarmName[];
export const SECRET_ALARMS = Object.keys(facts.secrets) as readonly SecretAlarmName[];

/** By the alarm's name, which is its key below `observability.alarms`. */
export const ALARM_DEFAULTS = {
  ...facts.tasks,
  ...facts.queues,
  ...facts.caches,
  ...facts.databases,
  ...facts.secrets,
} as Readonly<Record<AlarmName, AlarmDefaults>>;
export const FIXED_ALARMS = facts.fixed as Readonly<Record<keyof typeof facts.fixed, FixedAlarm>>;
export const BURN_RATES = facts.burnRates as readonly BurnRate[];
/** Levels of lines that are errors, in small letters; and the least of those that are numbers. */
export const ERROR_LEVELS: readonly string[] = facts.errorLevels;
export const ERROR_LEVEL_FROM: number = facts.errorLevelFrom;
/** Errors in a period, and requests in a window, below which a share of them says nothing. */
export const LEAST_ERRORS: number = facts.leastErrors;
export const LEAST_REQUESTS: number = facts.leastRequests;
/** The days that an objective is measured over. */
export const OBJECTIVE_DAYS: number = facts.objectiveDays;
