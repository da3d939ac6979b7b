/** Each law, broken once by hand, is reported; the lawful graph is not. */
import { expect, it } from "vitest";
import { GROUP_TOKEN, type GraphNode, type NodeOptions, nodeId, type StackGraph } from "../../src/graph/graph.ts";
import { validateGraph } from "../../src/graph/validate.ts";
import type { PlainValue } from "../../src/graph/values.ts";

const PROVIDER = nodeId("pulumi:providers:aws", "aws");
const GROUP = nodeId(GROUP_TOKEN, "web");
const QUEUE = "aws:sqs/queue:Queue";
const POLICY = "aws:sqs/queuePolicy:QueuePolicy";

function node(
  kind: GraphNode["kind"],
  token: string,
  name: string,
  inputs: Readonly<Record<string, PlainValue>> = {},
  more: Partial<GraphNode> = {},
): GraphNode {
  const options: NodeOptions = kind === "resource" ? { parent: GROUP, provider: PROVIDER } : {};
  const origin = { file: "spec/platform.yaml", path: "" };
  const owner = "services.web";
  return {
    id: nodeId(token, name),
    kind,
    token,
    name,
    inputs,
    options,
    file: "web",
    role: `${kind}-${token}-${name}`,
    owner,
    stateful: false,
    origin,
    ...more,
  };
}

const provider = node("provider", "pulumi:providers:aws", "aws", { region: "us-east-1" }, { file: "provider" });
const group = node("component", GROUP_TOKEN, "web");
const queue = node("resource", QUEUE, "web", { name: "web" });
const url: PlainValue = { $: "reference", node: queue.id, path: ["url"] };
const policy = node("resource", POLICY, "web", { queueUrl: url, policy: "{}" });

function violations(nodes: readonly GraphNode[], more: Partial<StackGraph> = {}): string[] {
  const stack: StackGraph = {
    name: "s",
    project: "p",
    region: "us-east-1",
    environment: "s",
    nodes,
    outputs: {},
    ...more,
  };
  return validateGraph({ platform: "p", stacks: [stack] }).map((text) => text.replace(/^s: /, ""));
}

const lawful = [provider, group, queue, policy];
const changed = (one: GraphNode, change: Partial<GraphNode>) =>
  lawful.map((other) => (other === one ? { ...one, ...change } : other));
const withOptions = (one: GraphNode, options: NodeOptions) => changed(one, { options });
const missing: PlainValue = { $: "reference", node: "aws:x:X::nothing", path: ["arn"] };

it("finds nothing in a lawful graph", () => {
  expect(violations(lawful, { outputs: { url: { value: url, description: "" } } })).toEqual([]);
});

