// hello, stack production, us-east-1
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
import "./security-groups";
import "./services/web";
import "./cost";
import "./alarms";
import "./alarms/web";
import "./dashboard";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The ECS cluster
export const clusterName = cluster.name;
