// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import "./access-logs";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./buckets/store";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./dashboard";

// Where backups of buckets are
export const backupVault = vault.name;

// The role that AWS Backup restores with
export const restoreRole = backupRestoreRole.arn;

// The ECS cluster
export const clusterName = cluster.name;
