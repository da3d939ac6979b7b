// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import { cluster } from "./cluster";
import "./namespace";
import "./security-groups";
import "./services/deep";
import "./services/back";
import "./services/web";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
