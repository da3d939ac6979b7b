/** Alarms of stores, and what the dashboard shows of them. */
import { expect, it } from "vitest";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const production = stackOf(graphOf(referenceSources()), "production");
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const ALERT = "mongodbatlas:index/alertConfiguration:AlertConfiguration";
const alarmOf = (name: string) => readable(nodeOf(production, ALARM, name).inputs) as Readonly<Record<string, unknown>>;
const TICKET = ["<aws:sns/topic:Topic::platform-ticket.arn>"];

it.each([
  ["engine-cpu", "EngineCPUUtilization", "Average", 80],
  ["memory", "DatabaseMemoryUsagePercentage", "Maximum", 80],
  ["evictions", "Evictions", "Sum", 100],
  ["replication-lag", "ReplicationLag", "Maximum", 10],
])("looks at the worst node of a cache: %s", (what, metricName, stat, threshold) => {
  const alarm = alarmOf(`sessions-alarm-${what}`);
  expect(alarm).toMatchObject({ threshold, alarmActions: TICKET, okActions: TICKET });
  const node = (index: number) => ({
    id: `n${index}`,
    metric: {
      namespace: "AWS/ElastiCache",
      metricName,
      stat,
      period: 300,
      dimensions: { CacheClusterId: `provfair-production-sessions-00${index}`, CacheNodeId: "0001" },
    },
  });
  expect(alarm["metricQueries"]).toMatchObject([
    node(1),
    node(2),
    node(3),
    { expression: "MAX([n1, n2, n3])", returnData: true },
  ]);
});

it("expects no replica of a single node to follow, and leaves out what the author does not want", () => {
  const stack = stackOf(
    graphOfText(`
      services: { web: { image: { repository: nginx, tag: "1" } } }
      caches:
        one: { engine: valkey, version: "8.1", size: r7g.large, nodes: 1, alarms: { evictions: { enabled: false } } }
      observability: { notify: { email: [oncall@acme.example] }, alarms: { engineCpu: { above: 50, severity: page } } }
    `),
    "production",
  );
  const own = [...nodesOf(stack, ALARM).values()].filter(({ owner }) => owner === "caches.one");
  expect(own.map(({ name }) => name)).toEqual(["one-alarm-engine-cpu", "one-alarm-memory", "one-alarm-snapshot-age"]);
  expect(readable(own[0]?.inputs)).toMatchObject({
    threshold: 50,
    alarmActions: ["<aws:sns/topic:Topic::platform-page.arn>"],
  });
});

it("lets Atlas write to the platform's addresses: of hosts, of the set, of backups", () => {
  const alerts = [...nodesOf(production, ALERT).values()].map(({ inputs }) => inputs);
  expect(alerts.map(({ eventType }) => eventType)).toEqual([
    "OUTSIDE_METRIC_THRESHOLD",
    "OUTSIDE_METRIC_THRESHOLD",
    "NO_PRIMARY",
    "HOST_DOWN",
    "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
    "CPS_SNAPSHOT_BEHIND",
    "CPS_SNAPSHOT_FALLBACK_FAILED",
    "CPS_RESTORE_FAILED",
  ]);
  for (const alert of alerts) {
    expect(alert).toMatchObject({
      enabled: true,
      notifications: [{ typeName: "EMAIL", emailAddress: "oncall@provfair.example" }],
    });
  }
  expect(alerts[0]).toMatchObject({
    metricThresholdConfig: { metricName: "NORMALIZED_SYSTEM_CPU_USER", operator: "GREATER_THAN", threshold: 80 },
    notifications: [{ delayMin: 10, intervalMin: 1440 }],
  });
  expect(alerts[1]).toMatchObject({ metricThresholdConfig: { metricName: "DISK_PARTITION_SPACE_USED_DATA" } });
  expect(alerts[2]).toMatchObject({ notifications: [{ delayMin: 0, intervalMin: 30 }] });
});

it("tells that no backup was completed for two days, and that a snapshot is missing", () => {
  expect(alarmOf("platform-alarm-backups")).toMatchObject({
    namespace: "AWS/Backup",
    metricName: "NumberOfBackupJobsCompleted",
    dimensions: { BackupVaultName: "<aws:backup/vault:Vault::platform-backup.name>" },
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    period: 86_400,
    evaluationPeriods: 2,
    treatMissingData: "breaching",
    alarmActions: TICKET,
  });
  expect(alarmOf("sessions-alarm-snapshot-age")).toMatchObject({
    namespace: "provfair/production",
    metricName: "SnapshotAge",
    dimensions: { Cache: "sessions" },
    threshold: 2,
  });
});

it("tells that a value which people supply is overdue, and of no other", () => {
  expect(alarmOf("psp-alarm-secret-age")).toMatchObject({
    metricName: "SecretAge",
    dimensions: { Secret: "psp" },
    threshold: 90,
    alarmActions: TICKET,
  });
  const ages = [...nodesOf(production, ALARM).values()].filter(({ inputs }) => inputs["metricName"] === "SecretAge");
  expect(ages).toHaveLength(1);
});

it("measures ages by a function that can read no value, and tells when it fails", () => {
  const role = nodeOf(production, "aws:iam/rolePolicy:RolePolicy", "platform-ages");
  const { Statement } = readable(role.inputs["policy"]) as {
    readonly Statement: readonly { readonly Action: string | string[] }[];
  };
  expect(Statement.flatMap(({ Action }) => Action).sort()).toEqual([
    "cloudwatch:PutMetricData",
    "elasticache:DescribeReplicationGroups",
    "elasticache:DescribeSnapshots",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "secretsmanager:ListSecretVersionIds",
    "secretsmanager:ListSecrets",
  ]);
  expect(alarmOf("platform-alarm-ages")).toMatchObject({ namespace: "AWS/Lambda", metricName: "Errors" });
});

it("shows every node of a cache and the backups on the dashboard", () => {
  const body = JSON.stringify(readable(nodeOf(production, "aws:cloudwatch/dashboard:Dashboard", "platform").inputs));
  for (const text of ["Caches: engine CPU, %", "Caches: memory, %", "Caches: evictions", "Caches: replicas behind, s"])
    expect(body).toContain(text);
  for (const node of ["001", "002", "003"]) expect(body).toContain(`provfair-production-sessions-${node}`);
  expect(body).toContain("NumberOfBackupJobsFailed");
});
