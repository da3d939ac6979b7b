/** Standard logs of the CDN, second version: from the distribution to the bucket of access logs, by a delivery in us-east-1. */
import { interpolate, type Reference } from "../../graph/values.ts";
import { EDGE_REGION } from "../facts/cloudfront.ts";
import { LOG_PREFIXES, type LogBucket } from "./access-logs.ts";
import { type Scope, shared } from "./context.ts";

export function lowerCdnLogs(scope: Scope, logs: LogBucket, distributionArn: Reference<string>): void {
  const source = scope.resource(
    "aws:cloudwatch/logDeliverySource:LogDeliverySource",
    shared("cdn"),
    { region: EDGE_REGION, logType: "ACCESS_LOGS", resourceArn: distributionArn },
    { role: "log-source" },
  );
  const destination = scope.resource(
    "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
    shared("cdn"),
    {
      region: EDGE_REGION,
      outputFormat: "json",
      deliveryDestinationConfiguration: { destinationResourceArn: interpolate`${logs.arn}/${LOG_PREFIXES.cdn}` },
    },
    { role: "log-destination", dependsOn: [logs.policy] },
  );
  scope.resource(
    "aws:cloudwatch/logDelivery:LogDelivery",
    shared("cdn"),
    { region: EDGE_REGION, deliverySourceName: source.name, deliveryDestinationArn: destination.arn },
    { role: "log-delivery" },
  );
}
