/** The registry of rules: one line a rule, in the order of the alphabet. A test compares it with the folder. */
import { containerNameClash } from "./container-name-clash.rule.ts";
import { cooldownTooLong } from "./cooldown-too-long.rule.ts";
import { duplicateId } from "./duplicate-id.rule.ts";
import { duplicateSchedule } from "./duplicate-schedule.rule.ts";
import { graceTooShort } from "./grace-too-short.rule.ts";
import { healthOutOfRange } from "./health-out-of-range.rule.ts";
import { healthTimeoutTooLong } from "./health-timeout-too-long.rule.ts";
import { invalidCron } from "./invalid-cron.rule.ts";
import { invalidEnvironmentName } from "./invalid-environment-name.rule.ts";
import { nameOfTwoKinds } from "./name-of-two-kinds.rule.ts";
import { noScalingTarget } from "./no-scaling-target.rule.ts";
import { requestsWithBlueGreen } from "./requests-with-blue-green.rule.ts";
import { requestsWithoutRoute } from "./requests-without-route.rule.ts";
import { reservedEnvironment } from "./reserved-environment.rule.ts";
import { reservedId } from "./reserved-id.rule.ts";
import { reservedTag } from "./reserved-tag.rule.ts";
import { reservedVariable } from "./reserved-variable.rule.ts";
import type { Rule } from "./rule.ts";
import { scalingBoundsInverted } from "./scaling-bounds-inverted.rule.ts";
import { scheduleBoundsInverted } from "./schedule-bounds-inverted.rule.ts";
import { scheduleWithoutReturn } from "./schedule-without-return.rule.ts";
import { sharedImageRepository } from "./shared-image-repository.rule.ts";
import { simultaneousSchedules } from "./simultaneous-schedules.rule.ts";
import { singleCriticalTask } from "./single-critical-task.rule.ts";
import { stuckAtZero } from "./stuck-at-zero.rule.ts";
import { tagsDifferInCase } from "./tags-differ-in-case.rule.ts";
import { tooManyTags } from "./too-many-tags.rule.ts";
import { unknownService } from "./unknown-service.rule.ts";
import { unknownTimezone } from "./unknown-timezone.rule.ts";
import { variablesDifferInCase } from "./variables-differ-in-case.rule.ts";

export const rules: readonly Rule[] = [
  containerNameClash,
  cooldownTooLong,
  duplicateId,
  duplicateSchedule,
  graceTooShort,
  healthOutOfRange,
  healthTimeoutTooLong,
  invalidCron,
  invalidEnvironmentName,
  nameOfTwoKinds,
  noScalingTarget,
  requestsWithBlueGreen,
  requestsWithoutRoute,
  reservedEnvironment,
  reservedId,
  reservedTag,
  reservedVariable,
  scalingBoundsInverted,
  scheduleBoundsInverted,
  scheduleWithoutReturn,
  sharedImageRepository,
  simultaneousSchedules,
  singleCriticalTask,
  stuckAtZero,
  tagsDifferInCase,
  tooManyTags,
  unknownService,
  unknownTimezone,
  variablesDifferInCase,
];
