// hello, stack production, eu-west-1
import "./provider";
import "./keys";
import {
  pageTopic as notificationsPageTopic,
  ticketTopic as notificationsTicketTopic,
} from "./notifications";
import "./network";
import "./access-logs";
import "./buckets/files";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./alarms";
import "./alarms/web";
import "./dashboard";
import "./compliance";

// Wakes somebody: what is subscribed to it hears of alarms
export const pageTopic = notificationsPageTopic.arn;

// Can wait until morning: what is subscribed to it hears of alarms
export const ticketTopic = notificationsTicketTopic.arn;

// The ECS cluster
export const clusterName = cluster.name;
