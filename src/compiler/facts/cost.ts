/** What is watched of costs: thresholds, the tags that bills are cut by, the function that sums up. */
import facts from "./cost.json" with { type: "json" };

/** What `cost.audits` looks for. */
export const AUDITS = ["idle-load-balancers", "idle-nat-gateways", "rightsizing"] as const;
export type Audit = (typeof AUDITS)[number];

/** Percent of the budget above which a forecast is told. */
export const FORECAST_PERCENT: number = facts.forecastPercent;
/** US dollars from which an anomaly is told. */
export const ANOMALY_USD: number = facts.anomalyUsd;
/** The tags by which bills are cut. */
export const COST_TAGS: readonly string[] = facts.tags;
/** The function that writes once a month: when, on what it runs, days for which its log is kept. */
export const SUMMARY_FUNCTION = facts.summary;
