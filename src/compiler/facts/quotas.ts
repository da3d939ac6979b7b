/** What AWS grants an account before anyone asks for more. */
import facts from "./quotas.json" with { type: "json" };

export interface Quota {
  /** What is counted, in words for a message. */
  readonly title: string;
  /** In Service Quotas, where it is known. */
  readonly code: string | null;
  readonly default: number;
  /** What the quota counts in: `region`, `account`, `load balancer` … */
  readonly scope: string;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** Whether the figure was checked, or is general knowledge. */
  readonly verified: boolean;
}

export type QuotaName = keyof typeof facts.quotas;

export const QUOTA_NAMES = Object.keys(facts.quotas) as readonly QuotaName[];

/** A quota by its name here, which is also its key under `account.quotas` of an environment. */
export function quota(name: QuotaName): Quota {
  return facts.quotas[name];
}
