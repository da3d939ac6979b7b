/** What the simulated cloud makes of logs, alarms, traces, parameters. */
import { arn, byArn, hex, type Maker, settingOf } from "./maker.ts";

export const observabilityMakers: Readonly<Record<string, Maker>> = {
  "aws:cloudwatch/logDelivery:LogDelivery": (_, place) => {
    const id = hex(16);
    return { id, arn: arn("logs", place, `delivery:${id}`) };
  },
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `delivery-destination:${input("name")}`),
  }),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `delivery-source:${input("name")}`),
    service: "cloudfront",
  }),
  "aws:budgets/budget:Budget": (input, { account }) => ({
    id: `${account}:${input("name")}`,
    arn: `arn:aws:budgets::${account}:budget/${input("name")}`,
    accountId: account,
  }),
  "aws:computeoptimizer/enrollmentStatus:EnrollmentStatus": (_, { account }) => ({
    id: account,
    numberOfMemberAccountsOptedIn: 0,
  }),
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": byArn((_, { account }) => ({
    id: `arn:aws:ce::${account}:anomalymonitor/${hex(8)}-${hex(4)}-${hex(12)}`,
  })),
  "aws:costexplorer/anomalySubscription:AnomalySubscription": byArn((_, { account }) => ({
    id: `arn:aws:ce::${account}:anomalysubscription/${hex(8)}-${hex(4)}-${hex(12)}`,
    accountId: account,
  })),
  "aws:costexplorer/costAllocationTag:CostAllocationTag": (input) => ({ id: input("tagKey"), type: "UserDefined" }),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": (input, place) => ({
    id: input("alarmName"),
    arn: arn("cloudwatch", place, `alarm:${input("alarmName")}`),
  }),
  "aws:cloudwatch/dashboard:Dashboard": (input, { account }) => ({
    id: input("dashboardName"),
    dashboardArn: `arn:aws:cloudwatch::${account}:dashboard/${input("dashboardName")}`,
  }),
  "aws:cloudwatch/eventRule:EventRule": (input, place) => ({
    id: input("name"),
    arn: arn("events", place, `rule/${input("name")}`),
  }),
  "aws:cloudwatch/eventTarget:EventTarget": (input) => ({ id: `${input("rule")}-${input("targetId")}` }),
  "aws:cloudwatch/logGroup:LogGroup": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `log-group:${input("name")}`),
  }),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": settingOf("name"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (input, place) => ({
    id: input("name"),
    arn: arn("cloudwatch", place, `alarm:${input("name")}`),
  }),
  "aws:cloudwatch/queryDefinition:QueryDefinition": (_, place) => {
    const queryDefinitionId = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    return {
      id: queryDefinitionId,
      queryDefinitionId,
      arn: arn("logs", place, `query-definition:${queryDefinitionId}`),
    };
  },
  "aws:ssm/parameter:Parameter": (input, place) => ({
    id: input("name"),
    arn: arn("ssm", place, `parameter/${input("name").replace(/^\//, "")}`),
    version: 1,
    hasValueWo: false,
  }),
  "aws:xray/group:Group": byArn((input, place) => ({
    id: arn("xray", place, `group/${input("groupName")}/${hex(26).toUpperCase()}`),
  })),
  "aws:xray/samplingRule:SamplingRule": (input, place) => ({
    id: input("ruleName"),
    arn: arn("xray", place, `sampling-rule/${input("ruleName")}`),
  }),
};
