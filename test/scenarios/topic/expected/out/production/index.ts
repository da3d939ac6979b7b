// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import "./topics/news";
import "./queues/mails";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/mailer";
import "./services/web";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
