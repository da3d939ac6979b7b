/**
 * What each managed rule of AWS Config that the compiler deploys makes of a resource, by the page of the rule in the AWS
 * Config Developer Guide: whether it is compliant.
 */
import type { Account, Resource } from "./account.ts";
import { accountEvaluators } from "./evaluators-account.ts";
import { networkEvaluators } from "./evaluators-network.ts";
import { storeEvaluators } from "./evaluators-stores.ts";
import { taskEvaluators } from "./evaluators-tasks.ts";

export type Parameters = Readonly<Record<string, string>>;

export interface Evaluator {
  /** The types that it looks at; none where the graph has nothing that it could look at, but only people have. */
  readonly tokens: readonly string[];
  readonly isCompliant: (resource: Resource, account: Account, parameters: Parameters) => boolean;
  /** It looks at a setting of the account: there has to be one, unless it is left to others. */
  readonly setting?: "region" | "account";
}

/** By AWS's identifier. */
export const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  ...accountEvaluators,
  ...networkEvaluators,
  ...storeEvaluators,
  ...taskEvaluators,
};
