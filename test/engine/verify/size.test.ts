import { expect, it } from "vitest";
import { renderVerification } from "../../../src/engine/verify/render.ts";
import { verifyStack } from "../../../src/engine/verify/verify.ts";
import { GROUP_TOKEN, type GraphNode, nodeId } from "../../../src/graph/graph.ts";
import { node, PROVIDER, ref, stack, writeProgram } from "./fixture.ts";

const SERVICES = 125;
const HEAD = `
  const pulumi = require("@pulumi/pulumi");
  const aws = require("@pulumi/aws");
  class Group extends pulumi.ComponentResource {
    constructor(name) { super("${GROUP_TOKEN}", name, {}); }
  }
  const provider = new aws.Provider("aws", { region: "eu-west-1" });
  const service = (name, statement) => {
    const parent = new Group(name);
    const log = new aws.cloudwatch.LogGroup(name, { retentionInDays: 30 }, { parent, provider });
    const role = new aws.iam.Role(name, { assumeRolePolicy: "{}" }, { parent, provider });
    new aws.iam.RolePolicy(name, { role: role.id, policy: pulumi.jsonStringify({ Statement: [statement(log)] }) }, { parent, provider });
  };
`;

function serviceNodes(name: string): GraphNode[] {
  const options = { parent: nodeId(GROUP_TOKEN, name), provider: PROVIDER };
  const log = nodeId("aws:cloudwatch/logGroup:LogGroup", name);
  const role = nodeId("aws:iam/role:Role", name);
  return [
    node("component", GROUP_TOKEN, name, {}),
    node("resource", "aws:cloudwatch/logGroup:LogGroup", name, { retentionInDays: 30 }, options),
    node("resource", "aws:iam/role:Role", name, { assumeRolePolicy: "{}" }, options),
    node(
      "resource",
      "aws:iam/rolePolicy:RolePolicy",
      name,
      { role: ref(role, "id"), policy: { $: "json", value: { Statement: [{ Resource: ref(log, "arn") }] } } },
      options,
    ),
  ];
}

it("finds one wrong statement among 500 resources", async () => {
  const names = Array.from({ length: SERVICES }, (_, index) => `service-${index}`);
  const calls = names.map(
    (name, index) => `service("${name}", (log) => ({ Resource: log.${index === 77 ? "name" : "arn"} }));`,
  );
  const written = writeProgram(`${HEAD}${calls.join("\n")}`);
  const provider = node("provider", "pulumi:providers:aws", "aws", { region: "eu-west-1" });
  const large = { ...stack, nodes: [provider, ...names.flatMap(serviceNodes)], outputs: {} };
  try {
    const result = await verifyStack({
      stack: large,
      folder: written.folder,
      entry: "bin/index.js",
      timeoutMs: 120_000,
    });
    expect(result.runs.map(({ registered }) => registered)).toEqual([501, 501]);
    expect(renderVerification(result)).toContain(
      'aws:iam/rolePolicy:RolePolicy "service-77": input "policy → Statement[0].Resource" differs',
    );
    expect(result.differences).toHaveLength(1);
  } finally {
    written.remove();
  }
});
