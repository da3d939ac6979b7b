// provfair, stack production, us-east-1
import "./provider";
import "./keys";
import {
  pageTopic as notificationsPageTopic,
  ticketTopic as notificationsTicketTopic,
} from "./notifications";
import "./network";
import "./domain";
import "./access-logs";
import { loadBalancer } from "./load-balancer";
import "./records";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./topics/player-events";
import "./queues/match-events";
import "./atlas";
import "./databases/players";
import "./atlas-network";
import "./caches/sessions";
import "./buckets/assets";
import { cluster } from "./cluster";
import "./namespace";
import "./security-groups";
import "./rotation";
import "./secrets/gateway-jwt";
import "./secrets/psp";
import "./tracing";
import "./services/profiles";
import "./services/matchmaking";
import "./services/gateway";
import "./services/payments";
import "./services/results-worker";
import "./schedules";
import "./jobs/season-rollup";
import { distribution } from "./cdn";
import "./cost";
import "./alarms";
import "./alarms/gateway";
import "./alarms/matchmaking";
import "./alarms/payments";
import "./alarms/profiles";
import "./alarms/results-worker";
import "./alarms/match-events";
import "./alarms/sessions";
import "./alarms/psp";
import "./ages";
import "./alarms/season-rollup";
import "./atlas-alerts";
import "./dashboard";
import "./compliance";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// Where backups of buckets are
export const backupVault = vault.name;

// The role that AWS Backup restores with
export const restoreRole = backupRestoreRole.arn;

// The ECS cluster
export const clusterName = cluster.name;

// The CDN's own name
export const cdnDomainName = distribution.domainName;

// The distribution, for what is to be forgotten at its edges
export const cdnDistributionId = distribution.id;
