/** Budgets, anomalies and audits: who is told of what, and that nobody else is. */
import { expect, it } from "vitest";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const ACCOUNT = { production: 'account: { id: "111122223333", quotas: { fargateVcpu: 2000 } }' };
const WEB =
  'web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 8080, route: { paths: [/*] } }';
const PLATFORM = `
  domain: { name: acme.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
  services: { ${WEB} }
  observability: { notify: { email: [oncall@acme.example], tickets: [team@acme.example] } }
`;
const graph = (cost: string, environments: Readonly<Record<string, string>> = ACCOUNT) =>
  graphOfText(`${PLATFORM}  cost: { ${cost} }\n`, environments);
const stack = (cost: string) => stackOf(graph(cost), "production");
const inputsOf = (of: StackGraph, token: string, name: string) =>
  readable(nodeOf(of, token, name).inputs) as Readonly<Record<string, unknown>>;

const BUDGET = "aws:budgets/budget:Budget";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TICKET = "<aws:sns/topic:Topic::platform-ticket.arn>";

interface Statement {
  readonly Sid: string;
  readonly Principal: { readonly Service?: readonly string[] };
  readonly Condition?: object;
}
const statementsOf = (document: unknown) => (document as { Statement: Statement[] }).Statement;
const letsIn = (of: StackGraph, service: string) =>
  [
    inputsOf(of, "aws:sns/topicPolicy:TopicPolicy", "platform-ticket")["policy"],
    inputsOf(of, "aws:kms/key:Key", "platform-data")["policy"],
  ].map((document) => statementsOf(document).find(({ Principal }) => Principal.Service?.includes(service))?.Condition);

it("tells of the budget by share of what is spent and by forecast, of this environment alone", () => {
  const one = stack("budget: { monthlyUsd: 12000, alertAt: [100, 50, 100] }");
  expect(inputsOf(one, BUDGET, "platform-budget")).toMatchObject({
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: "12000",
    limitUnit: "USD",
    costFilters: [{ name: "TagKeyValue", values: ["user:project$acme", "user:environment$production"] }],
    notifications: [
      ["ACTUAL", 50],
      ["ACTUAL", 100],
      ["FORECASTED", 100],
    ].map(([notificationType, threshold]) => ({
      comparisonOperator: "GREATER_THAN",
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [TICKET],
    })),
  });
});

it("lets budgets and anomaly detection publish for this account alone, each only where it has to", () => {
  const condition = { StringEquals: { "aws:SourceAccount": "111122223333" } };
  const both = stack("budget: { monthlyUsd: 12000 }, anomalies: true");
  for (const service of ["budgets.amazonaws.com", "costalerts.amazonaws.com"]) {
    expect(letsIn(both, service)).toEqual([condition, condition]);
    expect(letsIn(stack("usage: { requests: 1 }"), service)).toEqual([undefined, undefined]);
  }
});

it("has a budget that tells nobody where there is nobody, and neither anomalies nor a summary", () => {
  const silent = stackOf(
    graphOfText(
      `services: { ${WEB.replace(/, route.*/, " }")} }\ncost: { budget: { monthlyUsd: 9 }, anomalies: true, audits: {} }\n`,
    ),
    "production",
  );
  expect(nodeOf(silent, BUDGET, "platform-budget").inputs).not.toHaveProperty("notifications");
  expect(silent.nodes.filter(({ token }) => /costexplorer|lambda/.test(token))).toEqual([]);
});

