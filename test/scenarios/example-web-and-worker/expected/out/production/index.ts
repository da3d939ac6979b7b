// shop, stack production, eu-central-1
import "./provider";
import "./keys";
import "./network";
import "./domain";
import "./access-logs";
import { loadBalancer } from "./load-balancer";
import "./records";
import { cluster } from "./cluster";
import "./namespace";
import "./security-groups";
import "./services/mailer";
import "./services/stock";
import "./services/web";
import "./schedules";
import "./jobs/nightly-report";

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The ECS cluster
export const clusterName = cluster.name;
