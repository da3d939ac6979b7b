// spec/environments/production.yaml account.singletons
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account.singletons
const platformBackupSettings = new Group("platform-backup-settings");

// account.singletons
const euCentral1Settings = new aws.backup.RegionSettings(
  "platform-eu-central-1-backup",
  { region: "eu-central-1", resourceTypeOptInPreference: { S3: true } },
  { parent: platformBackupSettings, provider, ignoreChanges: ["resourceTypeOptInPreference"] },
);

// account.singletons
const euWest1Settings = new aws.backup.RegionSettings(
  "platform-eu-west-1-backup",
  { resourceTypeOptInPreference: { S3: true } },
  { parent: platformBackupSettings, provider, ignoreChanges: ["resourceTypeOptInPreference"] },
);
