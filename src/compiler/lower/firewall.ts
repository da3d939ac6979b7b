/**
 * A web application firewall: refuses who asks too often, and what AWS's own rule groups know. It stands in front of the CDN,
 * and of the load balancer that is outside it.
 */
import { firewallLogGroupName } from "../../graph/names.ts";
import type { Reference } from "../../graph/values.ts";
import { EDGE_REGION } from "../facts/cloudfront.ts";
import { type ManagedRules, managedGroup } from "../facts/managed-rules.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { CdnModel } from "../model/model.ts";
import { type Lowering, type Scope, shared } from "./context.ts";
import type { Keys } from "./keys.ts";

export interface FirewallSettings {
  readonly firewall: CdnModel["firewall"];
  readonly use: "cdn" | "direct";
  readonly keys: Keys;
}

/** Seconds over which requests of one address are counted. */
const WINDOW_SECONDS = 300;

/** The ARN of the web ACL. */
export function lowerFirewall(
  { model }: Lowering,
  scope: Scope,
  { firewall, use, keys }: FirewallSettings,
): Reference<string> {
  const atEdge = use === "cdn";
  const region = atEdge ? EDGE_REGION : undefined;
  const metric = (name: string) => ({
    cloudwatchMetricsEnabled: true,
    metricName: `${model.platform}-${model.environment}-${use}-${name}`,
    sampledRequestsEnabled: true,
  });
  const acl = scope.resource(
    "aws:wafv2/webAcl:WebAcl",
    shared(use),
    {
      region,
      scope: atEdge ? "CLOUDFRONT" : "REGIONAL",
      description: `${model.platform} ${model.environment}, ${atEdge ? "the CDN" : "what stays outside the CDN"}`,
      defaultAction: { allow: {} },
      rules: [
        {
          name: "rate-limit",
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              limit: firewall.rateLimit,
              aggregateKeyType: "IP",
              evaluationWindowSec: WINDOW_SECONDS,
            },
          },
          visibilityConfig: metric("rate-limit"),
        },
        ...firewall.managedRules.map((name, index) => ({
          name,
          priority: index + 1,
          // The group's own rules say what is done.
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: managedStatement(name) },
          visibilityConfig: metric(name),
        })),
      ],
      visibilityConfig: metric("all"),
    },
    { role: `${use}-firewall`, origin: model.origin("cdn.firewall") },
  );
  const logs = scope.resource(
    "aws:cloudwatch/logGroup:LogGroup",
    shared(`${use}-firewall`),
    {
      region,
      name: firewallLogGroupName(model.platform, model.environment, use),
      retentionInDays: operations.firewallLogDays,
      kmsKeyId: atEdge ? keys.edgeLogsArn : keys.logsArn,
    },
    { stateful: true, role: `${use}-firewall-log-group`, origin: model.origin("cdn.firewall") },
  );
  scope.resource(
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    shared(use),
    {
      region,
      resourceArn: acl.arn,
      logDestinationConfigs: [logs.arn],
      redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
    },
    { role: `${use}-firewall-logging`, origin: model.origin("cdn.firewall") },
  );
  return acl.arn;
}

function managedStatement(name: ManagedRules) {
  const { group, count } = managedGroup(name);
  return {
    vendorName: "AWS",
    name: group,
    ...(count.length === 0
      ? {}
      : { ruleActionOverrides: count.map((rule) => ({ name: rule, actionToUse: { count: {} } })) }),
  };
}
