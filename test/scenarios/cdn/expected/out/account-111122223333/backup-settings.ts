// spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account
const platformBackupSettings = new Group("platform-backup-settings");

// account
const usEast1Settings = new aws.backup.RegionSettings(
  "platform-us-east-1-backup",
  { resourceTypeOptInPreference: { S3: true } },
  { parent: platformBackupSettings, provider, ignoreChanges: ["resourceTypeOptInPreference"] },
);
