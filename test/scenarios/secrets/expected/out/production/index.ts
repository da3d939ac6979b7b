// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import { cluster } from "./cluster";
import "./security-groups";
import "./rotation";
import "./secrets/partner";
import "./secrets/signing-key";
import "./secrets/token";
import "./services/waiting";
import "./services/web";
import "./schedules";
import "./jobs/report";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