it("tells of anomalies of the platform at once, from an impact on", () => {
  const one = stack("anomalies: true");
  expect(inputsOf(one, "aws:costexplorer/anomalyMonitor:AnomalyMonitor", "platform-costs")).toMatchObject({
    monitorType: "CUSTOM",
    monitorSpecification: { Dimensions: null, Tags: { Key: "user:project", Values: ["acme"] } },
  });
  expect(inputsOf(one, "aws:costexplorer/anomalySubscription:AnomalySubscription", "platform-costs")).toMatchObject({
    frequency: "IMMEDIATE",
    subscribers: [{ type: "SNS", address: TICKET }],
    thresholdExpression: {
      dimension: { key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", matchOptions: ["GREATER_THAN_OR_EQUAL"], values: ["100"] },
    },
  });
});

it("looks at the load balancer and every NAT gateway for a week, and takes days without data for used", () => {
  const one = stack("audits: {}");
  const idle = [...nodesOf(one, ALARM).keys()].filter((name) => name.includes("alarm-idle-"));
  expect(idle).toEqual([
    "platform-alarm-idle-load-balancer",
    "platform-alarm-idle-nat-us-east-1a",
    "platform-alarm-idle-nat-us-east-1b",
  ]);
  for (const name of idle) {
    expect(inputsOf(one, ALARM, name)).toMatchObject({
      name: expect.stringMatching(/^acme\/production\/platform\/idle-/),
      comparisonOperator: "LessThanThreshold",
      evaluationPeriods: 7,
      period: 86_400,
      statistic: "Sum",
      treatMissingData: "notBreaching",
      alarmActions: [TICKET],
    });
  }
  const few = stack("audits: { watch: [rightsizing] }");
  expect([...nodesOf(few, ALARM).keys()].filter((name) => name.includes("idle"))).toEqual([]);
});

it("starts the summary once a month with what it needs, and says when it fails", () => {
  const one = stack("budget: { monthlyUsd: 12000 }, audits: {}");
  expect(inputsOf(one, "aws:cloudwatch/eventRule:EventRule", "platform-cost-summary")).toMatchObject({
    scheduleExpression: "cron(0 8 3 * ? *)",
  });
  expect(inputsOf(one, "aws:lambda/permission:Permission", "platform-cost-summary")).toMatchObject({
    principal: "events.amazonaws.com",
    sourceArn: "<aws:cloudwatch/eventRule:EventRule::platform-cost-summary.arn>",
  });
  const { environment } = inputsOf(one, "aws:lambda/function:Function", "platform-cost-summary");
  expect(environment).toEqual({
    variables: {
      TOPIC: TICKET,
      PROJECT: "acme",
      ENVIRONMENT: "production",
      WATCH: "idle-load-balancers,idle-nat-gateways,rightsizing",
      BUDGET: "12000",
      CLUSTER: "<aws:ecs/cluster:Cluster::platform.name>",
    },
  });
  expect(inputsOf(one, ALARM, "platform-alarm-cost-summary")).toMatchObject({
    metricName: "Errors",
    dimensions: { FunctionName: "<aws:lambda/function:Function::platform-cost-summary.name>" },
  });
});

it("gives the summary no right that what it looks for does not need", () => {
  const sidsOf = (cost: string) =>
    statementsOf(inputsOf(stack(cost), "aws:iam/rolePolicy:RolePolicy", "platform-cost-summary")["policy"]).map(
      ({ Sid }) => Sid,
    );
  expect(sidsOf("audits: { watch: [rightsizing] }")).toEqual([
    "ReadCosts",
    "ReadSizes",
    "Tell",
    "EncryptMessages",
    "WriteLogs",
  ]);
  expect(sidsOf("audits: { watch: [idle-nat-gateways] }")).toContain("ReadAlarms");
});

it("enrols the account in Compute Optimizer where an environment in it asks, as the account says", () => {
  const two = (singletons: string) =>
    graph("usage: { requests: 1 }", {
      production: [
        `account: { id: "111122223333", singletons: { ${singletons} }, quotas: { fargateVcpu: 2000 } }`,
        "cost: { audits: { watch: [rightsizing] } }",
      ].join("\n"),
      test: 'account: { id: "444455556666", quotas: { fargateVcpu: 2000 } }\ndomain: { name: test.acme.example, hostedZone: { id: Z1123456789ABCDEFGHIJ } }',
    });
  const token = "aws:computeoptimizer/enrollmentStatus:EnrollmentStatus";
  const found = (singletons: string) =>
    two(singletons).stacks.flatMap(({ name, nodes }) =>
      nodes.filter((node) => node.token === token).map(({ options }) => [name, options.import]),
    );
  expect(found("")).toEqual([["account-111122223333", undefined]]);
  expect(found("computeOptimizer: adopt")).toEqual([["account-111122223333", "111122223333"]]);
  expect(found("computeOptimizer: skip")).toEqual([]);
});

it("activates the four tags where the account pays", () => {
  const paying = graph("usage: { requests: 1 }", {
    production:
      'account: { id: "111122223333", singletons: { costAllocationTags: create }, quotas: { fargateVcpu: 2000 } }',
  });
  const tags = nodesOf(stackOf(paying, "account-111122223333"), "aws:costexplorer/costAllocationTag:CostAllocationTag");
  expect([...tags.values()].map(({ inputs }) => inputs)).toEqual(
    ["project", "environment", "owner", "cost-center"].map((tagKey) => ({ tagKey, status: "Active" })),
  );
});
