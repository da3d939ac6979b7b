/** What runs: Fargate tasks of services and jobs. */
import { parseAwsCron } from "../../../compiler/values/aws-cron.ts";
import { firingsBetween } from "../../../compiler/values/firings.ts";
import type { GraphNode } from "../../../graph/graph.ts";
import assumptions from "../assumptions.json" with { type: "json" };
import { type Charge, type Pricer, type PricingContext, referred } from "../pricer.ts";
import { constant, type Quantity, times } from "../quantity.ts";

const HOURS = assumptions.hoursPerMonth;
/** GB of disk that every task has without paying for it (AWS Fargate pricing: ephemeral storage). */
const FREE_DISK = 20;
/** Hours that a job is taken to run where it has no time limit. */
const JOB_HOURS = 0.5;

/** The tasks of a service. Those on Spot cost a share of the price on demand, which moves; the first is always on demand. */
export const ecsService: Pricer = (node, context) => {
  const definition = referred(node.inputs["taskDefinition"], context);
  if (definition === undefined) return [];
  const tasks = context.tasksOf(node);
  const strategy = (node.inputs["capacityProviderStrategies"] ?? []) as unknown as Strategy;
  const onSpot = strategy.some(isSpot);
  const paid = onSpot ? spotEquivalents(tasks, strategy) : tasks;
  return [...taskCharges(definition, times(paid, HOURS), onSpot), ...logCharges(tasks, context)];
};

type Strategy = readonly { readonly capacityProvider: string; readonly base?: number; readonly weight?: number }[];
const isSpot = ({ capacityProvider }: Strategy[number]) => capacityProvider === "FARGATE_SPOT";

/** How many tasks on demand cost as much: the base is on demand, the others are shared out by weight. */
function spotEquivalents(tasks: Quantity, strategy: Strategy): Quantity {
  const weightOf = (some: Strategy) => some.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const onSpot = weightOf(strategy.filter(isSpot)) / weightOf(strategy);
  const base = strategy.reduce((most, one) => (isSpot(one) ? most : Math.max(most, one.base ?? 0)), 0);
  const share = (count: number) => {
    const first = Math.min(base, count);
    return first + (count - first) * (1 - onSpot + onSpot * assumptions.spotShareOfOnDemand);
  };
  return { minimum: share(tasks.minimum), typical: share(tasks.typical), maximum: share(tasks.maximum) };
}

function taskCharges(definition: GraphNode, hours: Quantity, onSpot: boolean): readonly Charge[] {
  const { cpu, memory, runtimePlatform, ephemeralStorage } = definition.inputs;
  const platform = runtimePlatform as { readonly cpuArchitecture?: string } | undefined;
  const architecture = platform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";
  const disk = (ephemeralStorage as { readonly sizeInGib?: number } | undefined)?.sizeInGib ?? FREE_DISK;
  const suffix = onSpot ? ", mostly on Spot" : "";
  return [
    {
      what: `Fargate vCPU${suffix}`,
      price: `fargate.vcpu.${architecture}`,
      quantity: times(hours, Number(cpu) / 1024),
    },
    {
      what: `Fargate memory${suffix}`,
      price: `fargate.memory.${architecture}`,
      quantity: times(hours, Number(memory) / 1024),
    },
    ...(disk > FREE_DISK
      ? [{ what: "Fargate disk", price: "fargate.storage", quantity: times(hours, disk - FREE_DISK) }]
      : []),
  ];
}

function logCharges(tasks: Quantity, { usage }: PricingContext): readonly Charge[] {
  return [{ what: "logs, ingested", price: "logs.ingest", quantity: times(tasks, usage.logsPerTask) }];
}

/** A job's runs: as often as it fires, for half an hour or its time limit, whichever is shorter; at most with every retry. */
export const schedule: Pricer = (node, context) => {
  if (node.inputs["state"] === "DISABLED") return [];
  const target = node.inputs["target"] as { readonly [key: string]: never } | undefined;
  const machine = referred(target?.["arn"], context);
  const definition = definitionOf(node, machine, context);
  if (definition === undefined) return [];
  const runs = runsPerMonth(node);
  const limit = machine === undefined ? undefined : timeLimit(machine);
  const hours = Math.min(JOB_HOURS, limit ?? JOB_HOURS);
  const longest = (limit ?? JOB_HOURS) * (1 + retriesOf(machine));
  return taskCharges(definition, { minimum: runs * hours, typical: runs * hours, maximum: runs * longest }, false);
};

function definitionOf(node: GraphNode, machine: GraphNode | undefined, context: PricingContext): GraphNode | undefined {
  const isDefinition = ({ token, owner }: GraphNode) => token.endsWith(":TaskDefinition") && owner === node.owner;
  return machine?.token.endsWith(":TaskDefinition") ? machine : context.nodes.find(isDefinition);
}

function runsPerMonth({ inputs }: GraphNode): number {
  const { scheduleExpression, scheduleExpressionTimezone = "UTC" } = inputs;
  const cron = typeof scheduleExpression === "string" ? parseAwsCron(scheduleExpression) : undefined;
  if (cron === undefined || typeof scheduleExpressionTimezone !== "string") return 0;
  const from = Date.UTC(2026, 0, 1);
  const until = from + assumptions.daysPerMonth * 86_400_000;
  return firingsBetween(cron, scheduleExpressionTimezone, from, until).length;
}

/** Hours after which a state machine gives up; undefined for one that does not. */
function timeLimit({ inputs }: GraphNode): number | undefined {
  const found = /"TimeoutSeconds":([0-9]+)/.exec(JSON.stringify(inputs["definition"] ?? ""));
  return found === null ? undefined : Number(found[1]) / 3600;
}

function retriesOf(machine: GraphNode | undefined): number {
  const found = /"MaxAttempts":([0-9]+)/.exec(JSON.stringify(machine?.inputs["definition"] ?? ""));
  return found === null ? 0 : Number(found[1]);
}

/** A function that runs now and then; what it computes is below what a bill shows. */
export const lambda: Pricer = () => [{ what: "Lambda requests", price: "lambda.requests", quantity: constant(0.001) }];
