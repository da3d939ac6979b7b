/** The registry of rules: one line a rule, in the order of the alphabet. A test compares it with the folder. */

import { ambiguousRoute } from "./ambiguous-route.rule.ts";
import { containerNameClash } from "./container-name-clash.rule.ts";
import { cooldownTooLong } from "./cooldown-too-long.rule.ts";
import { drainTooLong } from "./drain-too-long.rule.ts";
import { duplicateId } from "./duplicate-id.rule.ts";
import { duplicateRouteCondition } from "./duplicate-route-condition.rule.ts";
import { duplicateSchedule } from "./duplicate-schedule.rule.ts";
import { graceTooShort } from "./grace-too-short.rule.ts";
import { healthOutOfRange } from "./health-out-of-range.rule.ts";
import { healthTimeoutTooLong } from "./health-timeout-too-long.rule.ts";
import { hostOutsideDomain } from "./host-outside-domain.rule.ts";
import { invalidCidr } from "./invalid-cidr.rule.ts";
import { invalidCron } from "./invalid-cron.rule.ts";
import { invalidEnvironmentName } from "./invalid-environment-name.rule.ts";
import { nameOfTwoKinds } from "./name-of-two-kinds.rule.ts";
import { noScalingTarget } from "./no-scaling-target.rule.ts";
import { openSourceNetwork } from "./open-source-network.rule.ts";
import { requestsWithBlueGreen } from "./requests-with-blue-green.rule.ts";
import { requestsWithoutRoute } from "./requests-without-route.rule.ts";
import { reservedEnvironment } from "./reserved-environment.rule.ts";
import { reservedId } from "./reserved-id.rule.ts";
import { reservedTag } from "./reserved-tag.rule.ts";
import { reservedVariable } from "./reserved-variable.rule.ts";
import { routePriorityTaken } from "./route-priority-taken.rule.ts";
import { routeWithoutDomain } from "./route-without-domain.rule.ts";
import { routeWithoutPort } from "./route-without-port.rule.ts";
import type { Rule } from "./rule.ts";
import { sameRoute } from "./same-route.rule.ts";
import { scalingBoundsInverted } from "./scaling-bounds-inverted.rule.ts";
import { scheduleBoundsInverted } from "./schedule-bounds-inverted.rule.ts";
import { scheduleWithoutReturn } from "./schedule-without-return.rule.ts";
import { shadowedRoute } from "./shadowed-route.rule.ts";
import { sharedImageRepository } from "./shared-image-repository.rule.ts";
import { simultaneousSchedules } from "./simultaneous-schedules.rule.ts";
import { singleCriticalTask } from "./single-critical-task.rule.ts";
import { stuckAtZero } from "./stuck-at-zero.rule.ts";
import { tagsDifferInCase } from "./tags-differ-in-case.rule.ts";
import { tooManyCertificates } from "./too-many-certificates.rule.ts";
import { tooManyRouteConditions } from "./too-many-route-conditions.rule.ts";
import { tooManyRouteWildcards } from "./too-many-route-wildcards.rule.ts";
import { tooManyTags } from "./too-many-tags.rule.ts";
import { unknownService } from "./unknown-service.rule.ts";
import { unknownTimezone } from "./unknown-timezone.rule.ts";
import { variablesDifferInCase } from "./variables-differ-in-case.rule.ts";

export const rules: readonly Rule[] = [
  ambiguousRoute,
  containerNameClash,
  cooldownTooLong,
  drainTooLong,
  duplicateId,
  duplicateRouteCondition,
  duplicateSchedule,
  graceTooShort,
  healthOutOfRange,
  healthTimeoutTooLong,
  hostOutsideDomain,
  invalidCidr,
  invalidCron,
  invalidEnvironmentName,
  nameOfTwoKinds,
  noScalingTarget,
  openSourceNetwork,
  requestsWithBlueGreen,
  requestsWithoutRoute,
  reservedEnvironment,
  reservedId,
  reservedTag,
  reservedVariable,
  routePriorityTaken,
  routeWithoutDomain,
  routeWithoutPort,
  sameRoute,
  scalingBoundsInverted,
  scheduleBoundsInverted,
  scheduleWithoutReturn,
  shadowedRoute,
  sharedImageRepository,
  simultaneousSchedules,
  singleCriticalTask,
  stuckAtZero,
  tagsDifferInCase,
  tooManyCertificates,
  tooManyRouteConditions,
  tooManyRouteWildcards,
  tooManyTags,
  unknownService,
  unknownTimezone,
  variablesDifferInCase,
];
