/**
 * What a change to one entry of the specification may touch beyond the nodes that the entry owns. Everything else stays
 * as it is: that is the law of locality, held by `test/properties/locality.test.ts` and told by `diff`.
 */
import type { GraphNode } from "./graph.ts";

export interface Aggregate {
  readonly name: string;
  /** Why the node gathers what several entries say. */
  readonly reason: string;
  /** The type; undefined for all types of the owner. */
  readonly token?: string;
  /** The role in its file; undefined for all roles. */
  readonly role?: string;
  /** `shared.*` nodes only, or those of entries. */
  readonly shared: boolean;
  /** Inputs that may change in place, and `dependsOn`; none where the node only comes and goes. */
  readonly properties: readonly string[];
  /** Whether the whole node may come and go. */
  readonly comesAndGoes: boolean;
  /** Why it is no loss that such a change makes the node anew. */
  readonly renewed?: string;
}

/** The complete list. No change that it allows replaces a resource, but for what is made anew by its nature. */
export const AGGREGATES: readonly Aggregate[] = [
  {
    name: "shared while needed",
    reason:
      "The load balancer, the namespace, the schedule group, keys, and the registry exist while an entry needs them.",
    shared: true,
    properties: [],
    comesAndGoes: true,
  },
  {
    name: "writers of access logs",
    reason:
      "The bucket of access logs lets the load balancer, the buckets, and the CDN write, each kind while there is one.",
    token: "aws:s3/bucketPolicy:BucketPolicy",
    shared: true,
    properties: ["policy"],
    comesAndGoes: false,
  },
  {
    name: "protocol of services behind the CDN",
    reason: "CloudFront is told for each behaviour whether it takes gRPC, which the route of the service says.",
    token: "aws:cloudfront/distribution:Distribution",
    shared: true,
    properties: ["orderedCacheBehaviors"],
    comesAndGoes: false,
  },
  {
    name: "rights of the pipeline",
    reason: "What a deployment may do is made of the types of resources that the environment consists of.",
    token: "aws:iam/policy:Policy",
    shared: true,
    properties: ["policy"],
    comesAndGoes: true,
  },
  {
    name: "what rules of compliance ask",
    reason: "A rule asks of logs and snapshots to be kept as long as the shortest time that an entry declares.",
    token: "aws:cfg/rule:Rule",
    shared: true,
    properties: ["inputParameters"],
    comesAndGoes: false,
  },
  {
    name: "called service",
    reason:
      "The first caller of a service makes it known in the namespace, the last one takes it away: its Service Connect endpoint, or its DNS registry for jobs, is part of the service.",
    token: "aws:ecs/service:Service",
    shared: false,
    properties: ["serviceConnectConfiguration", "serviceRegistries"],
    comesAndGoes: false,
  },
  {
    name: "DNS registry of a called service",
    reason: "The first job that calls a service needs a DNS name for it, which belongs to the service that it names.",
    token: "aws:servicediscovery/service:Service",
    shared: false,
    properties: [],
    comesAndGoes: true,
  },
  {
    name: "start order",
    reason: "A service waits for those that it calls, unless the calls close a circle, in which nobody could start.",
    token: "aws:ecs/service:Service",
    shared: false,
    properties: ["dependsOn"],
    comesAndGoes: false,
  },
  {
    name: "way to a called service",
    reason: "The caller owns the way in, which leads to the port of the service that it calls.",
    token: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    shared: false,
    properties: ["fromPort", "toPort"],
    comesAndGoes: false,
  },
  {
    name: "senders of a queue",
    reason: "SQS knows one policy for a queue, which names every topic that subscribes it.",
    token: "aws:sqs/queuePolicy:QueuePolicy",
    shared: false,
    properties: ["policy"],
    comesAndGoes: false,
  },
  {
    name: "services that use the data key",
    reason:
      "The key's policy lets AWS services in as long as an entry needs them, such as SNS for a topic with queues.",
    token: "aws:kms/key:Key",
    shared: true,
    properties: ["policy"],
    comesAndGoes: false,
  },
  {
    name: "those that notify",
    reason: "A topic's policy lets in what publishes to it: AWS Backup while a bucket is backed up.",
    token: "aws:sns/topicPolicy:TopicPolicy",
    shared: true,
    properties: ["policy"],
    comesAndGoes: false,
  },
  {
    name: "bounds of the backups' lock",
    reason: "A vault's lock takes backups of every bucket: from the shortest of their retentions to the longest.",
    token: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    shared: true,
    properties: ["minRetentionDays", "maxRetentionDays"],
    comesAndGoes: false,
    renewed: "A lock has no bounds that change: another takes its place, and what is in the vault stays.",
  },
  {
    name: "what ages are measured of",
    reason: "One function measures the ages of supplied secrets and of snapshots, each while there are some.",
    token: "aws:lambda/function:Function",
    role: "ages-function",
    shared: true,
    properties: ["environment"],
    comesAndGoes: false,
  },
  {
    name: "what the function of ages may read",
    reason: "Its role lets it look at secrets and snapshots, each while there are some.",
    token: "aws:iam/rolePolicy:RolePolicy",
    role: "ages-policy",
    shared: true,
    properties: ["policy"],
    comesAndGoes: false,
  },
  {
    name: "users of a cache",
    reason: "A cache has one group of users, in which each service or job that uses it has one of its own.",
    token: "aws:elasticache/userGroup:UserGroup",
    shared: false,
    properties: ["userIds"],
    comesAndGoes: false,
  },
  {
    name: "engine of a cache's user",
    reason: "A user belongs to the service or job whose it is, and says which engine the cache has.",
    token: "aws:elasticache/user:User",
    shared: false,
    properties: ["engine"],
    comesAndGoes: false,
  },
  {
    name: "cache's user by password",
    reason:
      "A cache says whether it is entered by role or by password; its users belong to the services and jobs whose they are.",
    token: "aws:elasticache/user:User",
    shared: false,
    properties: ["userId", "userName", "tags", "ignoreChanges"],
    comesAndGoes: false,
    renewed: "A user that signs in otherwise is another one.",
  },
  {
    name: "secret of a use",
    reason: "A task has one for each store that is entered by password.",
    token: "aws:secretsmanager/secret:Secret",
    shared: false,
    properties: [],
    comesAndGoes: true,
  },
  {
    name: "policy of a use's secret",
    reason: "It is there with its secret.",
    token: "aws:secretsmanager/secretPolicy:SecretPolicy",
    shared: false,
    properties: [],
    comesAndGoes: true,
  },
  {
    name: "rotation of a use's secret",
    reason: "The store says how often its passwords are replaced.",
    token: "aws:secretsmanager/secretRotation:SecretRotation",
    shared: false,
    properties: ["rotationRules"],
    comesAndGoes: true,
  },
  {
    name: "database's user by password",
    reason: "The function that makes it is told the database, which says whether there is such a user.",
    token: "aws:lambda/invocation:Invocation",
    shared: false,
    properties: ["input"],
    comesAndGoes: true,
  },
  {
    name: "address of a used database",
    reason: "A task is told the connection string of a database, of which its name and read preference are part.",
    token: "aws:ecs/taskDefinition:TaskDefinition",
    shared: false,
    properties: ["containerDefinitions"],
    comesAndGoes: false,
    renewed: "A task definition is never changed: a new revision follows, and the old one stays.",
  },
  {
    name: "user of databases",
    reason: "A task's user in Atlas has a role for each database that is entered by role, which names it.",
    token: "mongodbatlas:index/databaseUser:DatabaseUser",
    shared: false,
    properties: ["roles", "scopes"],
    comesAndGoes: true,
  },
  {
    name: "way to databases",
    reason: "A task comes through the endpoint of PrivateLink while one of its databases is behind it.",
    token: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    role: "uses-atlas",
    shared: false,
    properties: [],
    comesAndGoes: true,
  },
  {
    name: "clusters behind the private link",
    reason: "Atlas prepares the private link for the clusters that there are.",
    token: "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint",
    shared: true,
    properties: ["dependsOn"],
    comesAndGoes: false,
  },
  {
    name: "what a use allows",
    reason:
      "A role names what its uses need, which depends on the store: versions of objects only where there are some.",
    token: "aws:iam/rolePolicy:RolePolicy",
    shared: false,
    properties: ["policy"],
    comesAndGoes: true,
  },
  {
    name: "dashboard",
    reason: "It shows all services, queues and jobs, and every alarm.",
    token: "aws:cloudwatch/dashboard:Dashboard",
    shared: true,
    properties: ["dashboardBody"],
    comesAndGoes: false,
  },
];

