/** The ECS cluster, its log groups, and the namespace in which services find each other. */
import { logGroupName } from "../../graph/names.ts";
import { interpolate, type Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { Model } from "../model/model.ts";
import { type Lowering, shared, sharedPlace } from "./context.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";

export interface Cluster {
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
  readonly execLogGroupArn: Reference<string>;
  /** Undefined while nothing calls anything. */
  readonly namespace: { readonly arn: Reference<string>; readonly id: Reference<string> } | undefined;
}

/** `<platform>.internal`. */
export function namespaceName(model: Model): string {
  return `${model.platform}.internal`;
}

export function lowerCluster(lowering: Lowering, keys: Keys, network: Network): Cluster {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "cluster", ""));
  const exec = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared("exec"),
    {
      name: logGroupName(model.platform, model.environment, "platform-exec"),
      retentionInDays: operations.execLogDays,
      kmsKeyId: keys.logsArn,
    },
    { stateful: true, role: "exec-log-group" },
  );
  const cluster = scope.resource("aws:ecs/cluster:Cluster", shared(), {
    settings: [{ name: "containerInsights", value: "enhanced" }],
    configuration: {
      executeCommandConfiguration: {
        kmsKeyId: keys.dataArn,
        logging: "OVERRIDE",
        logConfiguration: { cloudWatchEncryptionEnabled: true, cloudWatchLogGroupName: exec.name },
      },
    },
  });
  scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared("insights"),
    {
      name: interpolate`/aws/ecs/containerinsights/${cluster.name}/performance`,
      retentionInDays: operations.insightsLogDays,
      kmsKeyId: keys.logsArn,
    },
    { stateful: true, role: "insights-log-group" },
  );
  scope.resource(
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    shared(),
    {
      clusterName: cluster.name,
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
    },
    { role: "capacity-providers" },
  );
  builder.output("clusterName", { value: cluster.name, description: "The ECS cluster" });
  const called = model.services.some(({ callers }) => callers.length > 0);
  return {
    name: cluster.name,
    arn: cluster.arn,
    execLogGroupArn: exec.arn,
    namespace: called ? lowerNamespace(lowering, network) : undefined,
  };
}

function lowerNamespace(lowering: Lowering, network: Network) {
  const scope = lowering.builder.scope(sharedPlace(lowering, "namespace", "services"));
  const namespace = scope.resource("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", shared(), {
    name: namespaceName(lowering.model),
    description: `Services of ${lowering.model.platform} ${lowering.model.environment}`,
    vpc: network.vpcId,
  });
  return { arn: namespace.arn, id: namespace.id };
}
