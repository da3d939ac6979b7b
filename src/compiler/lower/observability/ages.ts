/** What AWS has no metric for, measured by a function of ours every few hours: ages of supplied values and of snapshots. */
import { cacheName, metricNamespace, secretName } from "../../../graph/names.ts";
import { interpolate } from "../../../graph/values.ts";
import { FIXED_ALARMS } from "../../facts/alarms.ts";
import { AGES_FUNCTION } from "../../facts/secrets.ts";
import type { CacheModel, Model, SecretModel } from "../../model/model.ts";
import { fixedAlarm } from "../../model/observability.ts";
import { type Lowering, sharedPlace } from "../context.ts";
import { lowerFunction } from "../function.ts";
import type { Keys } from "../keys.ts";
import type { Statement } from "../policy.ts";
import { scheduleFunction } from "../schedule-function.ts";
import ages from "./ages.lambda.mjs";
import { type Alarm, type AlarmSite, lowerMetricAlarm } from "./alarm.ts";
import { lowerFunctionAlarm } from "./function-alarm.ts";
import { sharedSite } from "./shared-alarms.ts";
import type { Topics } from "./topics.ts";

const NAME = "ages";
const DAY = 86_400;

/** The function and what starts it; returns the alarm on its failures. Nothing where no age counts. */
export function lowerAges(lowering: Lowering, topics: Topics, keys: Keys): readonly Alarm[] {
  const { model, builder } = lowering;
  const secrets = model.secrets.some(({ alarms }) => alarms.secretAge !== undefined);
  const caches = model.caches.some(({ backup }) => backup !== undefined);
  if (!secrets && !caches) return [];
  const scope = builder.scope(sharedPlace(lowering, NAME, "observability.alarms"));
  const { platform, environment } = model;
  const handler = lowerFunction(lowering, scope, {
    name: NAME,
    description: "Measures how old supplied secrets and the newest snapshots of caches are",
    facts: AGES_FUNCTION,
    files: { "index.mjs": ages },
    variables: {
      NAMESPACE: metricNamespace(platform, environment),
      ...(secrets ? { SECRETS: secretName(platform, environment, "") } : {}),
      ...(caches ? { CACHES: cacheName(platform, environment, "") } : {}),
    },
    statements: () => statements(lowering, { secrets, caches }),
    keys,
  });
  scheduleFunction(scope, handler, {
    name: NAME,
    description: "Every few hours, when ages are measured",
    expression: AGES_FUNCTION.rate,
  });
  return [
    lowerFunctionAlarm(sharedSite(lowering, topics, "observability.alarms"), handler, {
      name: NAME,
      text: "The ages of supplied secrets and of snapshots could not be measured",
    }),
  ];
}

/** Neither lists nor metrics know a resource (Service Authorization Reference); no value of a secret is read. */
function statements(
  { model, account }: Lowering,
  { secrets, caches }: { readonly secrets: boolean; readonly caches: boolean },
): readonly Statement[] {
  const { platform, environment, region } = model;
  return [
    {
      Sid: "Measure",
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace(platform, environment) } },
    },
    ...(secrets
      ? ([
          { Sid: "ListSecrets", Effect: "Allow", Action: "secretsmanager:ListSecrets", Resource: "*" },
          {
            Sid: "ReadAges",
            Effect: "Allow",
            Action: "secretsmanager:ListSecretVersionIds",
            Resource: interpolate`arn:aws:secretsmanager:${region}:${account}:secret:${secretName(platform, environment, "*")}`,
          },
        ] satisfies Statement[])
      : []),
    ...(caches
      ? ([
          {
            Sid: "ReadSnapshots",
            Effect: "Allow",
            Action: ["elasticache:DescribeReplicationGroups", "elasticache:DescribeSnapshots"],
            Resource: "*",
          },
        ] satisfies Statement[])
      : []),
  ];
}

/** That a value which people supply is overdue. */
export function lowerSecretAlarms(site: AlarmSite, { id, alarms: { secretAge } }: SecretModel): readonly Alarm[] {
  if (secretAge === undefined) return [];
  const days = secretAge.threshold / DAY;
  return [
    lowerMetricAlarm(site, {
      what: "secret-age",
      text: `The value of ${id} is older than ${days} days: whoever supplies it has to replace it`,
      alarm: { ...secretAge, threshold: days },
      metric: ageMetric(site.lowering.model, "SecretAge", { Secret: id }),
    }),
  ];
}

/** That no snapshot was taken of a cache that has them. */
export function lowerSnapshotAlarms(site: AlarmSite, { id, backup }: CacheModel): readonly Alarm[] {
  if (backup === undefined) return [];
  const alarm = fixedAlarm(FIXED_ALARMS.snapshotDays);
  return [
    lowerMetricAlarm(site, {
      what: "snapshot-age",
      text: `The newest snapshot of ${id} is older than ${alarm.threshold} days`,
      alarm,
      metric: ageMetric(site.lowering.model, "SnapshotAge", { Cache: id }),
    }),
  ];
}

function ageMetric({ platform, environment }: Model, metricName: string, dimensions: Readonly<Record<string, string>>) {
  return { namespace: metricNamespace(platform, environment), metricName, dimensions, statistic: "Maximum" };
}
