// brochure, stack production, eu-west-1
import "./provider";
import "./keys";
import "./domain";
import "./access-logs";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./buckets/site";
import { distribution } from "./cdn";
import "./dashboard";

// Where backups of buckets are
export const backupVault = vault.name;

// The role that AWS Backup restores with
export const restoreRole = backupRestoreRole.arn;

// The CDN's own name
export const cdnDomainName = distribution.domainName;

// The distribution, for what is to be forgotten at its edges
export const cdnDistributionId = distribution.id;
