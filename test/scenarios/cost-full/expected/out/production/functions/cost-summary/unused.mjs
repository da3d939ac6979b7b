/** What is paid for and not used, as alarms and Compute Optimizer see it. */
import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { ComputeOptimizerClient, GetECSServiceRecommendationsCommand } from "@aws-sdk/client-compute-optimizer";

const cloudWatch = new CloudWatchClient({});
const computeOptimizer = new ComputeOptimizerClient({});

const FINDINGS = { Overprovisioned: "larger than it needs", Underprovisioned: "smaller than it needs" };

/** A line for each alarm that is on and whose name begins so. */
export async function idleOnes(prefix) {
  const lines = [];
  let NextToken;
  do {
    const page = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: prefix, StateValue: "ALARM", NextToken }),
    );
    lines.push(
      ...(page.MetricAlarms ?? []).map(({ AlarmName, AlarmDescription }) => `${AlarmName}: ${AlarmDescription}`),
    );
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return lines.length === 0 ? ["nothing"] : lines;
}

/** A line for each service of the cluster whose size Compute Optimizer would change. */
export async function wrongSizes(cluster) {
  const lines = [];
  let known = 0;
  let nextToken;
  do {
    const page = await computeOptimizer.send(new GetECSServiceRecommendationsCommand({ nextToken }));
    const own = (page.ecsServiceRecommendations ?? []).filter(({ serviceArn }) =>
      serviceArn.includes(`:service/${cluster}/`),
    );
    known += own.length;
    lines.push(...own.filter(({ finding }) => finding in FINDINGS).map(lineOf));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  if (known === 0)
    return ["nothing is known yet: Compute Optimizer needs a day of metrics, and the account's enrolment"];
  return lines.length === 0 ? ["nothing"] : lines;
}

function lineOf({ serviceArn, finding, currentServiceConfiguration: now, serviceRecommendationOptions }) {
  const name = serviceArn.slice(serviceArn.lastIndexOf("/") + 1);
  const better = serviceRecommendationOptions?.[0];
  const advice = better === undefined ? "" : `; ${sizeOf(better)} would do`;
  return `${name} is ${FINDINGS[finding]}: ${sizeOf(now)}${advice}`;
}

const sizeOf = ({ cpu, memory }) => `${cpu} CPU units and ${memory} MB`;
