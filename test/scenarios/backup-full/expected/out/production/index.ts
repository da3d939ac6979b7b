// hello, stack production, us-east-1
import "./provider";
import "./keys";
import {
  pageTopic as notificationsPageTopic,
  ticketTopic as notificationsTicketTopic,
} from "./notifications";
import "./network";
import "./access-logs";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./atlas";
import "./databases/orders";
import "./atlas-network";
import "./caches/sessions";
import "./buckets/assets";
import "./buckets/receipts";
import "./buckets/thumbnails";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./alarms";
import "./alarms/web";
import "./alarms/sessions";
import "./ages";
import "./atlas-alerts";
import "./dashboard";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// Where backups of buckets are
export const backupVault = vault.name;

// The role that AWS Backup restores with
export const restoreRole = backupRestoreRole.arn;

// The ECS cluster
export const clusterName = cluster.name;
