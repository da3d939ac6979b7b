// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import "./queues/first-orders";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/packer";
import "./services/web";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
