// spec/platform.yaml cost.budget
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { ticketTopic } from "./notifications";
import { provider } from "./provider";

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
        threshold: 50,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [ticketTopic.arn],
      },
      {
        comparisonOperator: "GREATER_THAN",
        notificationType: "ACTUAL",
        threshold: 80,
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
      {
        comparisonOperator: "GREATER_THAN",
        notificationType: "FORECASTED",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [ticketTopic.arn],
      },
    ],
    tags: { Name: "hello-production-platform-budget" },
  },
  { parent: platformCost, provider },
);
