/** Who publishes to the notification topics: what their policies and that of the data key, which encrypts them, say. */
import type { Model } from "../../model/model.ts";
import type { AccountId } from "../context.ts";
import type { Statement } from "../policy.ts";

/** A service of AWS that publishes to the platform's notification topics. */
export interface Publisher {
  /** `cloudwatch` of `cloudwatch.amazonaws.com`. */
  readonly service: string;
  /**
   * Whether it says on whose behalf it comes (`aws:SourceAccount`). EventBridge says it neither to KMS nor to SNS: with
   * the condition every notification would be dropped without a word.
   */
  readonly namesAccount: boolean;
}

/** Those that the platform's notifications come from; none where nobody is told. */
export function publishers({ buckets, observability, cost }: Model): readonly Publisher[] {
  if (observability.notify === undefined) return [];
  const vault = buckets.some(({ backup }) => backup !== undefined);
  return [
    { service: "cloudwatch", namesAccount: true },
    { service: "events", namesAccount: false },
    ...(cost.budget === undefined ? [] : [{ service: "budgets", namesAccount: true }]),
    ...(cost.anomalies ? [{ service: "costalerts", namesAccount: true }] : []),
    ...(vault ? [{ service: "backup", namesAccount: true }] : []),
  ];
}

/** One statement for all publishers that name the account, and one for those that do not. */
export function publisherStatements(
  all: readonly Publisher[],
  account: AccountId,
  rest: Pick<Statement, "Action" | "Resource">,
): readonly Statement[] {
  const of = (namesAccount: boolean) =>
    all.filter((one) => one.namesAccount === namesAccount).map(({ service }) => `${service}.amazonaws.com`);
  const [named, unnamed] = [of(true), of(false)];
  return [
    ...(named.length === 0
      ? []
      : [
          {
            Sid: "NotifyForAccount",
            Effect: "Allow" as const,
            Principal: { Service: named },
            ...rest,
            Condition: { StringEquals: { "aws:SourceAccount": account } },
          },
        ]),
    ...(unnamed.length === 0
      ? []
      : [{ Sid: "NotifyOfEvents", Effect: "Allow" as const, Principal: { Service: unnamed }, ...rest }]),
  ];
}
