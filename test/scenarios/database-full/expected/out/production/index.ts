// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import "./atlas";
import "./databases/old-orders";
import "./databases/orders";
import "./atlas-network";
import { cluster } from "./cluster";
import "./security-groups";
import "./secrets/atlas-login";
import "./database-passwords";
import "./services/web";
import "./schedules";
import "./jobs/report";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
