/** What a stack's policies and security groups allow, against what the specification declares. */
import { type StoreKind, storeKinds, TASK_KINDS } from "../../../src/compiler/facts/entry-kinds.ts";
import type { ResolvedJob, ResolvedService, ResolvedSpec } from "../../../src/compiler/overlay/resolved.ts";
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import { ACCESSES, isTarget } from "./accesses.ts";
import { isAllowed, type Principal } from "./evaluate.ts";
import { networkDifferences } from "./network.ts";
import { passwordDifferences } from "./passwords.ts";
import { secretDifferences } from "./secrets.ts";
import { type Role, type World, worldOf } from "./world.ts";

interface Task {
  readonly owner: string;
  readonly id: string;
  readonly body: ResolvedService | ResolvedJob;
}

interface Store {
  readonly kind: StoreKind;
  readonly key: string;
  readonly id: string;
  readonly entry: object;
}

/** Each path that is open and not declared, or declared and not open; empty where all is as it should be. */
export function accessDifferences(stack: StackGraph, spec: ResolvedSpec): string[] {
  const world = worldOf(stack);
  const tasks = TASK_KINDS.flatMap((kind) =>
    Object.entries<ResolvedService | ResolvedJob>(spec[kind]).map(
      ([key, body]): Task => ({ owner: `${kind}.${key}`, id: body.id, body }),
    ),
  );
  const stores = storeKinds.flatMap((kind) =>
    Object.entries<{ readonly id: string }>(spec[kind]).map(
      ([key, entry]): Store => ({ kind, key, id: entry.id, entry }),
    ),
  );
  return [
    ...storeDifferences(world, tasks, stores),
    ...keyDifferences(world, tasks, stores),
    ...topicDifferences(world, spec),
    ...cacheDifferences(world, tasks, spec),
    ...secretDifferences(world, tasks, spec),
    ...passwordDifferences(world, tasks, spec),
    ...databaseDifferences(world, tasks, spec),
    ...networkDifferences(world, tasks, spec),
  ];
}

/** The role whose name ends so: `task`, `execution`. */
function isRoleOf({ node }: Role, { owner, id }: Task, role: string): boolean {
  return node.owner === owner && node.name === `${id}-${role}`;
}

/** Every action that some policy of the stack names, or that the table knows. */
function actionsOf(world: World): readonly string[] {
  const named = world.roles.flatMap(({ principal }) => principal.statements.flatMap(({ Action }) => Action));
  const known = storeKinds.flatMap((kind) => {
    const { targets, never } = ACCESSES[kind];
    const allowed = targets.flatMap(({ allows }) => Object.values(typeof allows === "function" ? allows({}) : allows));
    return [...never, ...allowed.flat()];
  });
  return [...new Set([...named, ...known])].filter((action) => !action.includes("*") && !action.startsWith("kms:"));
}

/** Every role at every resource of every store, by every action, with TLS and without. */
function storeDifferences(world: World, tasks: readonly Task[], stores: readonly Store[]): string[] {
  const found: string[] = [];
  const actions = actionsOf(world);
  for (const store of stores) {
    const nodes = world.stack.nodes.filter(
      ({ kind, owner, token }) => kind === "resource" && owner === `${store.kind}.${store.key}` && HOLDERS.test(token),
    );
    for (const node of nodes) {
      for (const suffix of ["", ...SUFFIXES]) {
        for (const role of world.roles) {
          // What serves the store itself, such as the role that copies a bucket.
          if (role.node.owner === node.owner) continue;
          for (const action of actions) {
            const resource = `${world.arnOf(node)}${suffix}`;
            if (OBSERVERS[role.node.name]?.includes(action)) continue;
            // The actions of a service know no resources of another.
            if (!resource.startsWith(`arn:aws:${action.slice(0, action.indexOf(":"))}:`)) continue;
            const wanted = expected(role, tasks, store, { node, suffix, action });
            const actual = asks(world, role.principal, action, { node, resource, tls: true });
            if (wanted !== actual) found.push(difference(role, action, resource, wanted));
            if (TLS_BY_ITSELF.test(node.token)) continue;
            if (actual && asks(world, role.principal, action, { node, resource, tls: false })) {
              found.push(`${role.node.name} may ${action} ${resource} without TLS`);
            }
          }
        }
      }
    }
  }
  return found;
}

/** Types that hold a store's data or take its messages; settings of these have no ARN of their own. */
const HOLDERS =
  /^aws:(sqs\/queue|sns\/topic|s3\/bucket|secretsmanager\/secret|elasticache\/replicationGroup|elasticache\/user):[A-Za-z]+$/;
