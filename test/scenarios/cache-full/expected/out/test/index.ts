// hello, stack test, us-east-1
import "./provider";
import "./keys";
import "./caches/results";
import "./caches/sessions";
import { cluster } from "./cluster";
import "./security-groups";
import "./cache-passwords";
import "./services/web";
import "./schedules";
import "./jobs/report";
import "./dashboard";

// The ECS cluster
export const clusterName = cluster.name;
