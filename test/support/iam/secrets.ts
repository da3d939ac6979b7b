/** Who may do what with secrets: the execution role of a task reads what the task names, the rotation function its own. */
import { parseSecretReference } from "../../../src/compiler/facts/secrets.ts";
import type { ResolvedSpec } from "../../../src/compiler/overlay/resolved.ts";
import type { GraphNode } from "../../../src/graph/graph.ts";
import { isAllowed } from "./evaluate.ts";
import type { Role, World } from "./world.ts";

export interface Taking {
  readonly owner: string;
  readonly id: string;
  readonly body: {
    readonly secrets: Readonly<Record<string, string>>;
    readonly uses: Readonly<Record<string, unknown>>;
  };
}

export const READ = "secretsmanager:GetSecretValue";
export const ROTATION = [
  READ,
  "secretsmanager:DescribeSecret",
  "secretsmanager:PutSecretValue",
  "secretsmanager:UpdateSecretVersionStage",
];
const ACTIONS = [...ROTATION, "secretsmanager:DeleteSecret", "secretsmanager:PutResourcePolicy"];
const FUNCTION = "aws:lambda/function:Function::platform-rotate-generated";

/** Every role at every secret, by every action; by TLS and without, of this account and of another; and at the data key. */
export function secretDifferences(world: World, tasks: readonly Taking[], spec: ResolvedSpec): string[] {
  const found: string[] = [];
  const nodes = new Map(world.stack.nodes.map((node) => [node.id, node]));
  const rotator = nodes.get(FUNCTION);
  for (const [key, { id, generate }] of Object.entries(spec.secrets)) {
    const node = nodes.get(`aws:secretsmanager/secret:Secret::${id}`);
    if (node === undefined) return [...found, `the secret ${key} is not made`];
    const own: Readonly<Record<string, string>> =
      generate === undefined || rotator === undefined
        ? {}
        : { "secretsmanager:resource/AllowRotationLambdaArn": world.arnOf(rotator) };
    for (const role of world.roles) {
      for (const action of ACTIONS) {
        const reads = taskOf(role, tasks)?.body.secrets ?? {};
        const named = Object.values(reads).some((reference) => parseSecretReference(reference).name === key);
        const signsIn = role.node.name === "platform-rotate-databases" && spec.atlas?.credentials === key;
        const wanted =
          (action === READ && (named || signsIn)) ||
          (isRotator(role) && generate !== undefined && ROTATION.includes(action));
        const ask = (context: Readonly<Record<string, string>>) =>
          mayDo(world, role, action, node, { ...own, ...context });
        const says = `${role.node.name} ${action} ${node.name}`;
        if (ask({}) !== wanted) found.push(`${says}: ${wanted ? "shut" : "open"}`);
        if (ask({ "aws:SecureTransport": "false" })) found.push(`${says}: open without TLS`);
        if (ask({ "aws:PrincipalAccount": "999999999999" })) found.push(`${says}: open to another account`);
      }
    }
  }
  return [...found, ...keyDifferences(world, tasks, spec)];
}

function keyDifferences(world: World, tasks: readonly Taking[], spec: ResolvedSpec): string[] {
  const key = world.stack.nodes.find(({ id }) => id === "aws:kms/key:Key::platform-data");
  if (key === undefined) return ["there is no data key"];
  return world.roles.flatMap((role) => {
    const task = taskOf(role, tasks);
    const takes = task !== undefined && (Object.keys(task.body.secrets).length > 0 || entersByPassword(task, spec));
    const wanted = isAnyRotator(role) || takes;
    const context = { "kms:ViaService": `secretsmanager.${world.stack.region}.amazonaws.com` };
    const actual = mayDo(world, role, "kms:Decrypt", key, context);
    // Roles that use the key by whatever service are other laws'.
    if (actual === wanted || mayDo(world, role, "kms:Decrypt", key, {})) return [];
    return [`${role.node.name} kms:Decrypt for secrets: ${wanted ? "shut" : "open"}`];
  });
}

export function taskOf({ node }: Role, tasks: readonly Taking[]): Taking | undefined {
  return tasks.find(({ owner, id }) => node.owner === owner && node.name === `${id}-execution`);
}

/** Whether one of the stores that it uses is entered by password. */
export function entersByPassword({ body }: Taking, { caches, databases }: ResolvedSpec): boolean {
  const entered: Readonly<Record<string, { readonly auth: string }>> = { ...caches, ...databases };
  return Object.keys(body.uses).some((store) => Object.hasOwn(entered, store) && entered[store]?.auth === "password");
}

function isAnyRotator({ node }: Role): boolean {
  return /^platform-rotate-(generated|caches|databases)$/.test(node.name);
}

function isRotator({ node }: Role): boolean {
  return node.name === "platform-rotate-generated";
}

export function mayDo(
  world: World,
  { principal }: Role,
  action: string,
  node: GraphNode,
  context: Readonly<Record<string, string>>,
): boolean {
  return isAllowed({
    principal,
    action,
    resource: world.arnOf(node),
    context: {
      "aws:SecureTransport": "true",
      "aws:PrincipalAccount": world.account,
      "aws:PrincipalIsAWSService": "false",
      ...context,
    },
    resourcePolicy: world.policyOf(node),
    account: world.account,
  });
}