/** What takes no requests without TLS by itself, and has no policy that could say so. */
const TLS_BY_ITSELF = /^aws:elasticache\//;
/** What the platform's own roles may ask of every store for an alarm: what there is, and nothing that is inside. */
const OBSERVERS: Readonly<Record<string, readonly string[]>> = {
  "platform-ages": ["elasticache:DescribeReplicationGroups", "elasticache:DescribeSnapshots"],
};
const SUFFIXES = ["/some/object"];

function expected(
  role: Role,
  tasks: readonly Task[],
  { kind, key, id, entry }: Store,
  { node, suffix, action }: { readonly node: GraphNode; readonly suffix: string; readonly action: string },
): boolean {
  const task = tasks.find((one) => isRoleOf(role, one, "task"));
  const access = task !== undefined && Object.hasOwn(task.body.uses, key) ? task.body.uses[key]?.access : undefined;
  if (access === undefined) return false;
  return ACCESSES[kind].targets.some((target) => {
    const allows = typeof target.allows === "function" ? target.allows(entry) : target.allows;
    if ("auth" in entry && entry.auth === "password") return false;
    return isTarget(target, node, id) && (target.suffix ?? "") === suffix && allows[access]?.includes(action);
  });
}

function asks(
  world: World,
  principal: Principal,
  action: string,
  { node, resource, tls }: { readonly node: GraphNode; readonly resource: string; readonly tls: boolean },
): boolean {
  return isAllowed({
    principal,
    action,
    resource,
    context: { "aws:SecureTransport": String(tls), "aws:SourceAccount": world.account },
    resourcePolicy: world.policyOf(node),
    account: world.account,
  });
}

const KEY_ACTIONS = ["Decrypt", "Encrypt", "GenerateDataKey", "CreateGrant", "PutKeyPolicy", "ScheduleKeyDeletion"];

/** The roles of tasks at the platform's keys, by way of each AWS service and by none. */
function keyDifferences(world: World, tasks: readonly Task[], stores: readonly Store[]): string[] {
  const found: string[] = [];
  const services = [undefined, "dynamodb", ...storeKinds.flatMap((kind) => ACCESSES[kind].key?.service ?? [])];
  for (const node of world.stack.nodes.filter(({ token }) => token === "aws:kms/key:Key")) {
    for (const task of tasks) {
      for (const role of world.roles.filter((one) => one.node.owner === task.owner && isTaskRole(one, task))) {
        for (const [service, action] of services.flatMap((via) =>
          KEY_ACTIONS.map((one) => [via, `kms:${one}`] as const),
        )) {
          const wanted =
            node.name === "platform-data" && isRoleOf(role, task, "task") && keyIsUsed(task, stores, service, action);
          const actual = isAllowed({
            principal: role.principal,
            action,
            resource: world.arnOf(node),
            context:
              service === undefined ? {} : { "kms:ViaService": `${service}.${world.stack.region}.amazonaws.com` },
            resourcePolicy: world.policyOf(node),
            account: world.account,
          });
          if (wanted !== actual) found.push(difference(role, action, `${node.name} by way of ${service}`, wanted));
        }
      }
    }
  }
  return found;
}

function isTaskRole(role: Role, task: Task): boolean {
  return isRoleOf(role, task, "task") || isRoleOf(role, task, "execution");
}

function keyIsUsed({ body }: Task, stores: readonly Store[], service: string | undefined, action: string): boolean {
  // The shell of ECS Exec is encrypted with the data key, by no other service.
  if ("exec" in body && body.exec && action === "kms:Decrypt") return true;
  return stores.some(({ kind, key }) => {
    const access = Object.hasOwn(body.uses, key) ? body.uses[key]?.access : undefined;
    const { key: needs } = ACCESSES[kind];
    return access !== undefined && needs?.service === service && needs?.allows[access]?.includes(action) === true;
  });
}

