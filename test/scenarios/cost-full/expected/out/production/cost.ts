// spec/platform.yaml cost.budget
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cluster } from "./cluster";
import { Group } from "./group";
import { dataKey, logsKey } from "./keys";
import { ticketTopic } from "./notifications";
import { provider } from "./provider";
import { source } from "./source";

// cost.budget
const platformCost = new Group("platform-cost");

// cost.budget
const budget = new aws.budgets.Budget(
  "platform-budget",
  {
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: "1000",
    limitUnit: "USD",
    costFilters: [
      { name: "TagKeyValue", values: ["user:project$hello", "user:environment$production"] },
    ],
    notifications: [
      {
        comparisonOperator: "GREATER_THAN",
        notificationType: "ACTUAL",
        threshold: 75,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [ticketTopic.arn],
      },
      {
        comparisonOperator: "GREATER_THAN",
        notificationType: "ACTUAL",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [ticketTopic.arn],
      },
    ],
    tags: { Name: "hello-production-platform-budget" },
  },
  { parent: platformCost, provider },
);

// cost.anomalies
const anomalyMonitor = new aws.costexplorer.AnomalyMonitor(
  "platform-costs",
  {
    monitorType: "CUSTOM",
    monitorSpecification: pulumi.jsonStringify({
      And: null,
      CostCategories: null,
      Dimensions: null,
      Not: null,
      Or: null,
      Tags: { Key: "user:project", MatchOptions: null, Values: ["hello"] },
    }),
    tags: { Name: "hello-production-platform-costs" },
  },
  { parent: platformCost, provider },
);

// cost.anomalies
const anomalySubscription = new aws.costexplorer.AnomalySubscription(
  "platform-costs",
  {
    frequency: "IMMEDIATE",
    monitorArnLists: [anomalyMonitor.arn],
    subscribers: [{ type: "SNS", address: ticketTopic.arn }],
    thresholdExpression: {
      dimension: {
        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
        matchOptions: ["GREATER_THAN_OR_EQUAL"],
        values: ["100"],
      },
    },
    tags: { Name: "hello-production-platform-costs" },
  },
  { parent: platformCost, provider },
);

// cost.audits
const costSummaryLogGroup = new aws.cloudwatch.LogGroup(
  "platform-cost-summary",
  {
    name: "/hello/production/platform-cost-summary",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-platform-cost-summary" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// cost.audits
const costSummaryRole = new aws.iam.Role(
  "platform-cost-summary",
  {
    path: "/hello/production/",
    description: "Writes once a month what hello production cost and what of it is not used",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    }),
    tags: { Name: "hello-production-platform-cost-summary" },
  },
  { parent: platformCost, provider },
);

// cost.audits
export const costSummaryFunction = new aws.lambda.Function(
  "platform-cost-summary",
  {
    description: "Writes once a month what hello production cost and what of it is not used",
    role: costSummaryRole.arn,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
    handler: "index.handler",
    memorySize: 256,
    timeout: 120,
    code: new pulumi.asset.AssetArchive({
      "index.mjs": source("functions/cost-summary/index.mjs"),
      "costs.mjs": source("functions/cost-summary/costs.mjs"),
      "unused.mjs": source("functions/cost-summary/unused.mjs"),
    }),
    environment: {
      variables: {
        TOPIC: ticketTopic.arn,
        PROJECT: "hello",
        ENVIRONMENT: "production",
        WATCH: "idle-load-balancers,idle-nat-gateways,rightsizing",
        BUDGET: "1000",
        CLUSTER: cluster.name,
      },
    },
    loggingConfig: { logFormat: "JSON", logGroup: costSummaryLogGroup.name },
    tags: { Name: "hello-production-platform-cost-summary" },
  },
  { parent: platformCost, provider },
);

// cost.audits
const costSummaryPolicy = new aws.iam.RolePolicy(
  "platform-cost-summary",
  {
    role: costSummaryRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Sid: "ReadCosts", Effect: "Allow", Action: "ce:GetCostAndUsage", Resource: "*" },
        {
          Sid: "ReadAlarms",
          Effect: "Allow",
          Action: "cloudwatch:DescribeAlarms",
          Resource: "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*",
        },
        {
          Sid: "ReadSizes",
          Effect: "Allow",
          Action: [
            "compute-optimizer:GetECSServiceRecommendations",
            "ecs:ListClusters",
            "ecs:ListServices",
          ],
          Resource: "*",
        },
        { Sid: "Tell", Effect: "Allow", Action: "sns:Publish", Resource: ticketTopic.arn },
        {
          Sid: "EncryptMessages",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: dataKey.arn,
          Condition: { StringEquals: { "kms:ViaService": "sns.us-east-1.amazonaws.com" } },
        },
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${costSummaryLogGroup.arn}:*`,
        },
      ],
    }),
  },
  { parent: platformCost, provider },
);

// cost.audits
const costSummaryRule = new aws.cloudwatch.EventRule(
  "platform-cost-summary",
  {
    description: "Once a month, when the bill of the month before is as good as final",
    scheduleExpression: "cron(0 8 3 * ? *)",
    tags: { Name: "hello-production-platform-cost-summary" },
  },
  { parent: platformCost, provider },
);

// cost.audits
const costSummaryPermission = new aws.lambda.Permission(
  "platform-cost-summary",
  {
    statementId: "EventBridge",
    action: "lambda:InvokeFunction",
    function: costSummaryFunction.name,
    principal: "events.amazonaws.com",
    sourceArn: costSummaryRule.arn,
  },
  { parent: platformCost, provider },
);

// cost.audits
const costSummaryTarget = new aws.cloudwatch.EventTarget(
  "platform-cost-summary",
  { rule: costSummaryRule.name, targetId: "cost-summary", arn: costSummaryFunction.arn },
  { parent: platformCost, provider, dependsOn: [costSummaryPermission, costSummaryPolicy] },
);
