// hello, stack production, us-east-1
import "./provider";
import "./keys";
import {
  pageTopic as notificationsPageTopic,
  ticketTopic as notificationsTicketTopic,
} from "./notifications";
import "./network";
import "./queues/first-orders";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/packer";
import "./services/web";
import "./alarms";
import "./alarms/packer";
import "./alarms/web";
import "./alarms/first-orders";
import "./dashboard";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// The ECS cluster
export const clusterName = cluster.name;