/**
 * The aggregates that allow a node of another owner to become what it is after a change, in the order of the list; none
 * for a node that stays the same. Undefined where the change is not local. At least one of both must be given.
 */
export function allowedBy(
  before: GraphNode | undefined,
  after: GraphNode | undefined,
): readonly Aggregate[] | undefined {
  const node = (after ?? before) as GraphNode;
  const candidates = AGGREGATES.filter(
    ({ token, role, shared }) =>
      shared === node.owner.startsWith("shared.") &&
      (token === undefined || token === node.token) &&
      (role === undefined || role === node.role),
  );
  if (before === undefined || after === undefined) {
    const found = candidates.filter(({ comesAndGoes }) => comesAndGoes);
    return found.length === 0 ? undefined : found;
  }
  const changed = changedProperties(before, after);
  const found = new Set<Aggregate>();
  for (const property of changed) {
    const allowing = candidates.find(({ properties }) => properties.includes(property));
    if (allowing === undefined) return undefined;
    found.add(allowing);
  }
  return AGGREGATES.filter((aggregate) => found.has(aggregate));
}

/** Inputs, options and other members in which two nodes differ, by their names. Origins are no part of a node's value. */
export function changedProperties(before: GraphNode, after: GraphNode): readonly string[] {
  const differing = (a: object, b: object): string[] =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (key) => !isSame(Reflect.get(a, key), Reflect.get(b, key)),
    );
  const { inputs: inputsBefore, options: optionsBefore, origin: _, ...restBefore } = before;
  const { inputs: inputsAfter, options: optionsAfter, origin: __, ...restAfter } = after;
  return [
    ...differing(inputsBefore, inputsAfter),
    ...differing(optionsBefore, optionsAfter),
    ...differing(restBefore, restAfter),
  ];
}

/** Plain data, equal whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
