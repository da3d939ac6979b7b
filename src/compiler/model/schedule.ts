/** Crons as AWS writes them. */
import { invariant } from "../../diagnostic/invariant.ts";
import { toAwsCron } from "../values/aws-cron.ts";
import { parseCron } from "../values/cron.ts";

/** A five-field Unix cron as an expression of EventBridge Scheduler and Application Auto Scaling: `cron(0 22 * * ? *)`. */
export function awsExpression(cron: string): string {
  const parsed = parseCron(cron);
  invariant(parsed.ok, `the cron "${cron}" has passed its rule`);
  return toAwsCron(parsed.value);
}
