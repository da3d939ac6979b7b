/** The registry of rules: one line a rule, in the order of the alphabet. A test compares it with the folder. */
import { accessNotOffered } from "./access-not-offered.rule.ts";
import { accessOfSameDatabase } from "./access-of-same-database.rule.ts";
import { alarmBelowScalingTarget } from "./alarm-below-scaling-target.rule.ts";
import { alarmNeverFires } from "./alarm-never-fires.rule.ts";
import { alarmPeriodNotAllowed } from "./alarm-period-not-allowed.rule.ts";
import { alarmWindowTooLong } from "./alarm-window-too-long.rule.ts";
import { alarmWithoutRoute } from "./alarm-without-route.rule.ts";
import { aliasOfDirectService } from "./alias-of-direct-service.rule.ts";
import { aliasOutsideDomain } from "./alias-outside-domain.rule.ts";
import { ambiguousId } from "./ambiguous-id.rule.ts";
import { ambiguousRoute } from "./ambiguous-route.rule.ts";
import { approvalWithoutDelivery } from "./approval-without-delivery.rule.ts";
import { awaitedEssentialContainer } from "./awaited-essential-container.rule.ts";
import { backlogNotConsumed } from "./backlog-not-consumed.rule.ts";
import { backupRetentionOutOfRange } from "./backup-retention-out-of-range.rule.ts";
import { backupWithoutVersions } from "./backup-without-versions.rule.ts";
import { bakeNotInMinutes } from "./bake-not-in-minutes.rule.ts";
import { bakeTooLong } from "./bake-too-long.rule.ts";
import { behaviourOutsideRoute } from "./behaviour-outside-route.rule.ts";
import { behaviourToDirectService } from "./behaviour-to-direct-service.rule.ts";
import { behaviourWithoutRoute } from "./behaviour-without-route.rule.ts";
import { blueGreenWithoutRoute } from "./blue-green-without-route.rule.ts";
import { cacheBreaksCompliance } from "./cache-breaks-compliance.rule.ts";
import { cacheNameTooLong } from "./cache-name-too-long.rule.ts";
import { cacheOfOtherOrigin } from "./cache-of-other-origin.rule.ts";
import { cacheVersionWithoutIam } from "./cache-version-without-iam.rule.ts";
import { cacheWithoutDataSubnet } from "./cache-without-data-subnet.rule.ts";
import { callCycle } from "./call-cycle.rule.ts";
import { callToWorker } from "./call-to-worker.rule.ts";
import { cdnWithoutDomain } from "./cdn-without-domain.rule.ts";
import { clusterNameCut } from "./cluster-name-cut.rule.ts";
import { collectorWithoutRoom } from "./collector-without-room.rule.ts";
import { complianceRuleNotKept } from "./compliance-rule-not-kept.rule.ts";
import { complianceTellsNobody } from "./compliance-tells-nobody.rule.ts";
import { containerDependencyCycle } from "./container-dependency-cycle.rule.ts";
import { containerNameClash } from "./container-name-clash.rule.ts";
import { cooldownTooLong } from "./cooldown-too-long.rule.ts";
import { copyOutOfAtlas } from "./copy-out-of-atlas.rule.ts";
import { copyWithoutStandby } from "./copy-without-standby.rule.ts";
import { cpuOvercommitted } from "./cpu-overcommitted.rule.ts";
import { createdAndExistingNetwork } from "./created-and-existing-network.rule.ts";
import { crowdedTask } from "./crowded-task.rule.ts";
import { databaseNotInRegion } from "./database-not-in-region.rule.ts";
import { databaseOutOfReach } from "./database-out-of-reach.rule.ts";
import { databaseVersionEnding } from "./database-version-ending.rule.ts";
import { databasesWithoutAtlas } from "./databases-without-atlas.rule.ts";
import { deadLettersExpireEarly } from "./dead-letters-expire-early.rule.ts";
import { deliveryWithLocalState } from "./delivery-with-local-state.rule.ts";
import { dependencyWithoutHealthCheck } from "./dependency-without-health-check.rule.ts";
import { deployFieldWithoutEffect } from "./deploy-field-without-effect.rule.ts";
import { differentImagesAccounts } from "./different-images-accounts.rule.ts";
import { differingAccountSettings } from "./differing-account-settings.rule.ts";
import { drainTooLong } from "./drain-too-long.rule.ts";
import { duplicateAlias } from "./duplicate-alias.rule.ts";
import { duplicateCall } from "./duplicate-call.rule.ts";
import { duplicateDeliveryEnvironment } from "./duplicate-delivery-environment.rule.ts";
import { duplicateEndpoint } from "./duplicate-endpoint.rule.ts";
import { duplicateFilterValue } from "./duplicate-filter-value.rule.ts";
import { duplicateId } from "./duplicate-id.rule.ts";
import { duplicateRouteCondition } from "./duplicate-route-condition.rule.ts";
import { duplicateSchedule } from "./duplicate-schedule.rule.ts";
import { duplicateSecretKey } from "./duplicate-secret-key.rule.ts";
import { emptyPlatform } from "./empty-platform.rule.ts";
import { endpointWithoutRequired } from "./endpoint-without-required.rule.ts";
import { ephemeralOutOfRange } from "./ephemeral-out-of-range.rule.ts";
import { evictionWithDataTiering } from "./eviction-with-data-tiering.rule.ts";
import { execWithReadOnlyRoot } from "./exec-with-read-only-root.rule.ts";
import { expiryNotInDays } from "./expiry-not-in-days.rule.ts";
import { failoverWithoutReplica } from "./failover-without-replica.rule.ts";
import { fieldWithoutEffect } from "./field-without-effect.rule.ts";
import { fifoMismatch } from "./fifo-mismatch.rule.ts";
import { filterTooLarge } from "./filter-too-large.rule.ts";
import { foreignPermissionsBoundary } from "./foreign-permissions-boundary.rule.ts";
import { generatedSecretWithKeys } from "./generated-secret-with-keys.rule.ts";
import { graceTooShort } from "./grace-too-short.rule.ts";
import { healthOutOfRange } from "./health-out-of-range.rule.ts";
import { healthTimeoutTooLong } from "./health-timeout-too-long.rule.ts";
import { hostOutsideDomain } from "./host-outside-domain.rule.ts";
import { hostWithoutAlias } from "./host-without-alias.rule.ts";
import { imageOutOfReach } from "./image-out-of-reach.rule.ts";
import { invalidBackupSchedule } from "./invalid-backup-schedule.rule.ts";
import { invalidCidr } from "./invalid-cidr.rule.ts";
import { invalidCron } from "./invalid-cron.rule.ts";
import { invalidEnvironmentName } from "./invalid-environment-name.rule.ts";
import { invalidFargateSize } from "./invalid-fargate-size.rule.ts";
import { invalidNodeCount } from "./invalid-node-count.rule.ts";
import { invalidOffHours } from "./invalid-off-hours.rule.ts";
import { irreversibleLock } from "./irreversible-lock.rule.ts";
import { jobTimeoutTooLong } from "./job-timeout-too-long.rule.ts";
import { keysWithoutCache } from "./keys-without-cache.rule.ts";
import { lockOfUnprotected } from "./lock-of-unprotected.rule.ts";
import { memoryOvercommitted } from "./memory-overcommitted.rule.ts";
import { misleadingSecretId } from "./misleading-secret-id.rule.ts";
import { missingAccount } from "./missing-account.rule.ts";
import { missingImagesAccount } from "./missing-images-account.rule.ts";
import { missingRepositoryIds } from "./missing-repository-ids.rule.ts";
import { moreZonesThanRegion } from "./more-zones-than-region.rule.ts";
import { movingTag } from "./moving-tag.rule.ts";
import { nameOfTwoKinds } from "./name-of-two-kinds.rule.ts";
import { networkSizeOutOfRange } from "./network-size-out-of-range.rule.ts";
import { networkTooSmall } from "./network-too-small.rule.ts";
import { networkUsedByAws } from "./network-used-by-aws.rule.ts";
import { noScalingTarget } from "./no-scaling-target.rule.ts";
import { noWayOut } from "./no-way-out.rule.ts";
import { nobodyToNotify } from "./nobody-to-notify.rule.ts";
import { objectiveAboveParts } from "./objective-above-parts.rule.ts";
import { objectiveWithoutRoute } from "./objective-without-route.rule.ts";
import { openAccessList } from "./open-access-list.rule.ts";
import { openSourceNetwork } from "./open-source-network.rule.ts";
import { overlappingWindows } from "./overlapping-windows.rule.ts";
import { overrideOfName } from "./override-of-name.rule.ts";
import { overrideOfTags } from "./override-of-tags.rule.ts";
import { overrideWithInternalKey } from "./override-with-internal-key.rule.ts";
import { passwordsWithoutCredentials } from "./passwords-without-credentials.rule.ts";
import { protectedWithoutApproval } from "./protected-without-approval.rule.ts";
import { publicNetworkRange } from "./public-network-range.rule.ts";
import { queueOutOfRange } from "./queue-out-of-range.rule.ts";
import { quotaExceeded } from "./quota-exceeded.rule.ts";
import { quotaNearlyUsed } from "./quota-nearly-used.rule.ts";
import { repeatedComplianceRule } from "./repeated-compliance-rule.rule.ts";
import { repeatedSubnet } from "./repeated-subnet.rule.ts";
import { repeatedZone } from "./repeated-zone.rule.ts";
import { replicationWithoutStandby } from "./replication-without-standby.rule.ts";
import { replicationWithoutVersions } from "./replication-without-versions.rule.ts";
import { requestsWithBlueGreen } from "./requests-with-blue-green.rule.ts";
import { requestsWithoutRoute } from "./requests-without-route.rule.ts";
import { reservedDatabaseName } from "./reserved-database-name.rule.ts";
import { reservedEnvironment } from "./reserved-environment.rule.ts";
import { reservedHost } from "./reserved-host.rule.ts";
import { reservedId } from "./reserved-id.rule.ts";
import { reservedTag } from "./reserved-tag.rule.ts";
import { reservedVariable } from "./reserved-variable.rule.ts";
import { rollbackWithoutRoute } from "./rollback-without-route.rule.ts";
import { rollingWithoutProgress } from "./rolling-without-progress.rule.ts";
import { rotationNotPossible } from "./rotation-not-possible.rule.ts";
import { rotationOutOfRange } from "./rotation-out-of-range.rule.ts";
import { routeOutsideCdn } from "./route-outside-cdn.rule.ts";
import { routePriorityTaken } from "./route-priority-taken.rule.ts";
import { routeWithoutDomain } from "./route-without-domain.rule.ts";
import { routeWithoutPort } from "./route-without-port.rule.ts";
import type { Rule } from "./rule.ts";
import { sameRoute } from "./same-route.rule.ts";
import { scalingBoundsInverted } from "./scaling-bounds-inverted.rule.ts";
import { scheduleBoundsInverted } from "./schedule-bounds-inverted.rule.ts";
import { scheduleInOffHours } from "./schedule-in-off-hours.rule.ts";
import { scheduleWithoutReturn } from "./schedule-without-return.rule.ts";
import { secretInFile } from "./secret-in-file.rule.ts";
import { selfCall } from "./self-call.rule.ts";
import { shadowedBehaviour } from "./shadowed-behaviour.rule.ts";
import { shadowedRoute } from "./shadowed-route.rule.ts";
import { sharedDomain } from "./shared-domain.rule.ts";
import { sharedHost } from "./shared-host.rule.ts";
import { sharedImageRepository } from "./shared-image-repository.rule.ts";
import { simultaneousSchedules } from "./simultaneous-schedules.rule.ts";
import { singleCriticalTask } from "./single-critical-task.rule.ts";
import { sizeOutsideAutoscaling } from "./size-outside-autoscaling.rule.ts";
import { smokeWithoutRoute } from "./smoke-without-route.rule.ts";
import { standbyIsPrimary } from "./standby-is-primary.rule.ts";
import { stateInPrimaryRegion } from "./state-in-primary-region.rule.ts";
import { stopTimeoutTooLong } from "./stop-timeout-too-long.rule.ts";
import { stuckAtZero } from "./stuck-at-zero.rule.ts";
import { tagInRepository } from "./tag-in-repository.rule.ts";
import { tagNotForAtlas } from "./tag-not-for-atlas.rule.ts";
import { tagsDifferInCase } from "./tags-differ-in-case.rule.ts";
import { tooFewZones } from "./too-few-zones.rule.ts";
import { tooManyAliases } from "./too-many-aliases.rule.ts";
import { tooManyBehaviours } from "./too-many-behaviours.rule.ts";
import { tooManyCertificates } from "./too-many-certificates.rule.ts";
import { tooManyContainers } from "./too-many-containers.rule.ts";
import { tooManyRouteConditions } from "./too-many-route-conditions.rule.ts";
import { tooManyRouteWildcards } from "./too-many-route-wildcards.rule.ts";
import { tooManyTags } from "./too-many-tags.rule.ts";
import { topicWithoutSubscriptions } from "./topic-without-subscriptions.rule.ts";
import { tracingWithoutCollector } from "./tracing-without-collector.rule.ts";
import { unbuiltImage } from "./unbuilt-image.rule.ts";
import { unclearGeo } from "./unclear-geo.rule.ts";
import { unclearImageSource } from "./unclear-image-source.rule.ts";
import { unclearImageVersion } from "./unclear-image-version.rule.ts";
import { unfitCredentials } from "./unfit-credentials.rule.ts";
import { unknownAssets } from "./unknown-assets.rule.ts";
import { unknownBacklogQueue } from "./unknown-backlog-queue.rule.ts";
import { unknownBehaviourService } from "./unknown-behaviour-service.rule.ts";
import { unknownCacheSize } from "./unknown-cache-size.rule.ts";
import { unknownCacheVersion } from "./unknown-cache-version.rule.ts";
import { unknownContainer } from "./unknown-container.rule.ts";
import { unknownCountry } from "./unknown-country.rule.ts";
import { unknownDatabaseSize } from "./unknown-database-size.rule.ts";
import { unknownDatabaseVersion } from "./unknown-database-version.rule.ts";
import { unknownDeliveryEnvironment } from "./unknown-delivery-environment.rule.ts";
import { unknownErrorCode } from "./unknown-error-code.rule.ts";
import { unknownInventoryEntry } from "./unknown-inventory-entry.rule.ts";
import { unknownInventorySecret } from "./unknown-inventory-secret.rule.ts";
import { unknownLogRetention } from "./unknown-log-retention.rule.ts";
import { unknownOverrideProperty } from "./unknown-override-property.rule.ts";
import { unknownOverrideType } from "./unknown-override-type.rule.ts";
import { unknownSecret } from "./unknown-secret.rule.ts";
import { unknownSecretKey } from "./unknown-secret-key.rule.ts";
import { unknownService } from "./unknown-service.rule.ts";
import { unknownStore } from "./unknown-store.rule.ts";
import { unknownSubscription } from "./unknown-subscription.rule.ts";
import { unknownTimezone } from "./unknown-timezone.rule.ts";
import { unknownZone } from "./unknown-zone.rule.ts";
import { unprotectedStore } from "./unprotected-store.rule.ts";
import { unsetSecret } from "./unset-secret.rule.ts";
import { unusedAtlas } from "./unused-atlas.rule.ts";
import { unusedDefaults } from "./unused-defaults.rule.ts";
import { unusedDomain } from "./unused-domain.rule.ts";
import { unusedSecret } from "./unused-secret.rule.ts";
import { unusedService } from "./unused-service.rule.ts";
import { unusedStore } from "./unused-store.rule.ts";
import { variableOfTwoSources } from "./variable-of-two-sources.rule.ts";
import { variablesDifferInCase } from "./variables-differ-in-case.rule.ts";
import { versionOfBuiltImage } from "./version-of-built-image.rule.ts";
import { visibilityTooShort } from "./visibility-too-short.rule.ts";
import { wholeSecretOfKeys } from "./whole-secret-of-keys.rule.ts";
import { zoneInTwoAccounts } from "./zone-in-two-accounts.rule.ts";

