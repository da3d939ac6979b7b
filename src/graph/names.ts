/**
 * Names are for ever: a changed name destroys infrastructure. The logical name of a resource is `<id>` or `<id>-<role>`,
 * from the entry's identity alone; only where the type's auto-name would exceed its limit it is cut and closed with a
 * hash of the full name. `test/graph/names.golden.json` may only grow.
 */
import { createHash } from "node:crypto";
import { autoNameLimit } from "./sdk-facts.ts";

/** Pulumi's auto-name is the logical name, a hyphen and seven hexadecimal digits (pulumi-terraform-bridge, autonaming). */
const AUTO_NAME_SUFFIX = 8;
const HASH_LENGTH = 6;

/** The logical name of a resource of type `token` for the entry `id`, within the type's limit. */
export function logicalName(token: string, id: string, role?: string): string {
  return shortened(role === undefined ? id : `${id}-${role}`, autoNameLimit(token) - AUTO_NAME_SUFFIX);
}

/** The name where there is room for it, else its beginning, closed with a hash of the whole. */
function shortened(full: string, room: number): string {
  if (full.length <= room) return full;
  const hash = createHash("sha256").update(full).digest("hex").slice(0, HASH_LENGTH);
  return `${full.slice(0, room - HASH_LENGTH - 1).replace(/-+$/, "")}-${hash}`;
}

/**
 * What follows an id in logical names. The list is closed, so that no two entries can come to one name: an id may not be
 * another id with one of these behind it. Prefixes are followed by another name.
 */
export const NAME_ROLES = [
  "backlog",
  "cpu",
  "dead-letters",
  "default-user",
  "deployment",
  "engine-log",
  "execution",
  "from-load-balancer",
  "green",
  "memory",
  "replica",
  "replication",
  "off-hours-begin",
  "off-hours-end",
  "requests",
  "rollback-errors",
  "rollback-latency",
  "runner",
  "scheduler",
  "slow-log",
  "task",
] as const;
export const NAME_ROLE_PREFIXES = ["alarm", "calls", "feeds", "schedule", "uses"] as const;

export type NameRole = (typeof NAME_ROLES)[number] | `${(typeof NAME_ROLE_PREFIXES)[number]}-${string}`;

/** The id of what all entries share; no entry may be called so, nor start with it and a hyphen. */
export const SHARED_ID = "platform";

/** What a logical name is made of. What is shared has roles of its own. */
export type LogicalName =
  | { readonly id: typeof SHARED_ID; readonly role?: string }
  | { readonly id: string; readonly role?: NameRole };

/** `/<platform>/<environment>/<id>`: the log group of a service or job. */
export function logGroupName(platform: string, environment: string, id: string): string {
  return `/${platform}/${environment}/${id}`;
}

/** `aws-waf-logs-<platform>-<environment>-<use>`: the log group of a web ACL, whose name has to begin so. */
export function firewallLogGroupName(platform: string, environment: string, use: string): string {
  return `aws-waf-logs-${platform}-${environment}-${use}`;
}

/** `<platform>/<environment>/<id>`: a secret. */
export function secretName(platform: string, environment: string, id: string): string {
  return `${platform}/${environment}/${id}`;
}

/**
 * `<platform>/<environment>/<task>-uses-<store>/cache-password`: the secret with which a task signs in to a store. No
 * author's secret has a slash in its id.
 */
export function storePasswordName(
  platform: string,
  environment: string,
  { task, store, noun }: { readonly task: string; readonly store: string; readonly noun: string },
): string {
  return `${secretName(platform, environment, `${task}-uses-${store}`)}/${noun}-password`;
}

/** `alias/<platform>/<environment>/<use>`: the alias of one of the platform's keys. */
export function keyAliasName(platform: string, environment: string, use: string): string {
  return `alias/${platform}/${environment}/${use}`;
}

/** `/<platform>/<environment>/`: the path of the platform's roles. */
export function rolePath(platform: string, environment: string): string {
  return `/${platform}/${environment}/`;
}

