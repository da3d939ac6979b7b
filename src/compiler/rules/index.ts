/** The registry of rules: one line a rule, in the order of the alphabet. A test compares it with the folder. */

import { cooldownTooLong } from "./cooldown-too-long.rule.ts";
import { duplicateSchedule } from "./duplicate-schedule.rule.ts";
import { noScalingTarget } from "./no-scaling-target.rule.ts";
import { requestsWithBlueGreen } from "./requests-with-blue-green.rule.ts";
import { requestsWithoutRoute } from "./requests-without-route.rule.ts";
import type { Rule } from "./rule.ts";
import { scalingBoundsInverted } from "./scaling-bounds-inverted.rule.ts";
import { scheduleBoundsInverted } from "./schedule-bounds-inverted.rule.ts";
import { scheduleWithoutReturn } from "./schedule-without-return.rule.ts";
import { simultaneousSchedules } from "./simultaneous-schedules.rule.ts";
import { singleCriticalTask } from "./single-critical-task.rule.ts";
import { stuckAtZero } from "./stuck-at-zero.rule.ts";
import { unknownService } from "./unknown-service.rule.ts";

export const rules: readonly Rule[] = [
  cooldownTooLong,
  duplicateSchedule,
  noScalingTarget,
  requestsWithBlueGreen,
  requestsWithoutRoute,
  scalingBoundsInverted,
  scheduleBoundsInverted,
  scheduleWithoutReturn,
  simultaneousSchedules,
  singleCriticalTask,
  stuckAtZero,
  unknownService,
];
