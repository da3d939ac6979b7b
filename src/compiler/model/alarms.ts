/** Alarms, objectives and traces in the model. */
import type { Severity } from "../facts/alarms.ts";

export interface AlarmModel {
  readonly severity: Severity;
  /** How many periods in a row, and the seconds of one. */
  readonly periods: number;
  readonly period: number;
  /** Percent, seconds, or a count, as the alarm has it; 0 where it has none. */
  readonly threshold: number;
}

/** By name; undefined where the author does not want it, or nobody is told. */
export type Alarms<K extends string> = Readonly<Record<K, AlarmModel | undefined>>;

export interface ObservabilityModel {
  /** Addresses by severity, each once; undefined where there is nobody, and then there are no alarms. */
  readonly notify: { readonly [S in Severity]: readonly string[] } | undefined;
  readonly tracing: TracingModel | undefined;
  readonly dashboard: boolean;
}

export interface TracingModel {
  readonly collector: "opentelemetry" | "none";
  readonly export: "xray" | "none";
  readonly sampler: "ratio" | "xray";
}

export interface ObjectivesModel {
  /** The share of requests that are answered without a server error: 0.9999. */
  readonly availability: number | undefined;
  /** Seconds within which 95 of 100 requests are answered. */
  readonly latencyP95: number | undefined;
}
