// hello, stack production, eu-west-1
import "./provider";
import "./keys";
import "./network";
import { zone } from "./domain";
import "./access-logs";
import { loadBalancer } from "./load-balancer";
import { directLoadBalancer } from "./direct-load-balancer";
import "./records";
import { restoreRole as backupRestoreRole, vault } from "./backup";
import "./buckets/files";
import { cluster } from "./cluster";
import "./security-groups";
import "./services/feed";
import "./services/live";
import "./services/web";
import { distribution } from "./cdn";
import "./dashboard";

// The name servers of the hosted zone, to be entered at the registrar
export const nameServers = zone.nameServers;

// The load balancer's own name
export const loadBalancerDnsName = loadBalancer.dnsName;

// The load balancer's own name
export const directLoadBalancerDnsName = directLoadBalancer.dnsName;

// Where backups of buckets are
export const backupVault = vault.name;

// The role that AWS Backup restores with
export const restoreRole = backupRestoreRole.arn;

// The ECS cluster
export const clusterName = cluster.name;

// The CDN's own name
export const cdnDomainName = distribution.domainName;

// The distribution, for what is to be forgotten at its edges
export const cdnDistributionId = distribution.id;
