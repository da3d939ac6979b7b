/** The account stack: what exists once per AWS account, each created, adopted, or left alone as the environment says. */
import type { ResourceOptions } from "../../graph/builder.ts";
import type { ResolvedAccount } from "../overlay/resolved.ts";
import { type Lowering, shared, sharedPlace } from "./context.ts";

/** The service-linked roles of what the platform uses, with their names (IAM: AWS services that work with IAM). */
const LINKED_ROLES = [
  { role: "ecs", service: "ecs.amazonaws.com", name: "AWSServiceRoleForECS" },
  {
    role: "load-balancing",
    service: "elasticloadbalancing.amazonaws.com",
    name: "AWSServiceRoleForElasticLoadBalancing",
  },
  {
    role: "auto-scaling",
    service: "ecs.application-autoscaling.amazonaws.com",
    name: "AWSServiceRoleForApplicationAutoScaling_ECSService",
  },
] as const;

export interface AccountSettings {
  readonly singletons: ResolvedAccount["singletons"];
  /** Whether this account holds the images. */
  readonly holdsImages: boolean;
  /** The regions in which AWS Backup keeps something of it. */
  readonly backupRegions: readonly string[];
}

/** Lowers into the account's own stack; `id` is the account's, and undefined where no environment names it. */
export function lowerAccount(
  lowering: Lowering,
  { singletons, holdsImages, backupRegions }: AccountSettings,
  id: string | undefined,
): void {
  if (holdsImages) lowerRegistry(lowering, singletons.imageRegistry, id);
  for (const region of backupRegions) lowerBackupSettings(lowering, singletons.backupSettings, region);
  lowerLinkedRoles(lowering, singletons.serviceLinkedRoles, id);
}

type Singleton = "create" | "adopt" | "skip";

/** Imports what is there where the author says that it is. */
export function adoption(singleton: Singleton, identifier: string | undefined): ResourceOptions {
  return singleton === "adopt" && identifier !== undefined ? { import: identifier } : {};
}

function lowerRegistry(lowering: Lowering, singleton: Singleton, id: string | undefined): void {
  if (singleton === "skip") return;
  const { model, builder, account } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "image-registry", "account.singletons.imageRegistry"));
  scope.resource(
    "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
    shared(),
    {
      scanType: "ENHANCED",
      rules: [{ scanFrequency: "CONTINUOUS_SCAN", repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }] }],
    },
    { ...adoption(singleton, id), role: "scanning" },
  );
  if (model.standby === undefined) return;
  scope.resource(
    "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    shared(),
    {
      replicationConfiguration: {
        rules: [
          {
            destinations: [{ region: model.standby, registryId: account }],
            repositoryFilters: [{ filter: `${model.platform}/`, filterType: "PREFIX_MATCH" }],
          },
        ],
      },
    },
    { ...adoption(singleton, id), role: "replication" },
  );
}

/** AWS Backup takes of each kind of resource only where an account has said so, region by region. */
function lowerBackupSettings(lowering: Lowering, singleton: Singleton, region: string): void {
  if (singleton === "skip") return;
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "backup-settings", "account.singletons.backupSettings"));
  scope.resource(
    "aws:backup/regionSettings:RegionSettings",
    shared(`${region}-backup`),
    { region: region === model.region ? undefined : region, resourceTypeOptInPreference: { S3: true } },
    {
      ...adoption(singleton, region),
      role: `${region}-settings`,
      // The account's answer knows every kind of resource, and the others are somebody else's.
      ignoreChanges: ["resourceTypeOptInPreference"],
    },
  );
}

function lowerLinkedRoles(lowering: Lowering, singleton: Singleton, id: string | undefined): void {
  if (singleton === "skip") return;
  const scope = lowering.builder.scope(
    sharedPlace(lowering, "service-linked-roles", "account.singletons.serviceLinkedRoles"),
  );
  for (const { role, service, name } of LINKED_ROLES) {
    const arn = id === undefined ? undefined : `arn:aws:iam::${id}:role/aws-service-role/${service}/${name}`;
    scope.resource(
      "aws:iam/serviceLinkedRole:ServiceLinkedRole",
      shared(role),
      { awsServiceName: service },
      { ...adoption(singleton, arn), role },
    );
  }
}