/** `<platform>/<environment>/<id>` and what it watches: an alarm, which a person reads in the subject of a message. */
export function alarmName(platform: string, environment: string, id: string, what?: string): string {
  return [platform, environment, id, ...(what === undefined ? [] : [what])].join("/");
}

/** `<platform>_<environment>`: the dashboard; neither has an underscore of its own. */
export function dashboardName(platform: string, environment: string): string {
  return `${platform}_${environment}`;
}

/** `<platform>/<environment>/<id>/<what>`: a saved query, in folders as the console shows them. */
export function queryName(platform: string, environment: string, id: string, what: string): string {
  return `${platform}/${environment}/${id}/${what}`;
}

/** `<platform>_<environment>`: the plan of restore tests, which takes underscores only; neither has one of its own. */
export function restoreTestName(platform: string, environment: string): string {
  return `${platform}_${environment}`.replaceAll("-", "_");
}

/** `/<platform>/<environment>/<id>`: a parameter of Systems Manager. */
export function parameterName(platform: string, environment: string, id: string): string {
  return `/${platform}/${environment}/${id}`;
}

/** The longest name of a group in X-Ray (X-Ray API Reference: CreateGroup). */
const XRAY_NAME_LENGTH = 32;

/** `<platform>_<environment>`: the group of the platform's traces; cut and closed with a hash where it is too long. */
export function xrayGroupName(platform: string, environment: string): string {
  return shortened(`${platform}_${environment}`, XRAY_NAME_LENGTH);
}

/** `<platform>/<environment>`: the namespace of the platform's own metrics. */
export function metricNamespace(platform: string, environment: string): string {
  return `${platform}/${environment}`;
}

/** `<platform>/<id>`: an image repository. */
export function repositoryName(platform: string, id: string): string {
  return `${platform}/${id}`;
}

/** `<platform>-<environment>-<id>`: a cache's replication group, and the group of its users. A rule holds its length. */
export function cacheName(platform: string, environment: string, id: string): string {
  return `${platform}-${environment}-${id}`;
}

/** ElastiCache takes identifiers of users up to this length (ElastiCache: CreateUser). */
const USER_ID_LENGTH = 40;

/** `<platform>-<environment>-<logical name>`: a cache's user, cut and closed with a hash where it would be too long. */
export function cacheUserId(platform: string, environment: string, name: string): string {
  return shortened(`${platform}-${environment}-${name}`, USER_ID_LENGTH);
}

/** `/<platform>/shared/`: the path of what the pipeline may use and never change; no environment is called so. */
export function deliveryPath(platform: string): string {
  return rolePath(platform, "shared");
}

/**
 * `<platform>.<environment>.<use>`, or `<platform>.publish`: a role of the pipeline. The workflows name it without asking
 * AWS; dots keep apart what hyphens would not: names hold none.
 */
export function deliveryRoleName(
  platform: string,
  use: "publish" | { readonly deploy: string } | { readonly preview: string },
): string {
  if (use === "publish") return `${platform}.publish`;
  return "deploy" in use ? `${platform}.${use.deploy}.deploy` : `${platform}.${use.preview}.preview`;
}

/** The ARN of a role of the pipeline. */
export function deliveryRoleArn(
  account: string,
  platform: string,
  use: Parameters<typeof deliveryRoleName>[1],
): string {
  return `arn:aws:iam::${account}:role${deliveryPath(platform)}${deliveryRoleName(platform, use)}`;
}

/** `<platform>.boundary`: what no role of the platform may go beyond, where the pipeline makes them. */
export function boundaryName(platform: string): string {
  return `${platform}.boundary`;
}

/** `<platform>-<rule>`: a rule of AWS Config, which a person reads in a message; with an empty rule what all begin with. */
export function configRuleName(platform: string, rule: string): string {
  return `${platform}-${rule}`;
}

/** `<platform>`: the trail of the account, which the policy of its bucket names before it is there. */
export function trailName(platform: string): string {
  return platform;
}

/** `<platform>`: the analyzer of IAM Access Analyzer, for which AWS has no auto-name. */
export function analyzerName(platform: string): string {
  return platform;
}
