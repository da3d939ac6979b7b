/** The source's promises of watching. */
import { expect, it } from "vitest";
import { account, all, containersOf, one } from "../support/promises.ts";

const alarm = (name: string) => one("aws:cloudwatch/metricAlarm:MetricAlarm", name);
const TASKS = ["gateway", "matchmaking", "profiles", "payments", "results-worker", "season-rollup"];

it("JSON logs for 30 days, in streams of their own", () => {
  for (const name of TASKS) {
    expect(one("aws:cloudwatch/logGroup:LogGroup", name)).toMatchObject({ retentionInDays: 30 });
    const [container] = containersOf(name).filter((one) => one["name"] === name);
    expect(container?.["logConfiguration"]).toMatchObject({
      options: {
        "awslogs-group": `<aws:cloudwatch/logGroup:LogGroup::${name}.name>`,
        "awslogs-stream-prefix": expect.any(String),
      },
    });
  }
  expect(one("aws:cloudwatch/logMetricFilter:LogMetricFilter", "gateway")).toMatchObject({
    pattern: expect.stringContaining("$."),
  });
});

it("Alarms at 80 % CPU for two periods of five minutes, of memory and latency", () => {
  expect(alarm("gateway-alarm-cpu")).toMatchObject({ threshold: 80, period: 300, evaluationPeriods: 2 });
  expect(alarm("gateway-alarm-memory")).toMatchObject({ threshold: 80, period: 300, evaluationPeriods: 2 });
  expect(alarm("gateway-alarm-latency")).toMatchObject({ threshold: 0.5, period: 300, evaluationPeriods: 2 });
});

it("X-Ray and OpenTelemetry", () => {
  expect(all("aws:xray/group:Group").size).toBe(1);
  expect(containersOf("gateway").some(({ image }) => String(image).includes("aws-otel-collector"))).toBe(true);
});

it("A target of 99.99 % availability", () => {
  // An hour at 14.4 times the rate at which the month's errors would be used up: 0.01 % of requests.
  expect(alarm("platform-alarm-availability-fast-long")["threshold"]).toBeCloseTo(14.4 * 0.0001, 8);
  expect(all("aws:cloudwatch/compositeAlarm:CompositeAlarm").has("platform-alarm-availability-fast")).toBe(true);
});

it("A dashboard that a person on call opens first", () => {
  expect(all("aws:cloudwatch/dashboard:Dashboard").size).toBe(1);
});

it("Cost analysis: an estimate, a budget, anomalies, tags that bills are cut by", () => {
  expect(one("aws:budgets/budget:Budget", "platform-budget")).toMatchObject({
    limitAmount: "12000",
    costFilters: [{ values: ["user:project$provfair", "user:environment$production"] }],
    notifications: [50, 80, 100, 100].map((threshold) => expect.objectContaining({ threshold })),
  });
  expect(all("aws:costexplorer/anomalySubscription:AnomalySubscription").size).toBe(1);
});

it("Unused resources are found", () => {
  const idle = [...all("aws:cloudwatch/metricAlarm:MetricAlarm").keys()].filter((name) => name.includes("-idle-"));
  expect(idle).toHaveLength(3);
  expect(all("aws:lambda/function:Function").has("platform-cost-summary")).toBe(true);
});

it("AWS Config records all types, and the global ones once", () => {
  const recorders = [...all("aws:cfg/recorder:Recorder", account).values()];
  expect(recorders.map(({ region, recordingGroup }) => ({ region, recordingGroup }))).toEqual([
    { region: undefined, recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
    { region: "us-west-2", recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } },
  ]);
  for (const status of all("aws:cfg/recorderStatus:RecorderStatus", account).values())
    expect(status).toMatchObject({ isEnabled: true });
});

it("Compliance rules with alerts", () => {
  const rules = [...all("aws:cfg/rule:Rule", account).values()];
  const identifiers = rules.map(({ source }) => (source as { readonly sourceIdentifier: string }).sourceIdentifier);
  for (const wanted of [
    "ENCRYPTED_VOLUMES",
    "INCOMING_SSH_DISABLED",
    "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
    "IAM_ROOT_ACCESS_KEY_CHECK",
    "CMK_BACKING_KEY_ROTATION_ENABLED",
    "VPC_FLOW_LOGS_ENABLED",
    "REQUIRED_TAGS",
  ])
    expect(identifiers).toContain(wanted);
  expect(one("aws:cloudwatch/eventRule:EventRule", "platform-findings")["eventPattern"]).toMatchObject({
    source: ["aws.config"],
    detail: { newEvaluationResult: { complianceType: ["NON_COMPLIANT"] } },
  });
  expect(one("aws:cloudwatch/eventTarget:EventTarget", "platform-findings")["arn"]).toContain("aws:sns/topic:Topic");
});
