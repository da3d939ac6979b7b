/**
 * A small platform, and what it becomes, for tests that kill the engine: what was killed is resumed as the command line
 * does it, and what exists is compared with what the state knows.
 */
import { type Recovery, recoverStack } from "../../src/engine/run/recovery/recover.ts";
import {
  dropTornAttributes,
  findTornAttributes,
  findTornState,
  mendTornState,
} from "../../src/engine/run/recovery/torn.ts";
import type { StackGraph } from "../../src/graph/graph.ts";
import { startLists } from "./aws/lists.ts";
import type { CloudObject, JournalEntry } from "./cloud.ts";
import type { EngineRun } from "./engine.ts";
import { graphOfText, stackOf } from "./reference.ts";
import { dedent } from "./rules.ts";

export const ACCOUNT = "444455556666";

/** Before and after: a service and a queue leave, others come, and what stays is updated and replaced. */
export const BEFORE = platform(
  `
    services:
      web:
        image: { repository: web, tag: "1" }
        port: 8080
        route: { paths: ["/*"] }
        scaling: { min: 1, max: 3, target: { cpu: 70 } }
        uses: { jobs: { access: send } }
      old: { image: { repository: old, tag: "1" } }
    queues: { jobs: {} }
  `,
  "/",
);
export const AFTER = platform(
  `
    services:
      web:
        image: { repository: web, tag: "2" }
        port: 9090
        route: { paths: ["/*"] }
        scaling: { min: 1, max: 5, target: { cpu: 60 } }
        uses: { mail: { access: send } }
      next: { image: { repository: next, tag: "1" } }
    queues: { mail: {} }
  `,
  "/web/",
);

/**
 * The stack of a specification in which one role has a name and a path of its own: another path replaces it, and the name
 * is why it is deleted first, with all that the role's replacement replaces.
 */
function platform(text: string, path: string): StackGraph {
  const common = "network: { natGateways: single }\ndomain: { name: acme.example, hostedZone: create }\n";
  const environments = { development: `account: { id: "${ACCOUNT}" }\nprotected: false` };
  const stack = stackOf(graphOfText(`${common}${dedent(text)}`, environments), "development");
  const nodes = stack.nodes.map((node) =>
    node.token === "aws:iam/role:Role" && node.name === "web-task"
      ? { ...node, inputs: { ...node.inputs, name: "acme-web", path } }
      : node,
  );
  return { ...stack, nodes };
}

/** The creations, updates and deletions of a run that were done, from an entry of its journal on; in an order that no run changes. */
export function operationsOf(run: EngineRun, from = 0): readonly JournalEntry[] {
  const changes = run.cloud.journal().slice(from);
  return changes
    .filter(({ operation, refusal }) => /^(create|update|delete)$/.test(operation) && refusal === undefined)
    .sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
}

const textOf = ({ operation, type, name }: JournalEntry) => `${operation} ${type} ${name}`;

/** What a killed engine has left is put right: a torn state, the lock, what was begun. Returns what was mended and found. */
export async function resume(
  run: EngineRun,
  { project, name }: StackGraph,
): Promise<Recovery & { readonly mended: readonly string[] }> {
  const mended: string[] = [];
  const torn = findTornState(run.backend, project, name);
  if (torn !== undefined) {
    if (torn.backup === undefined) throw new Error("the state is torn, and so is the one before it");
    mendTornState({ ...torn, backup: torn.backup }, new Date());
    mended.push("torn");
  }
  const attributes = findTornAttributes(run.backend, project, name);
  dropTornAttributes(attributes);
  if (attributes.length > 0) mended.push("torn attributes");
  await run.succeed(name, "cancel");
  const { variables: environment, dispose } = await startLists(run.cloud);
  try {
    const recovery = await recoverStack({
      operate: async (operation, { flags = {}, ...request }) =>
        (await run.run(name, operation, { flags, request, environment })).outcome,
      now: Date.now(),
      settle: { id: 0, tags: 0, listed: 0 },
    });
    if ("message" in recovery) throw new Error(recovery.message);
    return { ...recovery, mended };
  } finally {
    dispose();
  }
}

/** What exists, without what AWS has no object of or makes and deletes with another. */
export function objectsOf(run: EngineRun): readonly CloudObject[] {
  return run.cloud.list().filter(({ type }) => isObject(type));
}

/** What the cloud has and the state does not know, the reverse, and what the state has yet to delete or to make again. */
export function differencesFromState(run: EngineRun, { name }: StackGraph): readonly string[] {
  const resources = (run.state(name)?.deployment.resources ?? []).flatMap(({ id, outputs, ...resource }) => {
    return id === undefined || !isObject(resource.type) ? [] : [{ ...resource, id, outputs: outputs ?? {} }];
  });
  const [known, made] = [resources.map(identityOf), objectsOf(run).map(identityOf)];
  const open = resources.filter((resource) => resource.delete === true || resource.pendingReplacement === true);
  return [
    ...made.filter((one) => !known.includes(one)).map((one) => `${one} exists, and is in no state`),
    ...known.filter((one) => !made.includes(one)).map((one) => `${one} is in the state, and does not exist`),
    ...known.filter((one, index) => known.indexOf(one) < index).map((one) => `${one} is in the state twice`),
    ...open.map((one) => `${identityOf(one)} is to be deleted or made again`),
  ];
}

/** Its URN and what tells it from all others: revisions of a task definition have one identifier, and an ARN each. */
function identityOf({ urn, type, id, outputs }: Pick<CloudObject, "type" | "id" | "urn" | "outputs">): string {
  return `${urn} ${type} ${typeof outputs["arn"] === "string" ? outputs["arn"] : id}`;
}

/** The wait for a certificate is none; the security group that each network has goes with it. */
function isObject(type: string): boolean {
  return type.startsWith("aws:") && !/:(CertificateValidation|DefaultSecurityGroup)$/.test(type);
}

/** A generator of numbers in [0, 1), always the same for a seed (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
