/** A backup that nobody has restored is a hope: the newest of each bucket is restored into a new one, and thrown away. */
import { restoreTestName } from "../../../graph/names.ts";
import { RESTORE_TEST_DAYS, RESTORE_TEST_HOURS, RESTORE_TESTS } from "../../facts/backup.ts";
import { type Lowering, type Scope, shared } from "../context.ts";
import type { Backup } from "./kept.ts";

export function lowerRestoreTest(
  { model }: Lowering,
  scope: Scope,
  { vault, roles }: Backup,
  often: keyof typeof RESTORE_TESTS,
): void {
  const origin = model.origin("backup.restoreTest");
  const plan = scope.resource(
    "aws:backup/restoreTestingPlan:RestoreTestingPlan",
    shared("restore-test"),
    {
      name: restoreTestName(model.platform, model.environment),
      scheduleExpression: RESTORE_TESTS[often],
      scheduleExpressionTimezone: "Etc/UTC",
      startWindowHours: 1,
      recoveryPointSelection: {
        algorithm: "LATEST_WITHIN_WINDOW",
        includeVaults: [vault.arn],
        recoveryPointTypes: ["CONTINUOUS", "SNAPSHOT"],
        selectionWindowDays: RESTORE_TEST_DAYS,
      },
    },
    { role: "restore-test", origin, deleteBeforeReplace: true },
  );
  scope.resource(
    "aws:backup/restoreTestingSelection:RestoreTestingSelection",
    shared("restore-test"),
    {
      name: "buckets",
      restoreTestingPlanName: plan.name,
      iamRoleArn: roles.restoreArn,
      protectedResourceType: "S3",
      protectedResourceArns: ["*"],
      validationWindowHours: RESTORE_TEST_HOURS,
    },
    { role: "restore-test-selection", origin, deleteBeforeReplace: true, dependsOn: roles.restorePolicies },
  );
}
