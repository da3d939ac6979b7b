// hello, stack preproduction, us-east-1
import "./provider";
import "./keys";
import "./network";
import "./domain";
import "./access-logs";
import { loadBalancer } from "./load-balancer";
import "./records";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/calls";
import "./services/web";
import "./schedules";
import "./jobs/report";
import "./dashboard";

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The ECS cluster
export const clusterName = cluster.name;