export const rules: readonly Rule[] = [
  accessNotOffered,
  accessOfSameDatabase,
  alarmBelowScalingTarget,
  alarmNeverFires,
  alarmPeriodNotAllowed,
  alarmWindowTooLong,
  alarmWithoutRoute,
  aliasOfDirectService,
  aliasOutsideDomain,
  ambiguousId,
  ambiguousRoute,
  approvalWithoutDelivery,
  awaitedEssentialContainer,
  backlogNotConsumed,
  backupRetentionOutOfRange,
  backupWithoutVersions,
  bakeNotInMinutes,
  bakeTooLong,
  behaviourOutsideRoute,
  behaviourToDirectService,
  behaviourWithoutRoute,
  blueGreenWithoutRoute,
  cacheBreaksCompliance,
  cacheNameTooLong,
  cacheOfOtherOrigin,
  cacheVersionWithoutIam,
  cacheWithoutDataSubnet,
  callCycle,
  callToWorker,
  cdnWithoutDomain,
  clusterNameCut,
  collectorWithoutRoom,
  complianceRuleNotKept,
  complianceTellsNobody,
  containerDependencyCycle,
  containerNameClash,
  cooldownTooLong,
  copyOutOfAtlas,
  copyWithoutStandby,
  cpuOvercommitted,
  createdAndExistingNetwork,
  crowdedTask,
  databaseNotInRegion,
  databaseOutOfReach,
  databaseVersionEnding,
  databasesWithoutAtlas,
  deadLettersExpireEarly,
  deliveryWithLocalState,
  dependencyWithoutHealthCheck,
  deployFieldWithoutEffect,
  differentImagesAccounts,
  differingAccountSettings,
  drainTooLong,
  duplicateAlias,
  duplicateCall,
  duplicateDeliveryEnvironment,
  duplicateEndpoint,
  duplicateFilterValue,
  duplicateId,
  duplicateRouteCondition,
  duplicateSchedule,
  duplicateSecretKey,
  emptyPlatform,
  endpointWithoutRequired,
  ephemeralOutOfRange,
  evictionWithDataTiering,
  execWithReadOnlyRoot,
  expiryNotInDays,
  failoverWithoutReplica,
  fieldWithoutEffect,
  fifoMismatch,
  filterTooLarge,
  foreignPermissionsBoundary,
  generatedSecretWithKeys,
  graceTooShort,
  healthOutOfRange,
  healthTimeoutTooLong,
  hostOutsideDomain,
  hostWithoutAlias,
  imageOutOfReach,
  invalidBackupSchedule,
  invalidCidr,
  invalidCron,
  invalidEnvironmentName,
  invalidFargateSize,
  invalidNodeCount,
  invalidOffHours,
  irreversibleLock,
  jobTimeoutTooLong,
  keysWithoutCache,
  lockOfUnprotected,
  memoryOvercommitted,
  misleadingSecretId,
  missingAccount,
  missingImagesAccount,
  missingRepositoryIds,
  moreZonesThanRegion,
  movingTag,
  nameOfTwoKinds,
  networkSizeOutOfRange,
  networkTooSmall,
  networkUsedByAws,
  noScalingTarget,
  noWayOut,
  nobodyToNotify,
  objectiveAboveParts,
  objectiveWithoutRoute,
  openAccessList,
  openSourceNetwork,
  overlappingWindows,
  overrideOfName,
  overrideOfTags,
  overrideWithInternalKey,
  passwordsWithoutCredentials,
  protectedWithoutApproval,
  publicNetworkRange,
  queueOutOfRange,
  quotaExceeded,
  quotaNearlyUsed,
  repeatedComplianceRule,
  repeatedSubnet,
  repeatedZone,
  replicationWithoutStandby,
  replicationWithoutVersions,
  requestsWithBlueGreen,
  requestsWithoutRoute,
  reservedDatabaseName,
  reservedEnvironment,
  reservedHost,
  reservedId,
  reservedTag,
  reservedVariable,
  rollbackWithoutRoute,
  rollingWithoutProgress,
  rotationNotPossible,
  rotationOutOfRange,
  routeOutsideCdn,
  routePriorityTaken,
  routeWithoutDomain,
  routeWithoutPort,
  sameRoute,
  scalingBoundsInverted,
  scheduleBoundsInverted,
  scheduleInOffHours,
  scheduleWithoutReturn,
  secretInFile,
  selfCall,
  shadowedBehaviour,
  shadowedRoute,
  sharedDomain,
  sharedHost,
  sharedImageRepository,
  simultaneousSchedules,
  singleCriticalTask,
  sizeOutsideAutoscaling,
  smokeWithoutRoute,
  standbyIsPrimary,
  stateInPrimaryRegion,
  stopTimeoutTooLong,
  stuckAtZero,
  tagInRepository,
  tagNotForAtlas,
  tagsDifferInCase,
  tooFewZones,
  tooManyAliases,
  tooManyBehaviours,
  tooManyCertificates,
  tooManyContainers,
  tooManyRouteConditions,
  tooManyRouteWildcards,
  tooManyTags,
  topicWithoutSubscriptions,
  tracingWithoutCollector,
  unbuiltImage,
  unclearGeo,
  unclearImageSource,
  unclearImageVersion,
  unfitCredentials,
  unknownAssets,
  unknownBacklogQueue,
  unknownBehaviourService,
  unknownCacheSize,
  unknownCacheVersion,
  unknownContainer,
  unknownCountry,
  unknownDatabaseSize,
  unknownDatabaseVersion,
  unknownDeliveryEnvironment,
  unknownErrorCode,
  unknownInventoryEntry,
  unknownInventorySecret,
  unknownLogRetention,
  unknownOverrideProperty,
  unknownOverrideType,
  unknownSecret,
  unknownSecretKey,
  unknownService,
  unknownStore,
  unknownSubscription,
  unknownTimezone,
  unknownZone,
  unprotectedStore,
  unsetSecret,
  unusedAtlas,
  unusedDefaults,
  unusedDomain,
  unusedSecret,
  unusedService,
  unusedStore,
  variableOfTwoSources,
  variablesDifferInCase,
  versionOfBuiltImage,
  visibilityTooShort,
  wholeSecretOfKeys,
  zoneInTwoAccounts,
];
