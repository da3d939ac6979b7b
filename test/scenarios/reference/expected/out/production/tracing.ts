// spec/platform.yaml observability.tracing
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { logsKey } from "./keys";
import { provider } from "./provider";

// observability.tracing
const platformTracing = new Group("platform-tracing");

// observability.tracing
const traceGroup = new aws.xray.Group(
  "platform",
  {
    groupName: "provfair_production",
    filterExpression: 'annotation.platform = "provfair" AND annotation.environment = "production"',
    insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
    tags: { Name: "provfair-production-platform" },
  },
  { parent: platformTracing, provider, deleteBeforeReplace: true },
);

// observability.tracing
export const metricsLogGroup = new aws.cloudwatch.LogGroup(
  "platform-otel",
  {
    name: "/provfair/production/platform-otel",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "provfair-production-platform-otel" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// observability.tracing
export const collectorConfiguration = new aws.ssm.Parameter(
  "platform-collector",
  {
    name: "/provfair/production/platform-collector",
    type: "String",
    description: "Configuration of the OpenTelemetry collectors of provfair production",
    insecureValue:
      'extensions:\n  health_check: {}\nreceivers:\n  otlp:\n    protocols:\n      grpc: { endpoint: "127.0.0.1:4317" }\n      http: { endpoint: "127.0.0.1:4318" }\nprocessors:\n  memory_limiter: { check_interval: 1s, limit_mib: 96 }\n  resourcedetection: { detectors: [env, ecs] }\n  attributes:\n    actions:\n      - { key: platform, value: "provfair", action: upsert }\n      - { key: environment, value: "production", action: upsert }\n  batch: { timeout: 5s }\nexporters:\n  awsxray: { indexed_attributes: [platform, environment] }\n  awsemf: { namespace: "provfair", log_group_name: "/provfair/production/platform-otel" }\nservice:\n  extensions: [health_check]\n  pipelines:\n    traces: { receivers: [otlp], processors: [memory_limiter, resourcedetection, attributes, batch], exporters: [awsxray] }\n    metrics: { receivers: [otlp], processors: [memory_limiter, resourcedetection, batch], exporters: [awsemf] }\n',
    tags: { Name: "provfair-production-platform-collector" },
  },
  { parent: platformTracing, provider, deleteBeforeReplace: true },
);
