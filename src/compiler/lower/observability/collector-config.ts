/** The collector's configuration, in the YAML that it reads from `AOT_CONFIG_CONTENT` (ADOT: ECS sidecar configuration). */
import { COLLECTOR } from "../../facts/collector.ts";
import type { TracingModel } from "../../model/alarms.ts";

export interface CollectorSettings {
  readonly platform: string;
  readonly environment: string;
  readonly tracing: TracingModel;
  /** The log group that metrics are written to, in CloudWatch's embedded metric format. */
  readonly logGroupName: string;
}

/** It listens inside the task only. Spans get the annotations by which the platform's group in X-Ray finds them. */
export function collectorConfiguration({ platform, environment, tracing, logGroupName }: CollectorSettings): string {
  const { grpcPort, httpPort, samplingPort, memoryLimit } = COLLECTOR;
  const traced = tracing.export === "xray";
  const proxied = tracing.sampler === "xray";
  const pipeline = (name: string, processors: readonly string[], exporter: string) =>
    `    ${name}: { receivers: [otlp], processors: [${processors.join(", ")}], exporters: [${exporter}] }`;
  const lines = [
    "extensions:",
    "  health_check: {}",
    ...(proxied ? [`  awsproxy: { endpoint: "127.0.0.1:${samplingPort}" }`] : []),
    "receivers:",
    "  otlp:",
    "    protocols:",
    `      grpc: { endpoint: "127.0.0.1:${grpcPort}" }`,
    `      http: { endpoint: "127.0.0.1:${httpPort}" }`,
    "processors:",
    `  memory_limiter: { check_interval: 1s, limit_mib: ${memoryLimit} }`,
    "  resourcedetection: { detectors: [env, ecs] }",
    ...(traced
      ? [
          "  attributes:",
          "    actions:",
          `      - { key: platform, value: ${JSON.stringify(platform)}, action: upsert }`,
          `      - { key: environment, value: ${JSON.stringify(environment)}, action: upsert }`,
        ]
      : []),
    "  batch: { timeout: 5s }",
    "exporters:",
    ...(traced ? ["  awsxray: { indexed_attributes: [platform, environment] }"] : []),
    `  awsemf: { namespace: ${JSON.stringify(platform)}, log_group_name: ${JSON.stringify(logGroupName)} }`,
    "service:",
    `  extensions: [health_check${proxied ? ", awsproxy" : ""}]`,
    "  pipelines:",
    ...(traced ? [pipeline("traces", ["memory_limiter", "resourcedetection", "attributes", "batch"], "awsxray")] : []),
    pipeline("metrics", ["memory_limiter", "resourcedetection", "batch"], "awsemf"),
  ];
  return `${lines.join("\n")}\n`;
}
