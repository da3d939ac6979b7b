/** Alarms, topics, objectives, traces and the dashboard: what somebody on call would want to rely on. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const reference = graphOf(referenceSources());
const production = stackOf(reference, "production");
const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const NOTIFY = "observability: { notify: { email: [oncall@acme.example] } }";
const ACCOUNT = { production: 'account: { id: "111122223333", quotas: { fargateVcpu: 2000 } }' };

const stack = (text: string) => stackOf(graphOfText(text, ACCOUNT), "production");
const inputsOf = (of: StackGraph, token: string, name: string) =>
  readable(nodeOf(of, token, name).inputs) as Readonly<Record<string, unknown>>;

interface Statement {
  readonly Principal: { readonly Service?: readonly string[] };
  readonly Action: string | readonly string[];
  readonly Condition?: object;
}
const statementsOf = (document: unknown) => (document as { Statement: Statement[] }).Statement;

it("tells each severity's addresses by a topic that the platform's key encrypts", () => {
  const one = stack(`
    services: { web: { ${IMAGE} } }
    observability: { notify: { email: [a@acme.example, b@acme.example, a@acme.example], tickets: [c@acme.example] } }
  `);
  expect([...nodesOf(one, "aws:sns/topicSubscription:TopicSubscription").keys()]).toEqual([
    "platform-page-a@acme.example",
    "platform-page-b@acme.example",
    "platform-ticket-c@acme.example",
  ]);
  expect(inputsOf(one, "aws:sns/topic:Topic", "platform-page")).toMatchObject({
    kmsMasterKeyId: "<aws:kms/key:Key::platform-data.arn>",
  });
  expect(Object.keys(one.outputs)).toEqual(expect.arrayContaining(["pageTopic", "ticketTopic"]));
});

it("lets CloudWatch publish for this account alone, and EventBridge, which never says for whom, without a condition", () => {
  const ofTopic = statementsOf(inputsOf(production, "aws:sns/topicPolicy:TopicPolicy", "platform-page")["policy"]);
  const ofKey = statementsOf(inputsOf(production, "aws:kms/key:Key", "platform-data")["policy"]);
  for (const [statements, action] of [
    [ofTopic, "sns:Publish"],
    [ofKey, ["kms:Decrypt", "kms:GenerateDataKey*"]],
  ] as const) {
    const of = (service: string) => statements.find(({ Principal }) => Principal.Service?.includes(service));
    expect(of("cloudwatch.amazonaws.com")).toMatchObject({
      Action: action,
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
    });
    expect(of("events.amazonaws.com")).toMatchObject({ Action: action });
    expect(of("events.amazonaws.com")).not.toHaveProperty("Condition");
  }
});

it("has no alarms and no topics where nobody is told, and a dashboard all the same", () => {
  const silent = stack(`services: { web: { ${IMAGE} } }\nqueues: { mail: {} }`);
  expect(nodesOf(silent, METRIC).size + nodesOf(silent, COMPOSITE).size).toBe(0);
  expect(nodesOf(silent, "aws:sns/topic:Topic").size).toBe(0);
  expect(nodesOf(silent, "aws:cloudwatch/dashboard:Dashboard").size).toBe(1);
});

it("watches CPU and memory above 80 % for two periods of five minutes", () => {
  for (const [what, metricName] of [
    ["cpu", "CPUUtilization"],
    ["memory", "MemoryUtilization"],
  ] as const) {
    expect(inputsOf(production, METRIC, `gateway-alarm-${what}`)).toMatchObject({
      name: `provfair/production/gateway/${what}`,
      namespace: "AWS/ECS",
      metricName,
      statistic: "Average",
      threshold: 80,
      evaluationPeriods: 2,
      period: 300,
      comparisonOperator: "GreaterThanThreshold",
      dimensions: {
        ClusterName: "<aws:ecs/cluster:Cluster::platform.name>",
        ServiceName: "<aws:ecs/service:Service::gateway.name>",
      },
      alarmActions: ["<aws:sns/topic:Topic::platform-ticket.arn>"],
    });
  }
});

it("takes the 95th percentile as an extended statistic, which few requests do not set off", () => {
  const alarm = inputsOf(production, METRIC, "gateway-alarm-latency");
  expect(alarm).toMatchObject({
    extendedStatistic: "p95",
    threshold: 0.5,
    evaluateLowSampleCountPercentiles: "ignore",
    dimensions: {
      LoadBalancer: "<aws:lb/loadBalancer:LoadBalancer::platform.arnSuffix>",
      TargetGroup: "<aws:lb/targetGroup:TargetGroup::gateway.arnSuffix>",
    },
  });
  expect(alarm).not.toHaveProperty("statistic");
});

it("pages once for a service, by its composite alarm, whose parts tell nobody themselves", () => {
  const whole = inputsOf(production, COMPOSITE, "gateway");
  expect(whole).toMatchObject({
    alarmName: "provfair/production/gateway",
    alarmActions: ["<aws:sns/topic:Topic::platform-page.arn>"],
    okActions: ["<aws:sns/topic:Topic::platform-page.arn>"],
  });
  const rule = String(whole["alarmRule"]);
  for (const part of ["tasks", "latency", "unhealthy", "errors"]) {
    expect(rule).toContain(`ALARM("<${METRIC}::gateway-alarm-${part}.name>")`);
    expect(inputsOf(production, METRIC, `gateway-alarm-${part}`)).not.toHaveProperty("alarmActions");
  }
  expect(rule).not.toContain("rollback");
  expect(rule).not.toContain("cpu");
});

it("watches both target groups of a blue-green deployment, and their errors together", () => {
  const names = [...nodesOf(production, METRIC).keys()];
  expect(names).toEqual(expect.arrayContaining(["payments-alarm-latency-green", "payments-alarm-unhealthy-green"]));
  const { metricQueries } = inputsOf(production, METRIC, "payments-alarm-errors");
  expect((metricQueries as { id: string }[]).map(({ id }) => id)).toEqual(["e0", "r0", "e1", "r1", "percent"]);
});

it("takes missing data as too few tasks, and counts the least that a schedule asks for", () => {
  const one = stack(`
    services:
      web:
        ${IMAGE}
        scaling: { min: 4, max: 9, schedules: [{ name: night, cron: "0 22 * * *", min: 2, max: 12 }, { name: day, cron: "0 6 * * *", min: 4, max: 9 }] }
      idle: { ${IMAGE}, critical: false, scaling: { min: 0, max: 4 } }
    ${NOTIFY}
  `);
  expect(inputsOf(one, METRIC, "web-alarm-tasks")).toMatchObject({
    namespace: "ECS/ContainerInsights",
    metricName: "RunningTaskCount",
    comparisonOperator: "LessThanThreshold",
    threshold: 2,
    treatMissingData: "breaching",
  });
  expect(inputsOf(one, METRIC, "web-alarm-maximum")).toMatchObject({
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 12,
  });
  expect(inputsOf(one, COMPOSITE, "web-alarm-saturation")["alarmRule"]).toBe(
    `(ALARM("<${METRIC}::web-alarm-maximum.name>") AND (ALARM("<${METRIC}::web-alarm-cpu.name>") OR ALARM("<${METRIC}::web-alarm-memory.name>")))`,
  );
  expect([...nodesOf(one, METRIC).keys()]).not.toContain("idle-alarm-tasks");
});

it("lets an entry change an alarm, take one away, and say whom it wakes", () => {
  const one = stack(`
    services:
      web: { ${IMAGE}, alarms: { cpu: { above: 95, for: 4, severity: page }, memory: { enabled: false } } }
      other: { ${IMAGE} }
    queues: { mail: { alarms: { deadLetters: { above: 10, severity: page } } } }
    observability: { notify: { email: [oncall@acme.example] }, alarms: { cpu: { period: 10m } } }
  `);
  expect(inputsOf(one, METRIC, "web-alarm-cpu")).toMatchObject({ threshold: 95, evaluationPeriods: 4, period: 600 });
  expect(String(inputsOf(one, COMPOSITE, "web")["alarmRule"])).toContain("web-alarm-cpu");
  expect(inputsOf(one, METRIC, "other-alarm-cpu")).toMatchObject({ threshold: 80, evaluationPeriods: 2, period: 600 });
  expect([...nodesOf(one, METRIC).keys()]).not.toContain("web-alarm-memory");
  expect(inputsOf(one, METRIC, "mail-alarm-dead-letters")).toMatchObject({
    threshold: 10,
    alarmActions: ["<aws:sns/topic:Topic::platform-page.arn>"],
    dimensions: { QueueName: "<aws:sqs/queue:Queue::mail-dead-letters.name>" },
  });
});

it("shortens the age of messages to what a queue keeps", () => {
  const one = stack(`services: { web: { ${IMAGE} } }\nqueues: { mail: { retention: 10m } }\n${NOTIFY}`);
  expect(inputsOf(one, METRIC, "mail-alarm-age")).toMatchObject({
    metricName: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    threshold: 300,
  });
});

it("watches NAT gateways, certificates and the load balancer's own errors", () => {
  expect(inputsOf(production, METRIC, "platform-alarm-nat-ports-us-east-1b")).toMatchObject({
    namespace: "AWS/NATGateway",
    metricName: "ErrorPortAllocation",
    threshold: 0,
    dimensions: { NatGatewayId: "<awsx:ec2:Vpc::platform.natGateways.1.id>" },
  });
  expect(inputsOf(production, METRIC, "platform-alarm-certificate")).toMatchObject({
    metricName: "DaysToExpiry",
    comparisonOperator: "LessThanThreshold",
    threshold: 30,
  });
  const { metricQueries } = inputsOf(production, METRIC, "platform-alarm-load-balancer-errors");
  expect((metricQueries as { expression?: string }[]).at(-1)?.expression).toContain("FILL(r, 0) + FILL(e, 0)");
});

it("pages at 14.4 and 6 times the budget and writes a ticket at 3, each over two windows", () => {
  const budget = 0.0001;
  for (const [name, rate, long, short, topic] of [
    ["fast", 14.4, 3600, 300, "page"],
    ["slow", 6, 21_600, 1800, "page"],
    ["ticket", 3, 86_400, 7200, "ticket"],
  ] as const) {
    for (const [window, seconds] of [
      ["long", long],
      ["short", short],
    ] as const) {
      const alarm = inputsOf(production, METRIC, `platform-alarm-availability-${name}-${window}`);
      expect(alarm["threshold"]).toBeCloseTo(rate * budget, 10);
      expect(alarm).not.toHaveProperty("alarmActions");
      const queries = alarm["metricQueries"] as { metric?: { period: number }; expression?: string }[];
      expect(queries.flatMap(({ metric }) => metric?.period ?? [])).toEqual([seconds, seconds, seconds]);
      expect(queries.at(-1)?.expression).toBe(
        "IF(FILL(r0, 0) + FILL(e0, 0) > 1000, (FILL(e0, 0) + FILL(t0, 0)) / (FILL(r0, 0) + FILL(e0, 0)), 0)",
      );
    }
    expect(inputsOf(production, COMPOSITE, `platform-alarm-availability-${name}`)).toMatchObject({
      alarmRule: `(ALARM("<${METRIC}::platform-alarm-availability-${name}-long.name>") AND ALARM("<${METRIC}::platform-alarm-availability-${name}-short.name>"))`,
      alarmActions: [`<aws:sns/topic:Topic::platform-${topic}.arn>`],
    });
  }
});

it("measures an objective of latency by the share of slow requests, of which 5 in 100 are allowed", () => {
  const alarm = inputsOf(production, METRIC, "platform-alarm-latency-fast-long");
  expect(alarm["threshold"]).toBeCloseTo(0.72, 10);
  expect(alarm["metricQueries"]).toMatchObject([{ metric: { stat: "PR(:0.5)" } }, {}, {}]);
});

it("has no alarm at a rate that not even an outage reaches", () => {
  const one = stack(`
    domain: { name: acme.example, hostedZone: { id: Z0123456789 } }
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*] } } }
    ${NOTIFY}
    objectives: { availability: 90 }
  `);
  expect([...nodesOf(one, COMPOSITE).keys()].filter((name) => name.includes("availability"))).toEqual([
    "platform-alarm-availability-slow",
    "platform-alarm-availability-ticket",
  ]);
});

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title?: string; readonly metrics?: unknown[]; readonly alarms?: unknown[] };
}
const widgetsOf = (of: StackGraph) =>
  (inputsOf(of, "aws:cloudwatch/dashboard:Dashboard", "platform")["dashboardBody"] as { widgets: Widget[] }).widgets;

it("draws a dashboard of 24 columns in which nothing overlaps, the alarms first", () => {
  const widgets = widgetsOf(production);
  const titles = widgets.map(({ properties }) => properties.title ?? "");
  expect(titles.indexOf("Alarms")).toBe(1);
  for (const title of [
    "Error budget of availability, 30 days",
    "gateway: answers",
    "Messages that wait",
    "Set aside",
  ]) {
    expect(titles).toContain(title);
  }
  const seen = new Set<string>();
  for (const { x, y, width, height } of widgets) {
    expect(x + width).toBeLessThanOrEqual(24);
    for (let column = x; column < x + width; column++) {
      for (let row = y; row < y + height; row++) {
        expect(seen.has(`${column},${row}`)).toBe(false);
        seen.add(`${column},${row}`);
      }
    }
  }
  const shown = widgets.filter(({ type }) => type === "alarm").flatMap(({ properties }) => properties.alarms ?? []);
  const telling = [METRIC, COMPOSITE].flatMap((token) =>
    [...nodesOf(production, token).values()].filter(({ inputs }: GraphNode) => "alarmActions" in inputs),
  );
  expect(shown.length).toBe(telling.length);
  expect(new Set(shown).size).toBe(shown.length);
});

it("keeps a dashboard of very many services within what CloudWatch takes", () => {
  const services = Array.from({ length: 170 }, (_, index) => `s${index}: { ${IMAGE} }`).join(", ");
  const widgets = widgetsOf(stack(`services: { ${services} }\n${NOTIFY}`));
  expect(widgets.length).toBeLessThanOrEqual(500);
  expect(widgets.map(({ properties }) => properties.title)).toContain("CPU of all services, %");
  for (const { properties } of widgets) expect(properties.alarms?.length ?? 0).toBeLessThanOrEqual(100);
});

it("counts logged errors of JSON, and saves a query for each service and job", () => {
  const filter = inputsOf(production, "aws:cloudwatch/logMetricFilter:LogMetricFilter", "gateway");
  expect(filter["pattern"]).toContain('($.level = "error")');
  expect(filter["metricTransformation"]).toMatchObject({ name: "gateway-log-errors", defaultValue: "0" });
  expect(inputsOf(production, METRIC, "gateway-alarm-log-errors")).toMatchObject({
    namespace: "provfair/production",
    metricName: "gateway-log-errors",
  });
  const queries = [...nodesOf(production, "aws:cloudwatch/queryDefinition:QueryDefinition").values()];
  expect(queries.map(({ inputs }) => inputs["name"])).toEqual(
    expect.arrayContaining([
      "provfair/production/gateway/errors",
      "provfair/production/season-rollup/errors",
      "provfair/production/platform/rejected-connections",
    ]),
  );
});

interface Container {
  readonly name: string;
  readonly environment: readonly { readonly name: string; readonly value: string }[];
}
const containersOf = (of: StackGraph, name: string) =>
  inputsOf(of, "aws:ecs/taskDefinition:TaskDefinition", name)["containerDefinitions"] as readonly Container[];
const variablesOf = ({ environment }: Container) =>
  Object.fromEntries(environment.map(({ name, value }) => [name, value]));

it("puts a collector beside a traced service, by digest, which the task does without", () => {
  const [main, collector] = containersOf(production, "gateway") as [Container, Container];
  expect(collector).toMatchObject({
    name: "collector",
    image: expect.stringMatching(/aws-otel-collector@sha256:[0-9a-f]{64}$/),
    essential: false,
    restartPolicy: { enabled: true },
    cpu: 32,
    memory: 128,
    readonlyRootFilesystem: true,
    healthCheck: { command: ["CMD", "/healthcheck"] },
    secrets: [{ name: "AOT_CONFIG_CONTENT" }],
    portMappings: [],
  });
  expect(collector).not.toHaveProperty("user");
  expect(variablesOf(main)).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    OTEL_PROPAGATORS: "tracecontext,baggage",
    OTEL_SERVICE_NAME: "gateway",
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: "0.05",
  });
  expect(containersOf(production, "profiles").map(({ name }) => name)).toEqual(["profiles"]);
});

it("lets what the author writes win over the variables of tracing", () => {
  const one = stack(`
    services: { web: { ${IMAGE}, tracing: { sampling: 5 }, variables: { OTEL_PROPAGATORS: b3 } } }
    observability: { notify: { email: [oncall@acme.example] }, tracing: {} }
  `);
  expect(variablesOf(containersOf(one, "web")[0] as Container)).toMatchObject({ OTEL_PROPAGATORS: "b3" });
});

it("configures collectors that listen inside the task only, in what a parameter holds", () => {
  const { insecureValue, type } = inputsOf(production, "aws:ssm/parameter:Parameter", "platform-collector");
  expect(type).toBe("String");
  expect(String(insecureValue).length).toBeLessThanOrEqual(4096);
  const {
    receivers,
    exporters = {},
    service,
    processors = {},
  } = parse(String(insecureValue)) as Readonly<Record<string, object>>;
  expect(receivers).toEqual({
    otlp: { protocols: { grpc: { endpoint: "127.0.0.1:4317" }, http: { endpoint: "127.0.0.1:4318" } } },
  });
  expect(Object.keys(exporters)).toEqual(["awsxray", "awsemf"]);
  const pipelines = (service as { pipelines: Record<string, { processors: string[]; exporters: string[] }> }).pipelines;
  for (const { processors: used, exporters: to } of Object.values(pipelines)) {
    expect(used[0]).toBe("memory_limiter");
    for (const one of used) expect(Object.keys(processors)).toContain(one);
    for (const one of to) expect(Object.keys(exporters)).toContain(one);
  }
  // The group in X-Ray finds spans by what the configuration writes on them.
  expect(inputsOf(production, "aws:xray/group:Group", "platform")["filterExpression"]).toBe(
    'annotation.platform = "provfair" AND annotation.environment = "production"',
  );
});

it("gives a traced service's roles what tracing needs, and others nothing of it", () => {
  const of = (name: string) =>
    nodesOf(production, "aws:iam/rolePolicy:RolePolicy").has(name)
      ? statementsOf(inputsOf(production, "aws:iam/rolePolicy:RolePolicy", name)["policy"]).flatMap(
          ({ Action }) => Action,
        )
      : [];
  expect(of("gateway-task")).toEqual(expect.arrayContaining(["xray:PutTraceSegments", "logs:PutLogEvents"]));
  expect(of("gateway-execution")).toContain("ssm:GetParameters");
  expect(of("profiles-task")).not.toContain("xray:PutTraceSegments");
  expect(of("profiles-execution")).not.toContain("ssm:GetParameters");
});

it("asks X-Ray for sampling rules only where its sampler is chosen", () => {
  expect(nodesOf(production, "aws:xray/samplingRule:SamplingRule").size).toBe(0);
  const one = stack(`
    services: { web: { ${IMAGE}, tracing: { sampling: 5 } } }
    observability: { notify: { email: [oncall@acme.example] }, tracing: { sampler: xray } }
  `);
  expect(inputsOf(one, "aws:xray/samplingRule:SamplingRule", "web")).toMatchObject({
    reservoirSize: 1,
    fixedRate: 0.05,
    serviceName: "web",
  });
  expect(variablesOf(containersOf(one, "web")[0] as Container)).toMatchObject({
    OTEL_TRACES_SAMPLER: "xray",
    OTEL_TRACES_SAMPLER_ARG: "endpoint=http://127.0.0.1:2000",
  });
  const { insecureValue } = inputsOf(one, "aws:ssm/parameter:Parameter", "platform-collector");
  expect(String(insecureValue)).toContain("awsproxy");
});

it("makes nothing of a collector of the author's own but the way to it", () => {
  const one = stack(`
    services: { web: { ${IMAGE}, tracing: { sampling: 5 } } }
    observability: { notify: { email: [oncall@acme.example] }, tracing: { collector: none, export: none } }
  `);
  expect(containersOf(one, "web").map(({ name }) => name)).toEqual(["web"]);
  expect(variablesOf(containersOf(one, "web")[0] as Container)).toMatchObject({ OTEL_TRACES_EXPORTER: "none" });
  expect(nodesOf(one, "aws:ssm/parameter:Parameter").size + nodesOf(one, "aws:xray/group:Group").size).toBe(0);
});
