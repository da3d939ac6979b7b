/** What is paid for by the hour and hardly used for a week: load balancers, NAT gateways. */
import { FIXED_ALARMS } from "../../facts/alarms.ts";
import { fixedAlarm } from "../../model/observability.ts";
import type { Lowering } from "../context.ts";
import { type Alarm, lowerMetricAlarm } from "../observability/alarm.ts";
import { balancersOf } from "../observability/balancers.ts";
import { type SharedParts, sharedSite } from "../observability/shared-alarms.ts";
import type { Topics } from "../observability/topics.ts";

/** How the names of these alarms begin, behind the platform's own. */
export const IDLE = "idle-";

/** A new one is not idle before it is a week old: days without data are taken for used. */
export function lowerIdleAlarms(
  lowering: Lowering,
  topics: Topics,
  { balancers, natGateways }: Pick<SharedParts, "balancers" | "natGateways">,
): readonly Alarm[] {
  const watch = lowering.model.cost.audits?.watch ?? [];
  const site = sharedSite(lowering, topics, "cost.audits");
  const found: Alarm[] = [];
  if (watch.includes("idle-load-balancers")) {
    const alarm = fixedAlarm(FIXED_ALARMS.idleRequests);
    for (const { of, arnSuffix } of balancersOf(balancers)) {
      found.push(
        lowerMetricAlarm(site, {
          what: of === "" ? `${IDLE}load-balancer` : `${IDLE}${of}-load-balancer`,
          text: `The load balancer has had fewer than ${alarm.threshold} requests on each of ${alarm.periods} days`,
          alarm,
          comparison: "LessThanThreshold",
          metric: {
            namespace: "AWS/ApplicationELB",
            metricName: "RequestCount",
            dimensions: { LoadBalancer: arnSuffix },
            statistic: "Sum",
          },
        }),
      );
    }
  }
  if (watch.includes("idle-nat-gateways")) {
    const alarm = fixedAlarm(FIXED_ALARMS.idleBytes);
    for (const { zone, id } of natGateways) {
      found.push(
        lowerMetricAlarm(site, {
          what: `${IDLE}nat-${zone}`,
          text: `Less than ${alarm.threshold / 1024 ** 2} MB has gone through the NAT gateway of ${zone} on each of ${alarm.periods} days`,
          alarm,
          comparison: "LessThanThreshold",
          metric: {
            namespace: "AWS/NATGateway",
            metricName: "BytesOutToDestination",
            dimensions: { NatGatewayId: id },
            statistic: "Sum",
          },
        }),
      );
    }
  }
  return found;
}
