/** Tasks read secrets when they start, and never again: services that read a changed secret are deployed again. */
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";

/** What DescribeServices takes at once (Amazon ECS API Reference). */
const AT_ONCE = 10;

/**
 * Deploys the services of the cluster again whose task definition reads the secret and whose deployment began before it
 * changed: so that a second call, after a failure in the middle, goes on where the first one stopped. What cannot be
 * deployed does not keep the others from it; all of it is in the error.
 */
export async function redeploy(ecs, { cluster, secret, changed }) {
  const definitions = new Map();
  const reads = async (taskDefinition) => {
    if (!definitions.has(taskDefinition)) {
      const described = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
      const sources = described.taskDefinition.containerDefinitions.flatMap((container) => container.secrets ?? []);
      definitions.set(
        taskDefinition,
        sources.some(({ valueFrom }) => valueFrom === secret || valueFrom.startsWith(`${secret}:`)),
      );
    }
    return definitions.get(taskDefinition);
  };

  const failed = [];
  for (const service of await runningServices(ecs, cluster)) {
    const deployment = service.deployments.find(({ status }) => status === "PRIMARY");
    if (deployment === undefined || deployment.createdAt > changed) continue;
    if (!(await reads(deployment.taskDefinition))) continue;
    try {
      await ecs.send(new UpdateServiceCommand({ cluster, service: service.serviceArn, forceNewDeployment: true }));
      console.log(JSON.stringify({ deployed: service.serviceName }));
    } catch (error) {
      failed.push(`${service.serviceName} (${error.name})`);
    }
  }
  if (failed.length > 0) throw new Error(`not deployed again: ${failed.join(", ")}`);
}

/** Those that have tasks; one without reads the secret when it gets some. */
async function runningServices(ecs, cluster) {
  const arns = [];
  let nextToken;
  do {
    const page = await ecs.send(new ListServicesCommand({ cluster, maxResults: 100, nextToken }));
    arns.push(...page.serviceArns);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);

  const services = [];
  for (let start = 0; start < arns.length; start += AT_ONCE) {
    const described = await ecs.send(
      new DescribeServicesCommand({ cluster, services: arns.slice(start, start + AT_ONCE) }),
    );
    services.push(...described.services);
  }
  return services.filter(({ status, desiredCount }) => status === "ACTIVE" && desiredCount > 0);
}
