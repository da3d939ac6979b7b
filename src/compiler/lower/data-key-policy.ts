/**
 * What AWS services may do with the platform's data key in their own name. One line each, and only what the environment
 * has a need for.
 */
import type { Lowering } from "./context.ts";
import { publisherStatements, publishers } from "./observability/publishers.ts";
import { type Statement, serviceUsesKey } from "./policy.ts";

/** The statements of the data key's policy besides the account's own. */
export function dataKeyStatements({ model, account }: Lowering): readonly Statement[] {
  const { topics, cdn } = model;
  return [
    // SNS encrypts what it hands to a queue (SQS: Key management, permissions of AWS services that are event sources).
    ...(topics.some(({ subscriptions }) => subscriptions.length > 0)
      ? [serviceUsesKey("TopicsToQueues", "sns", account)]
      : []),
    // The distribution would be the exact source; but it waits for the bucket, which waits for the key.
    ...(cdn === undefined ? [] : [serviceUsesKey("CdnReadsAssets", "cloudfront", account, ["kms:Decrypt"])]),
    // Those that notify encrypt what they publish (SNS: Key management, permissions of event sources).
    ...publisherStatements(publishers(model), account, {
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
    }),
  ];
}
