/**
 * A stack as IAM and the network see it: roles with their policies, resources with theirs, rules between security groups.
 * Outputs are tokens in the form of ARNs, so that whatever the graph makes of them can be compared.
 */
import { plainly, resolve, type ValueSource } from "../../../src/graph/evaluate.ts";
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import type { PlainValue, Reference } from "../../../src/graph/values.ts";
import type { Principal, Statement } from "./evaluate.ts";

export interface Role {
  readonly node: GraphNode;
  readonly principal: Extract<Principal, { readonly kind: "role" }>;
}

export interface IngressRule {
  /** The nodes of the groups; `from` is the CIDR or prefix list where no group is, all of them where there are several. */
  readonly to: string;
  readonly from: string;
  readonly protocol: string;
  readonly ports: readonly [number, number];
}

export interface World {
  readonly stack: StackGraph;
  readonly account: string;
  readonly roles: readonly Role[];
  readonly ingress: readonly IngressRule[];
  arnOf(node: GraphNode): string;
  /** The statements of the policy that a resource has; none where it has none. */
  policyOf(node: GraphNode): readonly Statement[];
}

/** Types whose policy is a resource of its own, and the input that names what it belongs to. */
const POLICIES: Readonly<Record<string, string>> = {
  "aws:sqs/queuePolicy:QueuePolicy": "queueUrl",
  "aws:sns/topicPolicy:TopicPolicy": "arn",
  "aws:s3/bucketPolicy:BucketPolicy": "bucket",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "secretArn",
};

/** Where a rule says who may come. */
const SOURCES = ["referencedSecurityGroupId", "cidrIpv4", "cidrIpv6", "prefixListId"];

export function worldOf(stack: StackGraph): World {
  const provider = stack.nodes.find(({ kind }) => kind === "provider");
  const [account = "111122223333"] = (provider?.inputs["allowedAccountIds"] ?? []) as readonly string[];
  const byId = new Map(stack.nodes.map((node) => [node.id, node]));
  const token = ({ node: id, path }: Reference): string => {
    const node = byId.get(id);
    if (node?.kind === "invoke") return account;
    return path[0] === "arn" && node !== undefined ? arn(node) : `«${id}#${path.join(".")}»`;
  };
  const arn = (node: GraphNode): string => {
    const service = node.token.slice(node.token.indexOf(":") + 1, node.token.indexOf("/"));
    // A secret is named by its own name in policies that are about several.
    if (node.token === "aws:secretsmanager/secret:Secret") {
      return `arn:aws:secretsmanager:${stack.region}:${account}:secret:${String(node.inputs["name"])}-a1b2c3`;
    }
    return service === "s3"
      ? `arn:aws:s3:::«${node.id}»`
      : `arn:aws:${service}:${stack.region}:${account}:«${node.id}»`;
  };
  const source: ValueSource = {
    configuration: ({ key }) => plainly(`«configuration:${key}»`),
    reference: (reference) => plainly(token(reference)),
  };
  const text = (value: PlainValue | undefined): unknown =>
    value === undefined ? undefined : resolve(value, source).value;
  const statements = (value: PlainValue | undefined): readonly Statement[] => {
    const given = text(value);
    return given === undefined ? [] : (JSON.parse(String(given)) as { Statement: readonly Statement[] }).Statement;
  };
  const ours = stack.nodes.filter(({ kind }) => kind === "resource");
  const referred = (value: PlainValue | undefined): string =>
    (value as Reference | undefined)?.node ?? String(text(value));
  const policies = new Map<string, Statement[]>();
  const add = (id: string, more: readonly Statement[]) => policies.set(id, [...(policies.get(id) ?? []), ...more]);
  for (const node of ours) {
    const owner = POLICIES[node.token];
    if (owner !== undefined) add(referred(node.inputs[owner]), statements(node.inputs["policy"]));
    else if (node.token === "aws:iam/rolePolicy:RolePolicy") {
      add(referred(node.inputs["role"]), statements(node.inputs["policy"]));
    } else if (/^aws:kms\/(key:Key|replicaKey:ReplicaKey)$/.test(node.token)) {
      add(node.id, statements(node.inputs["policy"]));
    }
  }
  const isRule = ({ token: type }: GraphNode) => type === "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  return {
    stack,
    account,
    roles: ours
      .filter(({ token: type }) => type === "aws:iam/role:Role")
      .map((node) => ({
        node,
        principal: { kind: "role", arn: arn(node), statements: policies.get(node.id) ?? [] },
      })),
    ingress: ours.filter(isRule).map(({ inputs }) => ({
      to: referred(inputs["securityGroupId"]),
      from: SOURCES.flatMap((source) => (inputs[source] === undefined ? [] : referred(inputs[source]))).join(" and "),
      protocol: String(text(inputs["ipProtocol"])),
      ports: inputs["ipProtocol"] === "-1" ? [0, 65_535] : [Number(inputs["fromPort"]), Number(inputs["toPort"])],
    })),
    arnOf: arn,
    policyOf: (node) => policies.get(node.id) ?? [],
  };
}
