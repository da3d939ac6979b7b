/** What watches: logs, alarms, dashboards. */
import assumptions from "../assumptions.json" with { type: "json" };
import { type Charge, monthly, type Pricer } from "../pricer.ts";
import { times } from "../quantity.ts";

/** What is kept of the logs of a service; what it takes in is charged where they come from. */
export const logGroup: Pricer = ({ inputs, owner }, { nodes, tasksOf, usage }) => {
  const service = nodes.find((node) => node.owner === owner && node.token === "aws:ecs/service:Service");
  if (service === undefined) return [];
  const months = Math.max(1, Number(inputs["retentionInDays"] ?? 365) / assumptions.daysPerMonth);
  // Logs are kept compressed.
  const gigabytes = usage.logsPerTask * months * assumptions.storedLogShare;
  return [{ what: "logs, kept", price: "logs.store", quantity: times(tasksOf(service), gigabytes) }];
};

/** Each metric of an expression is paid for. */
export const metricAlarm: Pricer = ({ inputs }) => {
  const { metricQueries } = inputs;
  const metrics = Array.isArray(metricQueries)
    ? metricQueries.filter((query) => typeof query === "object" && query !== null && "metric" in query).length
    : 1;
  return monthly("alarm", "alarm.standard", Math.max(1, metrics));
};

export const compositeAlarm: Pricer = () => monthly("composite alarm", "alarm.composite");
export const dashboard: Pricer = () => monthly("dashboard", "dashboard");
export const metricFilter: Pricer = () => monthly("metric of a log", "metric.custom");

export const flowLog: Pricer = (_, { allTasks }) => [
  { what: "flow logs, ingested", price: "logs.ingest", quantity: times(allTasks, assumptions.flowLogsPerTask) },
];

/** AWS counts metrics of every task, service and container, of which the table has no price. */
export const containerInsights: Pricer = () => monthly("Container Insights", "insights");
/** Counted by image and day, of which the table has no price. */
export const imageScanning: Pricer = () => monthly("enhanced scanning", "scanning");

export const configRecorder: Pricer = (_, { nodes }): readonly Charge[] => {
  const changes = nodes.length * assumptions.configItemsPerResource;
  return [
    {
      what: "recorded changes",
      price: "config.item",
      quantity: { minimum: 0, typical: changes, maximum: changes * assumptions.peakFactor },
    },
  ];
};

export const configRule: Pricer = () =>
  monthly("evaluations", "config.evaluation", assumptions.evaluationsPerRuleAndDay * assumptions.daysPerMonth);
