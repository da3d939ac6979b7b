/** Backups: what a reviewer would look at. */
import { expect, it } from "vitest";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const reference = graphOf(referenceSources());
const production = stackOf(reference, "production");
const development = stackOf(reference, "development");
const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const small = (text: string, environment = 'account: { id: "111122223333" }') =>
  stackOf(graphOfText(text, { production: environment }), "production");

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";
const SCHEDULE = "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule";

it("keeps backups in a vault with a key of its own, and copies in one of the standby region with its replica", () => {
  const vaults = [...nodesOf(production, VAULT).values()];
  expect(vaults.map(({ name, inputs }) => [name, inputs["region"], readable(inputs["kmsKeyArn"])])).toEqual([
    ["platform-backup", undefined, "<aws:kms/key:Key::platform-backup.arn>"],
    ["platform-backup-standby", "us-west-2", "<aws:kms/replicaKey:ReplicaKey::platform-backup-standby.arn>"],
  ]);
  for (const { inputs, options } of vaults) {
    expect(inputs["forceDestroy"]).toBe(false);
    expect(options).toMatchObject({ protect: true, retainOnDelete: true });
    expect(options.parent).toBeUndefined();
  }
  expect([...nodesOf(production, LOCK).values()].map(({ inputs }) => inputs)).toMatchObject([
    { minRetentionDays: 30, maxRetentionDays: 30 },
    { region: "us-west-2", minRetentionDays: 30, maxRetentionDays: 30 },
  ]);
  for (const { inputs } of nodesOf(production, LOCK).values()) expect(inputs).not.toHaveProperty("changeableForDays");
});

it("takes the platform's own buckets every day at two, copies them, and watches their changes", () => {
  expect(readable(nodeOf(production, PLAN, "platform-backup").inputs["rules"])).toMatchObject([
    {
      ruleName: "scheduled",
      schedule: "cron(0 2 * * ? *)",
      scheduleExpressionTimezone: "Etc/UTC",
      targetVaultName: "<aws:backup/vault:Vault::platform-backup.name>",
      lifecycle: { deleteAfter: 30 },
      copyActions: [
        {
          destinationVaultArn: "<aws:backup/vault:Vault::platform-backup-standby.arn>",
          lifecycle: { deleteAfter: 30 },
        },
      ],
    },
    { ruleName: "continuous", enableContinuousBackup: true, lifecycle: { deleteAfter: 30 } },
  ]);
  const selection = nodeOf(production, SELECTION, "platform-backup");
  expect(readable(selection.inputs)).toMatchObject({
    resources: ["arn:aws:s3:::*"],
    conditions: [
      {
        stringEquals: [
          { key: "aws:ResourceTag/backup", value: "platform" },
          { key: "aws:ResourceTag/environment", value: "production" },
          { key: "aws:ResourceTag/project", value: "provfair" },
        ],
      },
    ],
  });
  expect(nodeOf(production, "aws:s3/bucket:Bucket", "assets").inputs["tags"]).toMatchObject({ backup: "platform" });
  // A replica is no original, and logs are nobody's data.
  for (const name of ["assets-replica", "platform-access-logs"]) {
    expect(nodeOf(production, "aws:s3/bucket:Bucket", name).inputs["tags"]).not.toHaveProperty("backup");
  }
});

it("gives a bucket that says something else a plan of its own, of which no other bucket is part", () => {
  const stack = small(
    `
    services: { web: { ${IMAGE} } }
    buckets:
      one: {}
      two: { backup: { retention: 60d, copy: true } }
      three: { backup: { enabled: false, reason: made again } }
    backup: { lock: compliance }
  `,
    'account: { id: "111122223333" }\nregions: { standby: us-west-2 }',
  );
  const rules = readable(nodeOf(stack, PLAN, "two").inputs["rules"]) as readonly object[];
  // Any moment of the last 35 days only, whatever is kept.
  expect(rules).toMatchObject([
    { lifecycle: { deleteAfter: 60 }, copyActions: [{ lifecycle: { deleteAfter: 60 } }] },
    { lifecycle: { deleteAfter: 35 } },
  ]);
  const tagOf = (name: string) => nodeOf(stack, "aws:s3/bucket:Bucket", name).inputs["tags"] as object;
  expect(tagOf("one")).toMatchObject({ backup: "platform" });
  expect(tagOf("two")).toMatchObject({ backup: "two" });
  expect(tagOf("three")).not.toHaveProperty("backup");
  expect(nodeOf(stack, PLAN, "two").owner).toBe("buckets.two");
  expect([...nodesOf(stack, LOCK).values()].map(({ inputs }) => inputs)).toMatchObject([
    { minRetentionDays: 30, maxRetentionDays: 60, changeableForDays: 7 },
    { minRetentionDays: 60, maxRetentionDays: 60, changeableForDays: 7 },
  ]);
});

