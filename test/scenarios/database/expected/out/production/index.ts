// hello, stack production, us-east-1
import "./provider";
import "./account";
import "./keys";
import "./network";
import "./atlas";
import "./databases/orders";
import "./atlas-network";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
