/**
 * Traces and metrics of services, by OpenTelemetry: what the platform has for all of them (the collector's configuration,
 * the log group of metrics, a group in X-Ray), and what each traced service gets.
 */
import { logGroupName, parameterName, xrayGroupName } from "../../../graph/names.ts";
import { type ComputedText, interpolate, type Reference } from "../../../graph/values.ts";
import { COLLECTOR } from "../../facts/collector.ts";
import operations from "../../facts/operations.json" with { type: "json" };
import type { TracingModel } from "../../model/alarms.ts";
import type { ServiceModel } from "../../model/model.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "../context.ts";
import type { Keys } from "../keys.ts";
import type { Statement } from "../policy.ts";
import { collectorConfiguration } from "./collector-config.ts";

export interface Tracing {
  readonly model: TracingModel;
  /** The parameter that holds the collector's configuration, and the log group of its metrics; undefined without one. */
  readonly collector:
    | { readonly parameterArn: string | ComputedText; readonly logGroupArn: Reference<string> }
    | undefined;
}

/** What a traced service's task gets. */
export interface TaskTracing {
  /** Of the main container. */
  readonly variables: Readonly<Record<string, string>>;
  /** The collector's secrets: its configuration. */
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string | ComputedText }[];
  readonly taskStatements: readonly Statement[];
  readonly executionStatements: readonly Statement[];
}

const ROLE = "collector";

/** Nothing while no service is traced. */
export function lowerTracing(lowering: Lowering, keys: Keys): Tracing | undefined {
  const { model, builder, account } = lowering;
  const { tracing } = model.observability;
  if (tracing === undefined || model.services.every(({ sampling }) => sampling === undefined)) return undefined;
  const scope = builder.scope(sharedPlace(lowering, "tracing", "observability.tracing"));
  if (tracing.export === "xray") lowerGroup(lowering, scope);
  if (tracing.collector === "none") return { model: tracing, collector: undefined };
  const group = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared("otel"),
    {
      name: logGroupName(model.platform, model.environment, "platform-otel"),
      retentionInDays: operations.otelLogDays,
      kmsKeyId: keys.logsArn,
    },
    { stateful: true, role: "metrics-log-group" },
  );
  const name = parameterName(model.platform, model.environment, `platform-${ROLE}`);
  const parameter = scope.resource(
    "aws:ssm/parameter:Parameter",
    shared(ROLE),
    {
      name,
      type: "String",
      description: `Configuration of the OpenTelemetry collectors of ${model.platform} ${model.environment}`,
      insecureValue: collectorConfiguration({
        platform: model.platform,
        environment: model.environment,
        tracing,
        logGroupName: logGroupName(model.platform, model.environment, "platform-otel"),
      }),
    },
    { role: `${ROLE}-configuration`, deleteBeforeReplace: true },
  );
  const parameterArn = interpolate`arn:aws:ssm:${model.region}:${account}:parameter${parameter.name}`;
  return { model: tracing, collector: { parameterArn, logGroupArn: group.arn } };
}

/** The platform's traces, apart from those of others in the account. */
function lowerGroup({ model }: Lowering, scope: Scope): void {
  scope.resource(
    "aws:xray/group:Group",
    shared(),
    {
      groupName: xrayGroupName(model.platform, model.environment),
      filterExpression: `annotation.platform = "${model.platform}" AND annotation.environment = "${model.environment}"`,
      insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
    },
    { role: "trace-group", deleteBeforeReplace: true },
  );
}

/** What a service's task gets; undefined where it is not traced. */
export function tracingOf(
  { model }: Lowering,
  tracing: Tracing | undefined,
  { id, sampling }: Pick<ServiceModel, "id" | "sampling">,
): TaskTracing | undefined {
  if (tracing === undefined || sampling === undefined) return undefined;
  const { collector, model: settings } = tracing;
  return {
    variables: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${COLLECTOR.httpPort}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
      OTEL_PROPAGATORS: "tracecontext,baggage",
      OTEL_RESOURCE_ATTRIBUTES: `service.namespace=${model.platform},deployment.environment.name=${model.environment}`,
      OTEL_SERVICE_NAME: id,
      ...samplerVariables(settings, sampling),
    },
    secrets: collector === undefined ? [] : [{ name: "AOT_CONFIG_CONTENT", valueFrom: collector.parameterArn }],
    taskStatements: sendStatements(tracing),
    executionStatements:
      collector === undefined
        ? []
        : [
            {
              Sid: "ReadCollectorConfiguration",
              Effect: "Allow",
              Action: "ssm:GetParameters",
              Resource: collector.parameterArn,
            },
          ],
  };
}

/** A request that is traced already stays so, whatever the share. */
function samplerVariables({ export: target, sampler }: TracingModel, sampling: number) {
  if (target === "none") return { OTEL_TRACES_EXPORTER: "none" };
  return sampler === "ratio"
    ? { OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: String(sampling) }
    : {
        OTEL_TRACES_SAMPLER: "xray",
        OTEL_TRACES_SAMPLER_ARG: `endpoint=http://127.0.0.1:${COLLECTOR.samplingPort}`,
      };
}

/** The actions of X-Ray know no resource but sampling rules (Service Authorization Reference: AWS X-Ray). */
function sendStatements({ model, collector }: Tracing): readonly Statement[] {
  const sampling = model.sampler === "xray" ? ["xray:GetSamplingRules", "xray:GetSamplingTargets"] : [];
  const traces: Statement[] =
    model.export === "xray"
      ? [
          {
            Sid: "SendTraces",
            Effect: "Allow",
            Action: [...sampling, "xray:PutTelemetryRecords", "xray:PutTraceSegments"],
            Resource: "*",
          },
        ]
      : [];
  if (collector === undefined) return traces;
  return [
    ...traces,
    {
      Sid: "WriteMetrics",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: interpolate`${collector.logGroupArn}:*`,
    },
  ];
}

/** The rule by which X-Ray decides for the SDKs that ask it. */
export function lowerSamplingRule(
  { model }: Lowering,
  scope: Scope,
  tracing: Tracing | undefined,
  { id, owner, sampling }: Pick<ServiceModel, "id" | "owner" | "sampling">,
): void {
  if (tracing?.model.sampler !== "xray" || tracing.model.export !== "xray" || sampling === undefined) return;
  scope.resource(
    "aws:xray/samplingRule:SamplingRule",
    { id },
    {
      priority: operations.samplingPriority,
      version: 1,
      // One request a second beside the share, so that a quiet service is seen at all.
      reservoirSize: 1,
      fixedRate: sampling,
      serviceName: id,
      serviceType: "*",
      host: "*",
      httpMethod: "*",
      urlPath: "*",
      resourceArn: "*",
    },
    { origin: model.origin(`${owner}.tracing`) },
  );
}