it("works with two roles, of which the one that restores can do nothing else", () => {
  const attached = [...nodesOf(production, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").values()];
  const ofBackup = attached.filter(({ owner }) => owner === "shared.backup");
  expect(ofBackup.map(({ inputs }) => [readable(inputs["role"]), inputs["policyArn"]])).toEqual([
    [
      "<aws:iam/role:Role::platform-backup.name>",
      "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
    ],
    ["<aws:iam/role:Role::platform-backup.name>", "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup"],
    ["<aws:iam/role:Role::platform-restore.name>", "arn:aws:iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore"],
  ]);
});

it("restores the newest backup on the first Sunday of the month, and tells tickets of what fails", () => {
  const plan = nodeOf(production, "aws:backup/restoreTestingPlan:RestoreTestingPlan", "platform-restore-test");
  expect(readable(plan.inputs)).toMatchObject({
    name: "provfair_production",
    scheduleExpression: "cron(0 5 ? * 1#1 *)",
    recoveryPointSelection: { includeVaults: ["<aws:backup/vault:Vault::platform-backup.arn>"] },
  });
  const token = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
  expect(readable(nodeOf(production, token, "platform-restore-test").inputs)).toMatchObject({
    protectedResourceType: "S3",
    iamRoleArn: "<aws:iam/role:Role::platform-restore.arn>",
  });
  const rule = nodeOf(production, "aws:cloudwatch/eventRule:EventRule", "platform-backup");
  expect(readable(rule.inputs["eventPattern"])).toMatchObject({
    source: ["aws.backup"],
    detail: { $or: [{ backupVaultName: ["<aws:backup/vault:Vault::platform-backup.name>"] }, {}, {}] },
  });
  const ticket = "<aws:sns/topic:Topic::platform-ticket.arn>";
  const target = nodeOf(production, "aws:cloudwatch/eventTarget:EventTarget", "platform-backup");
  expect(readable(target.inputs["arn"])).toBe(ticket);
  const notifications = nodeOf(production, "aws:backup/vaultNotifications:VaultNotifications", "platform-backup");
  expect(readable(notifications.inputs["snsTopicArn"])).toBe(ticket);
  const policy = nodeOf(production, "aws:sns/topicPolicy:TopicPolicy", "platform-ticket");
  expect(JSON.stringify(policy.inputs["policy"])).toContain("backup.amazonaws.com");
  expect(JSON.stringify(nodeOf(production, "aws:kms/key:Key", "platform-data").inputs)).toContain(
    "backup.amazonaws.com",
  );
});

it("lets Atlas keep every moment, and copy it to US_WEST_2", () => {
  expect(readable(nodeOf(production, SCHEDULE, "players").inputs)).toMatchObject({
    referenceHourOfDay: 2,
    referenceMinuteOfHour: 0,
    restoreWindowDays: 30,
    policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 30 },
    policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 30 },
    copyPolicyItemsEnabled: true,
    copySettings: [
      {
        cloudProvider: "AWS",
        regionName: "US_WEST_2",
        shouldCopyOplogs: true,
        copyPolicyItems: [{ frequencyType: "daily", retentionUnit: "days", retentionValue: 30 }],
      },
    ],
  });
  const here = nodeOf(development, SCHEDULE, "players").inputs;
  expect(here).not.toHaveProperty("copySettings");
  expect(here).toMatchObject({ restoreWindowDays: 30 });
});

it("takes snapshots of caches in the hour of the schedule", () => {
  const group = nodeOf(production, "aws:elasticache/replicationGroup:ReplicationGroup", "sessions");
  expect(group.inputs).toMatchObject({ snapshotRetentionLimit: 30, snapshotWindow: "02:00-03:00" });
});

it("locks nothing and empties the vault where the environment may be destroyed", () => {
  expect([...nodesOf(development, LOCK).values()]).toEqual([]);
  expect(nodeOf(development, VAULT, "platform-backup")).toMatchObject({
    inputs: { forceDestroy: true },
    options: expect.not.objectContaining({ protect: true }),
  });
  expect([...nodesOf(development, VAULT).keys()]).toHaveLength(1);
});

it("lets AWS Backup take buckets in each region of an account, and leaves the other kinds alone", () => {
  const token = "aws:backup/regionSettings:RegionSettings";
  const settings = [...nodesOf(stackOf(reference, "account-111122223333"), token).values()];
  expect(settings.map(({ inputs, options }) => [inputs["region"], options.ignoreChanges])).toEqual([
    [undefined, ["resourceTypeOptInPreference"]],
    ["us-west-2", ["resourceTypeOptInPreference"]],
  ]);
  expect(settings[0]?.inputs["resourceTypeOptInPreference"]).toEqual({ S3: true });
  const text = `services: { web: { ${IMAGE} } }\nbuckets: { one: {} }`;
  const accountOf = (singleton: string) =>
    graphOfText(text, { production: `account: { id: "111122223333", singletons: { backupSettings: ${singleton} } }` });
  const adopted = stackOf(accountOf("adopt"), "account-111122223333");
  expect([...nodesOf(adopted, token).values()].map(({ options }) => options.import)).toEqual(["us-east-1"]);
  expect(accountOf("skip").stacks.map(({ name }) => name)).toEqual(["production"]);
});