it.each<readonly [string, readonly GraphNode[], readonly string[]]>([
  ["a node that exists twice", [...lawful, { ...queue, role: "other" }], [`${queue.id} exists twice`]],
  [
    "a reference to nothing",
    changed(policy, { inputs: { queueUrl: missing, policy: "{}" } }),
    [`${policy.id} refers to aws:x:X::nothing, which does not exist`],
  ],
  [
    "a dependency on nothing",
    withOptions(policy, { parent: GROUP, provider: PROVIDER, dependsOn: ["aws:x:X::nothing"] }),
    [`${policy.id} refers to aws:x:X::nothing, which does not exist`],
  ],
  [
    "a reference to itself",
    changed(queue, { inputs: { name: { $: "reference", node: queue.id, path: ["arn"] } } }),
    [`${queue.id} refers to itself`],
  ],
  [
    "a node before what it needs",
    [provider, group, policy, queue],
    [`${policy.id} stands before ${queue.id}, which it needs`],
  ],
  [
    "a reference deep inside a document",
    changed(policy, {
      inputs: { queueUrl: url, policy: { $: "json", value: { Statement: [{ Resource: missing }] } } },
    }),
    [`${policy.id} refers to aws:x:X::nothing, which does not exist`],
  ],
  [
    "files that import each other",
    [
      provider,
      group,
      { ...queue, file: "a" },
      node("resource", QUEUE, "other", { name: { $: "reference", node: queue.id, path: ["url"] } }, { file: "web" }),
      {
        ...policy,
        file: "a",
        inputs: { queueUrl: { $: "reference", node: nodeId(QUEUE, "other"), path: ["url"] }, policy: "{}" },
      },
    ],
    ["file web imports itself by way of web, a"],
  ],
  [
    "a role that two have",
    changed(policy, { role: queue.role }),
    [`${policy.id} has the role ${queue.role} in web, which another has`],
  ],
  ["no provider", withOptions(queue, { parent: GROUP }), [`${queue.id} does not name its stack's provider`]],
  [
    "a provider that is none",
    withOptions(queue, { provider: GROUP }),
    [`${queue.id} does not name its stack's provider`],
  ],
  [
    "an invoke without provider",
    [...lawful, node("invoke", "aws:x/getX:getX", "x")],
    ["aws:x/getX:getX::x does not name its stack's provider"],
  ],
  [
    "a remote component without providers",
    [...lawful, node("remote-component", "awsx:ec2:Vpc", "x")],
    ["awsx:ec2:Vpc::x does not hand on its stack's provider"],
  ],
  [
    "a nested group",
    [...lawful, node("component", GROUP_TOKEN, "inner", {}, { options: { parent: GROUP } })],
    [`group ${nodeId(GROUP_TOKEN, "inner")} is nested`],
  ],
  ["data under a parent", changed(queue, { stateful: true }), [`${queue.id} holds data and has a parent`]],
  [
    "protection of nothing",
    withOptions(queue, { provider: PROVIDER, protect: true }),
    [`${queue.id} is protected and holds no data`],
  ],
  [
    "an unknown type",
    [...lawful, node("resource", "aws:no/thing:Thing", "x")],
    ["aws:no/thing:Thing::x is of an unknown type"],
  ],
  [
    "an unknown input",
    changed(queue, { inputs: { nme: "x" } }),
    [`${queue.id} has the input nme, which its type does not know`],
  ],
  [
    "a required input that is missing",
    changed(policy, { inputs: { queueUrl: url } }),
    [`${policy.id} lacks the input policy`],
  ],
  [
    "an output that the type does not have",
    changed(policy, { inputs: { queueUrl: { $: "reference", node: queue.id, path: ["uri"] }, policy: "{}" } }),
    [`${policy.id} refers to ${queue.id}.uri, which its type does not have`],
  ],
])("%s", (_, nodes, expected) => {
  expect(violations(nodes)).toEqual(expected);
});

it("a name that ends with a position", () => {
  const id = nodeId(QUEUE, "platform-queue-1");
  const positioned = node("resource", QUEUE, "platform-queue-1", { name: "x" }, { owner: "shared.queues" });
  expect(violations([...lawful, positioned])).toEqual([`the name of ${id} ends with a position`]);
});

it("a number at the end of a host name is no position", () => {
  const record = { zoneId: "Z1", name: "api.x-1", type: "A" };
  const host = node("resource", "aws:route53/record:Record", "platform-api.x-1", record, { owner: "shared.records" });
  expect(violations([...lawful, host])).toEqual([]);
});

it("an output that refers to nothing", () => {
  expect(violations(lawful, { outputs: { url: { value: missing, description: "" } } })).toEqual([
    "output url refers to aws:x:X::nothing, which does not exist",
  ]);
});

it("two stacks of one name", () => {
  const stack: StackGraph = {
    name: "s",
    project: "p",
    region: "us-east-1",
    environment: "s",
    nodes: [provider],
    outputs: {},
  };
  expect(validateGraph({ platform: "p", stacks: [stack, stack] })).toEqual(["two stacks are called s"]);
});

it("children of one remote component may need each other in any order", () => {
  const vpc = node("remote-component", "awsx:ec2:Vpc", "vpc", {}, { options: { providers: [PROVIDER] } });
  const child = (name: string, needs?: string) =>
    node(
      "resource",
      "aws:ec2/subnet:Subnet",
      name,
      needs === undefined
        ? {}
        : { vpcId: { $: "reference", node: nodeId("aws:ec2/subnet:Subnet", needs), path: ["id"] } },
      { options: { parent: vpc.id }, madeBy: vpc.id },
    );
  expect(violations([...lawful, vpc, child("a", "b"), child("b")])).toEqual([]);
});
