// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import { cluster } from "./cluster";
import "./security-groups";
import "./queues/first-orders";
import "./services/packer";
import "./services/web";

// The ECS cluster
export const clusterName = cluster.name;
