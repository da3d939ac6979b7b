// hello, stack production, us-east-1
import "./provider";
import "./keys";
import "./network";
import { zone } from "./domain";
import "./access-logs";
import { loadBalancer } from "./load-balancer";
import "./records";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/web";
import "./dashboard";

// The name servers of the hosted zone, to be entered at the registrar
export const nameServers = zone.nameServers;

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The ECS cluster
export const clusterName = cluster.name;
