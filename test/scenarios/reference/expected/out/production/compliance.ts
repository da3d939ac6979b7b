// spec/platform.yaml compliance.notify
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { ticketTopic } from "./notifications";
import { provider } from "./provider";

// compliance.notify
const platformCompliance = new Group("platform-compliance");

// compliance.notify
const findings = new aws.cloudwatch.EventRule(
  "platform-findings",
  {
    description: "What breaks a rule of compliance in the account of provfair production",
    eventPattern: pulumi.jsonStringify({
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        configRuleName: [{ prefix: "provfair-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    }),
    tags: { Name: "provfair-production-platform-findings" },
  },
  { parent: platformCompliance, provider },
);

// compliance.notify
const findingsTarget = new aws.cloudwatch.EventTarget(
  "platform-findings",
  {
    rule: findings.name,
    targetId: "tickets",
    arn: ticketTopic.arn,
    inputTransformer: {
      inputPaths: {
        account: "$.detail.awsAccountId",
        region: "$.detail.awsRegion",
        resource: "$.detail.resourceId",
        rule: "$.detail.configRuleName",
        type: "$.detail.resourceType",
      },
      inputTemplate:
        '"<type> <resource> breaks the rule <rule>, in <region> of account <account>. AWS Config shows what it is and since when."',
    },
  },
  { parent: platformCompliance, provider },
);