/** SNS in its own name: from each topic into each queue, and at the data key. */
function topicDifferences(world: World, spec: ResolvedSpec): string[] {
  const found: string[] = [];
  const sns: Principal = { kind: "service", name: "sns.amazonaws.com" };
  const of = (owner: string, token: string) =>
    world.stack.nodes.filter((node) => node.owner === owner && node.token === token);
  const context = { "aws:SourceAccount": world.account, "aws:SecureTransport": "true" };
  const sources = [
    ...Object.entries(spec.topics).flatMap(([key, { subscriptions }]) =>
      of(`topics.${key}`, "aws:sns/topic:Topic").map((node) => ({ arn: world.arnOf(node), subscriptions })),
    ),
    { arn: `arn:aws:sns:${world.stack.region}:${world.account}:foreign`, subscriptions: {} },
  ];
  for (const { arn, subscriptions } of sources) {
    for (const queue of Object.keys(spec.queues)) {
      for (const node of of(`queues.${queue}`, "aws:sqs/queue:Queue")) {
        for (const action of ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:PurgeQueue"]) {
          const request = { principal: sns, action, resource: world.arnOf(node), account: world.account };
          const resourcePolicy = world.policyOf(node);
          const actual = isAllowed({ ...request, resourcePolicy, context: { ...context, "aws:SourceArn": arn } });
          const wanted = action === "sqs:SendMessage" && Object.hasOwn(subscriptions, queue);
          if (wanted !== actual) found.push(`sns for ${arn} ${wanted ? "may not" : "may"} ${action} ${node.name}`);
        }
      }
    }
  }
  const feeds = Object.values(spec.topics).some(({ subscriptions }) => Object.keys(subscriptions).length > 0);
  for (const node of world.stack.nodes.filter(({ token }) => token === "aws:kms/key:Key")) {
    for (const account of [world.account, "999999999999"]) {
      const wanted = feeds && node.name === "platform-data" && account === world.account;
      const request = { principal: sns, action: "kms:GenerateDataKey", resource: world.arnOf(node) };
      const resourcePolicy = world.policyOf(node);
      const actual = isAllowed({
        ...request,
        resourcePolicy,
        account: world.account,
        context: { "aws:SourceAccount": account },
      });
      if (wanted !== actual) found.push(`sns of ${account} ${wanted ? "may not" : "may"} use ${node.name}`);
    }
  }
  return found;
}

/** Every role as every user of a cache, of which one is its own. */
function cacheDifferences(world: World, tasks: readonly Task[], spec: ResolvedSpec): string[] {
  const found: string[] = [];
  const users = world.stack.nodes.filter(({ token }) => token === "aws:elasticache/user:User");
  for (const [key, { id, auth }] of Object.entries(spec.caches)) {
    for (const task of tasks) {
      const uses = Object.hasOwn(task.body.uses, key);
      for (const user of users.filter(({ name }) => name.endsWith(`-uses-${id}`))) {
        for (const role of world.roles.filter((one) => isTaskRole(one, task))) {
          const wanted =
            auth === "iam" && uses && isRoleOf(role, task, "task") && user.name === `${task.id}-uses-${id}`;
          const { principal } = role;
          const request = { principal, action: "elasticache:Connect", resource: world.arnOf(user), context: {} };
          const actual = isAllowed({ ...request, resourcePolicy: [], account: world.account });
          if (wanted !== actual) found.push(difference(role, request.action, user.name, wanted));
        }
      }
    }
  }
  return found;
}

/** Each task's user in Atlas, whose roles and clusters are those that it uses. */
function databaseDifferences(world: World, tasks: readonly Task[], spec: ResolvedSpec): string[] {
  const found: string[] = [];
  const users = world.stack.nodes.filter(({ token }) => token === "mongodbatlas:index/databaseUser:DatabaseUser");
  for (const task of tasks) {
    const used = Object.entries(task.body.uses).flatMap(([key, { access }]) => {
      const entry = Object.hasOwn(spec.databases, key) ? spec.databases[key] : undefined;
      return entry === undefined
        ? []
        : [{ entry, byRole: entry.auth === "iam", role: access === "read" ? "read" : "readWrite" }];
    });
    const wanted = used
      .filter(({ byRole }) => byRole)
      .flatMap(({ entry, role }) => [`role ${role} in ${entry.database}`, `cluster ${entry.id}`]);
    const actual = users
      .filter(({ owner }) => owner === task.owner)
      .flatMap(({ inputs }) => {
        const { roles, scopes } = inputs as unknown as {
          readonly roles: readonly { readonly roleName: string; readonly databaseName: string }[];
          readonly scopes: readonly { readonly name: string }[];
        };
        return [
          ...roles.map(({ roleName, databaseName }) => `role ${roleName} in ${databaseName}`),
          ...scopes.map(({ name }) => `cluster ${name}`),
        ];
      });
    for (const one of actual) if (!wanted.includes(one)) found.push(`${task.id} has the ${one}`);
    for (const one of wanted) if (!actual.includes(one)) found.push(`${task.id} has not the ${one}`);
  }
  return found;
}

function difference({ node }: Role, action: string, resource: string, wanted: boolean): string {
  return `${node.name} ${wanted ? "may not" : "may"} ${action} ${resource}`;
}
