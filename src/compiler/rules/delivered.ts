/** What rules about the pipeline ask. */
import { deliveryOrder } from "../values/delivery-order.ts";
import type { RuleContext } from "./rule.ts";

/** Whether these are all environments: some questions have no answer while others are left out. */
export function areAll(contexts: readonly RuleContext[]): boolean {
  const [first] = contexts;
  return first !== undefined && first.names.length === contexts.length;
}

/** The environments that the pipeline deploys, in order; none without `delivery`. */
export function deliveredContexts(contexts: readonly RuleContext[]): readonly RuleContext[] {
  const delivery = contexts[0]?.spec.delivery;
  if (delivery === undefined) return [];
  const order =
    delivery.environments ??
    deliveryOrder(
      contexts.map(({ environment, spec }) => ({
        environment,
        protected: spec.protected,
        approved: delivery.approve.includes(environment),
      })),
    );
  return order.flatMap((name) => {
    const context = contexts.find(({ environment }) => environment === name);
    return context?.spec.account === undefined ? [] : [context];
  });
}
