/** What all alarms have in common: their name, whom they tell, and how few data are read. */
import { alarmName, type LogicalName } from "../../../graph/names.ts";
import type { Inputs } from "../../../graph/types.ts";
import { interpolate, type Reference } from "../../../graph/values.ts";
import type { Severity } from "../../facts/alarms.ts";
import type { AlarmModel } from "../../model/alarms.ts";
import type { Lowering, Scope } from "../context.ts";
import type { Topics } from "./topics.ts";

type MetricInputs = Inputs<"aws:cloudwatch/metricAlarm:MetricAlarm">;

/** A part of an expression: a metric with its statistic, or an expression of others. */
export interface MetricQuery {
  readonly id: string;
  readonly label?: string;
  readonly returnData: boolean;
  readonly expression?: string;
  readonly metric?: {
    readonly namespace: string;
    readonly metricName: string;
    /** Seconds. */
    readonly period: number;
    readonly stat: string;
    readonly dimensions: Readonly<Record<string, string | Reference<string>>>;
  };
}
export type MetricQueries = readonly MetricQuery[];

export interface Alarm {
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
  readonly severity: Severity;
  /** It tells nobody by itself: it is a part of another. */
  readonly silent: boolean;
}

export interface AlarmSite {
  readonly lowering: Lowering;
  readonly scope: Scope;
  /** The id of the entry, or that of what is shared. */
  readonly id: string;
  readonly topics: Topics;
  /** The specification's path of the alarms. */
  readonly path: string;
}

export interface MetricAlarm {
  /** What it watches, `cpu`: the end of its name. */
  readonly what: string;
  /** In one sentence, what is wrong: the text of the message. */
  readonly text: string;
  readonly alarm: AlarmModel;
  /** A part of a composite alarm tells nobody by itself. */
  readonly silent?: boolean;
  /** Default: above the threshold. */
  readonly comparison?: "GreaterThanThreshold" | "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  /** What missing data mean. Default: that all is well. */
  readonly missing?: "breaching" | "notBreaching";
  /** The metric, without the period, or an expression of several, with theirs. */
  readonly metric: Pick<
    MetricInputs,
    "namespace" | "metricName" | "dimensions" | "statistic" | "extendedStatistic" | "evaluateLowSampleCountPercentiles"
  >;
  readonly queries?: MetricQueries;
}

/** An alarm on a metric, or on an expression of several. */
export function lowerMetricAlarm(site: AlarmSite, one: MetricAlarm): Alarm {
  const { what, text, alarm, silent = false, comparison = "GreaterThanThreshold", missing = "notBreaching" } = one;
  const { lowering, scope, id, path } = site;
  const { model } = lowering;
  const handle = scope.resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    nameOf(id, what),
    {
      name: alarmName(model.platform, model.environment, id, what),
      alarmDescription: text,
      comparisonOperator: comparison,
      threshold: alarm.threshold,
      evaluationPeriods: alarm.periods,
      treatMissingData: missing,
      ...(one.queries === undefined ? { ...one.metric, period: alarm.period } : { metricQueries: one.queries }),
      ...(silent ? {} : actions(site, alarm.severity)),
    },
    { role: `${what}-alarm`, deleteBeforeReplace: true, origin: model.origin(path) },
  );
  return { name: handle.name, arn: handle.arn, severity: alarm.severity, silent };
}

export interface CompositeAlarm {
  /** The end of its name; undefined for the one of an entry as a whole. */
  readonly what: string | undefined;
  readonly text: string;
  readonly severity: Severity;
  readonly silent?: boolean;
  /** Made of `inAlarm`, `any` and `all`. */
  readonly rule: Rule;
}

/** An alarm on the states of others. */
export function lowerCompositeAlarm(
  site: AlarmSite,
  { what, text, severity, silent = false, rule }: CompositeAlarm,
): Alarm {
  const { lowering, scope, id, path } = site;
  const { model } = lowering;
  const handle = scope.resource(
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    what === undefined ? ({ id } as LogicalName) : nameOf(id, what),
    {
      alarmName: alarmName(model.platform, model.environment, id, what),
      alarmDescription: text,
      alarmRule: rule,
      ...(silent ? {} : actions(site, severity)),
    },
    { role: what === undefined ? "alarm" : `${what}-alarm`, deleteBeforeReplace: true, origin: model.origin(path) },
  );
  return { name: handle.alarmName, arn: handle.arn, severity, silent };
}

type Rule = ReturnType<typeof interpolate>;

/** `ALARM("…")`: that the other is on. */
export function inAlarm({ name }: Alarm): Rule {
  return interpolate`ALARM("${name}")`;
}

/** That one of these holds, and that all do. */
export function any(rules: readonly Rule[]): Rule {
  return joined(rules, " OR ");
}
export function all(rules: readonly Rule[]): Rule {
  return joined(rules, " AND ");
}

function joined(rules: readonly Rule[], word: string): Rule {
  const [first = "FALSE", ...rest] = rules;
  if (rest.length === 0) return first;
  const text = rest.reduce<Rule>((before, rule) => interpolate`${before}${word}${rule}`, first);
  return interpolate`(${text})`;
}

function nameOf(id: string, what: string): LogicalName {
  return { id, role: `alarm-${what}` };
}

/** Whoever heard that it is on hears that it is over. */
function actions({ topics }: AlarmSite, severity: Severity) {
  return { alarmActions: [topics[severity]], okActions: [topics[severity]] };
}
