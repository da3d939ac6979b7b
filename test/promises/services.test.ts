/** The source's promises of what runs. */
import { expect, it } from "vitest";
import { all, containersOf, one } from "../support/promises.ts";

const SERVICES = ["gateway", "matchmaking", "profiles", "payments", "results-worker"];
const service = (name: string) => one("aws:ecs/service:Service", name);
const task = (name: string) => one("aws:ecs/taskDefinition:TaskDefinition", name);

it("Multi-zone with automatic failover", () => {
  for (const name of SERVICES) {
    expect(service(name)).toMatchObject({ availabilityZoneRebalancing: "ENABLED" });
    expect(one("aws:appautoscaling/target:Target", name)["minCapacity"]).toBeGreaterThanOrEqual(2);
  }
  expect(one("aws:lb/loadBalancer:LoadBalancer", "platform")).toMatchObject({ enableZonalShift: true });
  expect(one("aws:elasticache/replicationGroup:ReplicationGroup", "sessions")).toMatchObject({
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
  });
});

it("Scaling from 2 to 10 instances at 70 % CPU, with cooldowns", () => {
  for (const name of SERVICES) {
    expect(one("aws:appautoscaling/target:Target", name)).toMatchObject({ minCapacity: 2, maxCapacity: 10 });
    expect(one("aws:appautoscaling/policy:Policy", `${name}-cpu`)).toMatchObject({
      targetTrackingScalingPolicyConfiguration: { targetValue: 70, scaleOutCooldown: 60, scaleInCooldown: 300 },
    });
  }
});

it("Scaling by the patterns of CPU and memory", () => {
  const metricOf = (policy: string) =>
    one("aws:appautoscaling/policy:Policy", policy)["targetTrackingScalingPolicyConfiguration"];
  expect(metricOf("gateway-cpu")).toMatchObject({
    predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
  });
  expect(metricOf("gateway-memory")).toMatchObject({
    predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageMemoryUtilization" },
  });
});

it("256 to 1024 CPU units, 512 MB to 2 GB", () => {
  const sizes = [...all("aws:ecs/taskDefinition:TaskDefinition").values()];
  const cpu = sizes.map((one) => Number(one["cpu"]));
  const memory = sizes.map((one) => Number(one["memory"]));
  expect([Math.min(...cpu), Math.max(...cpu)]).toEqual([256, 1024]);
  expect([Math.min(...memory), Math.max(...memory)]).toEqual([512, 2048]);
});

it("Rolling deployments with circuit breakers", () => {
  for (const name of ["gateway", "matchmaking", "profiles", "results-worker"]) {
    expect(service(name)).toMatchObject({
      deploymentConfiguration: { strategy: "ROLLING" },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    });
  }
});

it("Health endpoints", () => {
  for (const name of ["gateway", "matchmaking", "profiles", "payments"]) {
    const [container] = containersOf(name).filter((one) => one["name"] === name);
    expect(JSON.stringify(container?.["healthCheck"])).toContain(":8080/healthz");
  }
});

it("Variables and secrets from secure storage", () => {
  const [gateway] = containersOf("gateway").filter(({ name }) => name === "gateway");
  const secrets = gateway?.["secrets"] as readonly { readonly name: string; readonly valueFrom: string }[];
  expect(secrets.map(({ name }) => name)).toEqual(expect.arrayContaining(["JWT_KEY", "JWT_KEY_BEFORE"]));
  for (const { valueFrom } of secrets) expect(valueFrom).toContain("aws:secretsmanager/secret:Secret");
});

it("Roles of least privilege, execution and task apart", () => {
  for (const name of [...SERVICES, "season-rollup"]) {
    const { executionRoleArn, taskRoleArn } = task(name) as Record<string, string>;
    expect(executionRoleArn).not.toBe(taskRoleArn);
    expect([executionRoleArn, taskRoleArn]).toEqual([
      `<aws:iam/role:Role::${name}-execution.arn>`,
      `<aws:iam/role:Role::${name}-task.arn>`,
    ]);
  }
});

it("Spot for work that is not critical", () => {
  expect(service("results-worker")["capacityProviderStrategies"]).toContainEqual(
    expect.objectContaining({ capacityProvider: "FARGATE_SPOT" }),
  );
  expect(service("gateway")["capacityProviderStrategies"]).toEqual([
    expect.objectContaining({ capacityProvider: "FARGATE" }),
  ]);
});

it("Scale-down by the clock", () => {
  const actions = all("aws:appautoscaling/scheduledAction:ScheduledAction");
  expect(actions.get("gateway-schedule-night")).toMatchObject({
    schedule: "cron(0 22 * * ? *)",
    timezone: "America/New_York",
    scalableTargetAction: { minCapacity: 2, maxCapacity: 4 },
  });
  expect(actions.has("gateway-schedule-day")).toBe(true);
});
