/** Passwords of stores: who reads them, who replaces them, and what the users may do whose they are. */
import type { STORE_KINDS } from "../../../src/compiler/facts/entry-kinds.ts";
import type { ResolvedSpec } from "../../../src/compiler/overlay/resolved.ts";
import { plainly, resolve } from "../../../src/graph/evaluate.ts";
import type { GraphNode } from "../../../src/graph/graph.ts";
import { isAllowed } from "./evaluate.ts";
import { mayDo, READ, ROTATION, type Taking, taskOf } from "./secrets.ts";
import type { World } from "./world.ts";

interface Using extends Taking {
  readonly body: Taking["body"] & { readonly uses: Readonly<Record<string, { readonly access: string }>> };
}

/** Each edge to a store that is entered by password: its secret, its user, and nothing else of both kinds. */
export function passwordDifferences(world: World, tasks: readonly Using[], spec: ResolvedSpec): string[] {
  const found: string[] = [];
  const edges = tasks.flatMap((task) =>
    (["caches", "databases"] as const).flatMap((kind) =>
      Object.entries<{ readonly id: string; readonly auth: string }>(spec[kind])
        .filter(([key, { auth }]) => auth === "password" && Object.hasOwn(task.body.uses, key))
        .map(([key, { id }]) => ({ task, kind, key, name: `${task.id}-uses-${id}` })),
    ),
  );
  const wanted = new Set(edges.map(({ name }) => name));
  const secrets = new Map(
    world.stack.nodes
      .filter(({ token, name }) => token === "aws:secretsmanager/secret:Secret" && name.includes("-uses-"))
      .map((node) => [node.name, node]),
  );
  for (const name of secrets.keys()) if (!wanted.has(name)) found.push(`there is a password ${name} for nobody`);
  for (const { task, kind, name } of edges) {
    const node = secrets.get(name);
    if (node === undefined) found.push(`${name} has no password`);
    else found.push(...readers(world, task, tasks, kind, node));
  }
  return [...found, ...cacheUsers(world, spec), ...databaseUsers(world, tasks, spec)];
}

/** Only the execution role of the task reads it, only the function of its kind replaces it. */
function readers(
  world: World,
  task: Using,
  tasks: readonly Using[],
  kind: keyof typeof STORE_KINDS,
  node: GraphNode,
): string[] {
  const rotator = world.stack.nodes.find(({ id }) => id === `aws:lambda/function:Function::platform-rotate-${kind}`);
  const own: Readonly<Record<string, string>> =
    rotator === undefined ? {} : { "secretsmanager:resource/AllowRotationLambdaArn": world.arnOf(rotator) };
  return world.roles.flatMap((role) =>
    [...ROTATION, "secretsmanager:DeleteSecret"].flatMap((action) => {
      const rotates = role.node.name === `platform-rotate-${kind}` && ROTATION.includes(action);
      const expected = rotates || (action === READ && taskOf(role, tasks) === task);
      const actual = mayDo(world, role, action, node, own);
      return actual === expected ? [] : [`${role.node.name} ${action} ${node.name}: ${expected ? "shut" : "open"}`];
    }),
  );
}

/** Users whose passwords are rotated say so; the function may change them, and nobody may change another. */
function cacheUsers(world: World, spec: ResolvedSpec): string[] {
  const users = world.stack.nodes.filter(({ token }) => token === "aws:elasticache/user:User");
  return users.flatMap((user) => {
    const tags = (user.inputs["tags"] ?? {}) as Readonly<Record<string, string>>;
    const context = Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]));
    const byPassword = Object.values(spec.caches).some(
      ({ id, auth }) => auth === "password" && user.name.endsWith(`-uses-${id}`),
    );
    return world.roles.flatMap((role) => {
      const expected = byPassword && role.node.name === "platform-rotate-caches";
      const actual = isAllowed({
        principal: role.principal,
        action: "elasticache:ModifyUser",
        resource: `arn:aws:elasticache:${world.stack.region}:${world.account}:user:${user.name}`,
        context,
        resourcePolicy: [],
        account: world.account,
      });
      return actual === expected ? [] : [`${role.node.name} changes ${user.name}: ${expected ? "shut" : "open"}`];
    });
  });
}

/** What the function is told of each user of a database. Nothing while it cannot sign in to Atlas. */
function databaseUsers(world: World, tasks: readonly Using[], spec: ResolvedSpec): string[] {
  const text = { configuration: () => plainly("«configuration»"), reference: () => plainly("«reference»") };
  const users = world.stack.nodes.filter(({ token }) => token === "aws:lambda/invocation:Invocation");
  if (users.length === 0) return [];
  const told = users.map(({ inputs }) => {
    const input = inputs["input"];
    const { user, roles, scopes } = JSON.parse(String(input === undefined ? "{}" : resolve(input, text).value));
    return JSON.stringify({ user, roles, scopes });
  });
  const wanted = tasks.flatMap(({ id, body }) =>
    Object.entries(body.uses).flatMap(([key, { access }]) => {
      const entry = Object.hasOwn(spec.databases, key) ? spec.databases[key] : undefined;
      if (entry?.auth !== "password") return [];
      return JSON.stringify({
        user: `${id}-uses-${entry.id}`,
        roles: [{ roleName: access === "read" ? "read" : "readWrite", databaseName: entry.database }],
        scopes: [{ type: "CLUSTER", name: entry.id }],
      });
    }),
  );
  return [
    ...told.filter((one) => !wanted.includes(one)).map((one) => `Atlas has the user ${one}`),
    ...wanted.filter((one) => !told.includes(one)).map((one) => `Atlas has not the user ${one}`),
  ];
}
