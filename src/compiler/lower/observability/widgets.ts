/** Widgets of a dashboard in CloudWatch's form (CloudWatch API Reference: Dashboard body structure and syntax). */
import type { Reference } from "../../../graph/values.ts";

type Text = string | Reference<string>;

/** A widget without its place. */
export interface Widget {
  readonly type: "text" | "metric" | "alarm";
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** `[namespace, metric, dimension, value, …, options]`, or one expression. */
export type Line = readonly (Text | { readonly [option: string]: unknown })[];

/** Columns of the grid that the console draws. */
const COLUMNS = 24;

export function textWidget(markdown: string, height = 1): Widget {
  return { type: "text", height, properties: { markdown } };
}

export function alarmWidget(title: string, alarms: readonly Text[], height: number): Widget {
  return { type: "alarm", height, properties: { title, alarms, sortBy: "stateUpdatedTimestamp" } };
}

export interface Graph {
  readonly title: string;
  readonly region: string;
  readonly lines: readonly Line[];
  readonly stat: string;
  /** Seconds. Default: 300. */
  readonly period?: number;
  /** Where 0 is the least that there can be, and percent end at 100. */
  readonly max?: number;
  /** A line to compare with. */
  readonly mark?: { readonly label: string; readonly value: number };
}

export function graphWidget({ title, region, lines, stat, period = 300, max, mark }: Graph): Widget {
  return {
    type: "metric",
    height: 6,
    properties: {
      title,
      region,
      view: "timeSeries",
      stat,
      period,
      metrics: lines,
      yAxis: { left: { min: 0, max } },
      annotations: mark === undefined ? undefined : { horizontal: [mark] },
    },
  };
}

/** One number over the whole of so many days, whatever the dashboard shows. */
export function numberWidget(title: string, region: string, lines: readonly Line[], days: number): Widget {
  return {
    type: "metric",
    height: 6,
    properties: {
      title,
      region,
      view: "singleValue",
      setPeriodToTimeRange: true,
      start: `-P${days}D`,
      stat: "Sum",
      period: days * 86_400,
      metrics: lines,
    },
  };
}

/** Rows of widgets that share the width, one below the other. Empty rows are left out. */
export function layOut(rows: readonly (readonly Widget[])[]): readonly object[] {
  const placed: object[] = [];
  let y = 0;
  for (const row of rows) {
    if (row.length === 0) continue;
    const width = Math.floor(COLUMNS / row.length);
    placed.push(...row.map((widget, index) => ({ ...widget, x: index * width, y, width })));
    y += Math.max(...row.map(({ height }) => height));
  }
  return placed;
}

/** Equal parts of at most `most`. */
export function chunks<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, index) =>
    list.slice(index * most, (index + 1) * most),
  );
}
