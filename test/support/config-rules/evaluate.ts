/** Evaluates the rules of AWS Config that an account's stack deploys against everything in the account. */
import { EXEMPT_TAG } from "../../../src/compiler/facts/config-rules.ts";
import type { GraphNode, ResourceGraph, StackGraph } from "../../../src/graph/graph.ts";
import { type Account, accountOf, documentOf } from "./account.ts";
import { EVALUATORS, type Parameters } from "./evaluators.ts";
import { TAGGED_TOKENS } from "./evaluators-tasks.ts";

export interface Evaluated {
  /** How many resources the rules looked at. */
  readonly looked: number;
  /** `S3_DEFAULT_ENCRYPTION_KMS in us-east-1: aws:s3/bucket:Bucket::files`. */
  readonly violations: readonly string[];
}

/** Of every account that has rules. `left` are settings of the account that others make, by identifier of the rule. */
export function evaluateGraph(graph: ResourceGraph, left: ReadonlySet<string> = new Set()): Evaluated {
  const found = graph.stacks.flatMap((stack) => {
    const rules = stack.nodes.filter(({ token }) => token === "aws:cfg/rule:Rule");
    if (rules.length === 0) return [];
    const account = accountOf(graph.stacks.filter((other) => other === stack || isIn(stack, other)));
    return rules.map((rule) => evaluateRule(rule, String(rule.inputs["region"] ?? stack.region), account, left));
  });
  return {
    looked: found.reduce((sum, { looked }) => sum + looked, 0),
    violations: found.flatMap(({ violations }) => violations),
  };
}

/** One rule in one region. An identifier that nobody can evaluate is a violation. */
export function evaluateRule(
  rule: GraphNode,
  region: string,
  account: Account,
  left: ReadonlySet<string> = new Set(),
): Evaluated {
  const { sourceIdentifier } = rule.inputs["source"] as { readonly sourceIdentifier: string };
  const evaluator = EVALUATORS[sourceIdentifier];
  if (evaluator === undefined) return { looked: 0, violations: [`${sourceIdentifier}: nobody knows what it asks`] };
  const parameters = (documentOf(rule.inputs["inputParameters"]) ?? {}) as Parameters;
  const { tagKey, tagValue, complianceResourceTypes } = (rule.inputs["scope"] ?? {}) as {
    readonly tagKey?: string;
    readonly tagValue?: string;
    readonly complianceResourceTypes?: readonly string[];
  };
  const tokens = complianceResourceTypes?.flatMap((type) => TAGGED_TOKENS[type] ?? [type]) ?? evaluator.tokens;
  const candidates = account.resources.filter(
    ({ node, region: own }) =>
      tokens.includes(node.token) && (own === region || evaluator.setting === "account" || isGlobal(node)),
  );
  const inScope = candidates.filter(({ tags }) => tagKey === undefined || tags[tagKey] === tagValue);
  // Who is narrowed has to say of everything why it does not look there.
  const unmarked = candidates.filter(
    ({ node, tags }) =>
      tagKey !== undefined &&
      tags[tagKey] !== tagValue &&
      !String(tags[EXEMPT_TAG]).includes(`${tagKey.slice("compliance-".length)}: `) &&
      node.madeBy === undefined,
  );
  const violations = [
    ...inScope
      .filter((resource) => !evaluator.isCompliant(resource, account, parameters))
      .map(({ node }) => `${sourceIdentifier} in ${region}: ${node.id}`),
    ...unmarked.map(({ node }) => `${sourceIdentifier} in ${region}: ${node.id} is neither looked at nor let off`),
  ];
  const isMissing = evaluator.setting !== undefined && inScope.length === 0 && !left.has(sourceIdentifier);
  return {
    looked: inScope.length,
    violations: isMissing ? [`${sourceIdentifier} in ${region}: the account has no such setting`] : violations,
  };
}

/** IAM's objects are in no region. */
function isGlobal({ token }: GraphNode): boolean {
  return token.startsWith("aws:iam/");
}

/** Whether a stack is in the account of an account's stack. One without an account of its own is called after its environment. */
function isIn(account: StackGraph, other: StackGraph): boolean {
  const id = (stack: StackGraph) =>
    stack.nodes.find(({ token }) => token === "pulumi:providers:aws")?.inputs["allowedAccountIds"];
  if (id(account) === undefined) return account.name === `account-${other.name}`;
  return JSON.stringify(id(account)) === JSON.stringify(id(other));
}
