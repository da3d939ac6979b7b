// arcade, stack production, us-east-1
import "./provider";
import "./keys";
import {
  pageTopic as notificationsPageTopic,
  ticketTopic as notificationsTicketTopic,
} from "./notifications";
import "./network";
import "./access-logs";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./topics/ledger-events";
import "./topics/score-events";
import "./queues/ledger";
import "./queues/payout-orders";
import "./queues/score-audit";
import "./atlas";
import "./databases/archive";
import "./databases/players";
import "./atlas-network";
import "./caches/rankings";
import "./caches/sessions";
import "./buckets/exports";
import "./buckets/replays";
import { cluster } from "./cluster";
import "./security-groups";
import "./rotation";
import "./secrets/atlas-service-account";
import "./secrets/bank";
import "./secrets/signing";
import "./cache-passwords";
import "./database-passwords";
import "./services/leaderboard";
import "./services/payouts";
import "./services/scores";
import "./schedules";
import "./jobs/archive-replays";
import "./alarms";
import "./alarms/leaderboard";
import "./alarms/payouts";
import "./alarms/scores";
import "./alarms/ledger";
import "./alarms/payout-orders";
import "./alarms/score-audit";
import "./alarms/rankings";
import "./alarms/sessions";
import "./alarms/atlas-service-account";
import "./alarms/bank";
import "./ages";
import "./alarms/archive-replays";
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
