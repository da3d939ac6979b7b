/**
 * Objectives: alarms on how fast the error budget is used up, each over a long window, so that a short spike tells
 * nobody, and a short one, so that it ends soon after its cause (Google, The Site Reliability Workbook, chapter 5).
 */
import { BURN_RATES, type BurnRate, LEAST_REQUESTS, OBJECTIVE_DAYS } from "../../facts/alarms.ts";
import { rounded } from "../../model/observability.ts";
import type { Lowering } from "../context.ts";
import { type Alarm, all, inAlarm, lowerCompositeAlarm, lowerMetricAlarm, type MetricQueries } from "./alarm.ts";
import { type Balancers, balancersOf } from "./balancers.ts";
import { metricQuery } from "./route-metrics.ts";
import { sharedSite } from "./shared-alarms.ts";
import type { Topics } from "./topics.ts";

export interface Objective {
  readonly name: "availability" | "latency";
  /** The share of requests that may miss it. */
  readonly budget: number;
  /** What it is, to follow "the error budget of". */
  readonly text: string;
  /** The share of requests that miss it in one period of so many seconds. */
  readonly misses: (period: number) => MetricQueries;
}

/** Those that the author set; none without a load balancer, which measures them. Several are measured as one. */
export function objectivesOf({ model }: Lowering, all: Balancers): readonly Objective[] {
  const balancers = balancersOf(all).map(({ arnSuffix }) => ({ LoadBalancer: arnSuffix }));
  if (balancers.length === 0) return [];
  const { availability, latencyP95 } = model.objectives;
  const each = (id: string, metricName: string, stat: string, period: number) =>
    balancers.map((dimensions, index) => metricQuery(`${id}${index}`, metricName, stat, period, dimensions));
  const sum = (...ids: readonly string[]) =>
    balancers.flatMap((_, index) => ids.map((id) => `FILL(${id}${index}, 0)`)).join(" + ");
  const objectives: Objective[] = [];
  if (availability !== undefined) {
    objectives.push({
      name: "availability",
      budget: rounded(1 - availability),
      text: `${rounded(100 * availability)} % of requests answered without a server error`,
      // A load balancer counts as requests only those that it handed on, and errors only where there are some.
      misses: (period) => [
        ...each("e", "HTTPCode_ELB_5XX_Count", "Sum", period),
        ...each("t", "HTTPCode_Target_5XX_Count", "Sum", period),
        ...each("r", "RequestCount", "Sum", period),
        {
          id: "misses",
          label: "Share of requests with a server error",
          expression: share(`(${sum("e", "t")}) / (${sum("r", "e")})`, sum("r", "e")),
          returnData: true,
        },
      ],
    });
  }
  if (latencyP95 !== undefined) {
    const fast = balancers.map((_, index) => `FILL(fast${index}, 100) * FILL(r${index}, 0)`).join(" + ");
    objectives.push({
      name: "latency",
      budget: 0.05,
      text: `95 of 100 requests answered within ${latencyP95} s`,
      misses: (period) => [
        ...each("fast", "TargetResponseTime", `PR(:${latencyP95})`, period),
        ...each("r", "RequestCount", "Sum", period),
        {
          id: "misses",
          label: "Share of slow requests",
          expression: share(`1 - (${fast}) / (100 * (${sum("r")}))`, sum("r")),
          returnData: true,
        },
      ],
    });
  }
  return objectives;
}

/** Of few requests a single failure would be a large share. */
function share(expression: string, requests: string): string {
  return `IF(${requests} > ${LEAST_REQUESTS}, ${expression}, 0)`;
}

/** For each objective and burn rate an alarm of two. A rate at which not all requests could miss it has none. */
export function lowerObjectiveAlarms(
  lowering: Lowering,
  topics: Topics,
  objectives: readonly Objective[],
): readonly Alarm[] {
  return objectives.flatMap((objective) =>
    BURN_RATES.filter(({ rate }) => rate * objective.budget < 1).map((burn) =>
      lowerBurnAlarm(lowering, topics, objective, burn),
    ),
  );
}

function lowerBurnAlarm(lowering: Lowering, topics: Topics, objective: Objective, burn: BurnRate): Alarm {
  const { name, budget, text, misses } = objective;
  const site = sharedSite(lowering, topics, `objectives.${name}`);
  const windows = (["long", "short"] as const).map((window) =>
    lowerMetricAlarm(site, {
      what: `${name}-${burn.name}-${window}`,
      text: `The error budget of ${name} burns ${burn.rate} times too fast over ${hours(burn[window])}; alone it tells nobody`,
      alarm: { severity: burn.severity, periods: 1, period: burn[window], threshold: rounded(burn.rate * budget) },
      metric: {},
      queries: misses(burn[window]),
      silent: true,
    }),
  );
  return lowerCompositeAlarm(site, {
    what: `${name}-${burn.name}`,
    text: `At this rate the error budget of ${OBJECTIVE_DAYS} days is used up in ${hours((OBJECTIVE_DAYS * 86_400) / burn.rate)}: ${text}`,
    severity: burn.severity,
    rule: all(windows.map(inAlarm)),
  });
}

function hours(seconds: number): string {
  return seconds < 3600 ? `${seconds / 60} minutes` : `${Math.round(seconds / 3600)} h`;
}
