// shop, stack production, eu-central-1
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
import { cluster } from "./cluster";
import "./namespace";
import "./security-groups";
import "./services/mailer";
import "./services/stock";
import "./services/web";
import "./schedules";
import "./jobs/nightly-report";
import "./alarms";
import "./alarms/mailer";
import "./alarms/stock";
import "./alarms/web";
import "./alarms/nightly-report";
import "./dashboard";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The ECS cluster
export const clusterName = cluster.name;
