// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { dataKey, logsKey } from "./keys";
import { provider } from "./provider";

// spec/platform.yaml
const platformCluster = new Group("platform-cluster");

// spec/platform.yaml
const execLogGroup = new aws.cloudwatch.LogGroup(
  "platform-exec",
  {
    name: "/hello/test/platform-exec",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-platform-exec" },
  },
  { provider },
);

// spec/platform.yaml
export const cluster = new aws.ecs.Cluster(
  "platform",
  {
    settings: [{ name: "containerInsights", value: "enhanced" }],
    configuration: {
      executeCommandConfiguration: {
        kmsKeyId: dataKey.arn,
        logging: "OVERRIDE",
        logConfiguration: {
          cloudWatchEncryptionEnabled: true,
          cloudWatchLogGroupName: execLogGroup.name,
        },
      },
    },
    tags: { Name: "hello-test-platform" },
  },
  { parent: platformCluster, provider },
);

// spec/platform.yaml
const insightsLogGroup = new aws.cloudwatch.LogGroup(
  "platform-insights",
  {
    name: pulumi.interpolate`/aws/ecs/containerinsights/${cluster.name}/performance`,
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-test-platform-insights" },
  },
  { provider },
);

// spec/platform.yaml
const capacityProviders = new aws.ecs.ClusterCapacityProviders(
  "platform",
  {
    clusterName: cluster.name,
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", base: 0, weight: 1 }],
  },
  { parent: platformCluster, provider },
);
