// hello, stack development, us-east-1
import "./provider";
import "./keys";
import "./network";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
