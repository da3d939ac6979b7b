/** The load balancers of a platform, as alarms and the dashboard go through them. */
import type { LoadBalancerKind } from "../access-logs.ts";
import type { LoadBalancer } from "../load-balancer.ts";

export type Balancers = Readonly<Record<LoadBalancerKind, LoadBalancer | undefined>>;

/** Those that are there, with what their alarms and graphs are called by: the main one first, by nothing. */
export function balancersOf({
  main,
  direct,
}: Balancers): readonly { readonly of: string; readonly arnSuffix: LoadBalancer["arnSuffix"] }[] {
  return [
    ...(main === undefined ? [] : [{ of: "", arnSuffix: main.arnSuffix }]),
    ...(direct === undefined ? [] : [{ of: "direct", arnSuffix: direct.arnSuffix }]),
  ];
}
