/** In an environment's stack: who hears what breaks a rule, by the topic of tickets. */
import { configRuleName } from "../../../graph/names.ts";
import { json } from "../../../graph/values.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { Topics } from "../observability/topics.ts";

/** The pattern of what AWS Config says when a resource breaks one of the platform's rules (AWS Config: Monitoring with EventBridge). */
export function complianceEvents(platform: string) {
  return json({
    source: ["aws.config"],
    "detail-type": ["Config Rules Compliance Change"],
    detail: {
      configRuleName: [{ prefix: configRuleName(platform, "") }],
      newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
    },
  });
}

export function lowerComplianceAlerts(lowering: Lowering, topics: Topics | undefined): void {
  const { model, builder } = lowering;
  if (topics === undefined || !model.compliance?.notify) return;
  const scope = builder.scope(sharedPlace(lowering, "compliance", "compliance.notify"));
  const rule = scope.resource(
    "aws:cloudwatch/eventRule:EventRule",
    shared("findings"),
    {
      description: `What breaks a rule of compliance in the account of ${model.platform} ${model.environment}`,
      eventPattern: complianceEvents(model.platform),
    },
    { role: "findings" },
  );
  scope.resource(
    "aws:cloudwatch/eventTarget:EventTarget",
    shared("findings"),
    {
      rule: rule.name,
      targetId: "tickets",
      arn: topics.ticket,
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
    { role: "findings-target" },
  );
}
