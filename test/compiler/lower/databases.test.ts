/** Databases: what a reviewer looks for in Atlas, and on the way to it. */
import { expect, it } from "vitest";
import { neededBy } from "../../../src/graph/graph.ts";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const ATLAS = "atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c }";
const ACCOUNT = { production: 'account: { id: "111122223333", quotas: { fargateVcpu: 200 } }' };
const production = (text: string) => stackOf(graphOfText(text, ACCOUNT), "production");
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const USER = "mongodbatlas:index/databaseUser:DatabaseUser";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

const environmentOf = (stack: ReturnType<typeof production>, task: string) => {
  const [main] = readable(nodeOf(stack, DEFINITION, task).inputs["containerDefinitions"]) as [
    { environment: { name: string; value: string }[] },
  ];
  return Object.fromEntries(main.environment.map(({ name, value }) => [name, value]));
};

it("makes project, trust, encryption, cluster, and private link one after the other", () => {
  const stack = stackOf(graphOf(referenceSources()), "production");
  const nodes = new Map(stack.nodes.map((node) => [node.id, node]));
  const reach = (id: string, seen = new Set<string>()): Set<string> => {
    for (const needed of neededBy(nodes.get(id) as never)) {
      if (seen.has(needed)) continue;
      seen.add(needed);
      reach(needed, seen);
    }
    return seen;
  };
  const order = [
    "mongodbatlas:index/project:Project::platform",
    "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup::platform",
    "aws:iam/role:Role::platform-atlas",
    "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization::platform",
    "mongodbatlas:index/encryptionAtRest:EncryptionAtRest::platform",
    `${CLUSTER}::players`,
    "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint::platform",
    "aws:ec2/vpcEndpoint:VpcEndpoint::platform-atlas",
    "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService::platform",
    "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster::players",
  ];
  for (const [index, id] of order.entries()) {
    expect([...reach(id)], id).toEqual(expect.arrayContaining(order.slice(0, index)));
  }
});

it("protects what holds data, and names it from the environment and the id alone", () => {
  const stack = stackOf(graphOf(referenceSources()), "production");
  const stateful = stack.nodes.filter(({ owner, stateful }) => stateful && /atlas|databases/.test(owner));
  expect(stateful.map(({ token }) => token.split(":").at(-1)).sort()).toEqual([
    "AdvancedCluster",
    "EncryptionAtRest",
    "Key",
    "Project",
    "ReplicaKey",
  ]);
  for (const { options } of stateful) expect(options).toMatchObject({ protect: true, retainOnDelete: true });
  expect(nodeOf(stack, "mongodbatlas:index/project:Project", "platform").inputs["name"]).toBe("provfair-production");
  expect(nodeOf(stack, CLUSTER, "players").inputs).toMatchObject({
    name: "players",
    terminationProtectionEnabled: true,
    backupEnabled: true,
    pitEnabled: true,
    encryptionAtRestProvider: "AWS",
    deleteOnCreateTimeout: false,
    advancedConfiguration: { minimumEnabledTlsProtocol: "TLS1_2" },
  });
  const development = stackOf(graphOf(referenceSources()), "development");
  const cluster = nodeOf(development, CLUSTER, "players");
  expect(cluster.inputs).toMatchObject({ terminationProtectionEnabled: false, retainBackupsEnabled: false });
  expect(cluster.options).not.toHaveProperty("protect");
});

it("makes each task one user by its role's name, with its accesses alone, and one way in", () => {
  const stack = production(`
    services:
      web: { ${IMAGE}, uses: { orders: { access: read-write }, archive: { access: read } } }
      other: { ${IMAGE} }
    ${ATLAS}
    databases:
      orders: { engine: mongodb-atlas, version: "8.0", size: M30 }
      archive: { engine: mongodb-atlas, version: "8.0", size: M10, database: old }
  `);
  expect([...nodesOf(stack, USER).keys()]).toEqual(["web"]);
  expect(readable(nodeOf(stack, USER, "web").inputs)).toMatchObject({
    authDatabaseName: "$external",
    awsIamType: "ROLE",
    username: "arn:aws:iam::111122223333:role/<aws:iam/role:Role::web-task.name>",
    roles: [
      { roleName: "read", databaseName: "old" },
      { roleName: "readWrite", databaseName: "orders" },
    ],
    scopes: [
      { type: "CLUSTER", name: "archive" },
      { type: "CLUSTER", name: "orders" },
    ],
  });
  const ways = [...nodesOf(stack, RULE).values()].filter(({ name }) => name.includes("atlas"));
  expect(ways.map(({ name }) => name)).toEqual(["web-uses-platform-atlas"]);
  expect(readable(ways[0]?.inputs)).toMatchObject({
    securityGroupId: "<aws:ec2/securityGroup:SecurityGroup::platform-atlas.id>",
    referencedSecurityGroupId: "<aws:ec2/securityGroup:SecurityGroup::web.id>",
    fromPort: 1024,
    toPort: 65535,
  });
  // Signing in takes no permission.
  expect([...nodesOf(stack, "aws:iam/rolePolicy:RolePolicy").keys()]).not.toContain("web-task");
  const service = nodeOf(stack, "aws:ecs/service:Service", "web");
  expect(service.options.dependsOn).toContain(`${USER}::web`);
});

it("tells a task where the database is, and no credential", () => {
  const stack = stackOf(graphOf(referenceSources()), "production");
  expect(environmentOf(stack, "gateway")).toMatchObject({
    PLAYERS_URI:
      "<mongodbatlas:index/getAdvancedCluster:getAdvancedCluster::players.connectionStrings.privateEndpoints.0.srvConnectionString>" +
      "/players?authSource=%24external&authMechanism=MONGODB-AWS&readPreference=secondaryPreferred&retryWrites=true&w=majority",
    PLAYERS_DATABASE: "players",
  });
});

it("reaches a database without private link from the gateways' addresses and those that are named", () => {
  const stack = production(`
    services: { web: { ${IMAGE}, uses: { orders: { access: read } } } }
    atlas: { organization: 5f3c0e8a9b1d2c3e4f5a6b7c, accessList: [203.0.113.0/28] }
    databases: { orders: { engine: mongodb-atlas, version: "8.0", size: M30, privateLink: false } }
  `);
  const list = nodesOf(stack, "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList");
  expect([...list].map(([name, { inputs }]) => [name, readable(inputs["ipAddress"] ?? inputs["cidrBlock"])])).toEqual([
    ["platform-us-east-1a", "<awsx:ec2:Vpc::platform.eips.0.publicIp>"],
    ["platform-us-east-1b", "<awsx:ec2:Vpc::platform.eips.1.publicIp>"],
    ["platform-from-203.0.113.0/28", "203.0.113.0/28"],
  ]);
  expect(stack.nodes.filter(({ token }) => /[pP]rivateLink/.test(token))).toEqual([]);
  expect([...nodesOf(stack, "aws:ec2/vpcEndpoint:VpcEndpoint").keys()]).not.toContain("platform-atlas");
  expect(environmentOf(stack, "web")["ORDERS_URI"]).toContain("connectionStrings.standardSrv>/orders?");
});

it("lets a size that is written count, unless Atlas may change it", () => {
  const stack = production(`
    services: { web: { ${IMAGE}, uses: { fixed: { access: read }, free: { access: read } } } }
    ${ATLAS}
    databases:
      fixed: { engine: mongodb-atlas, version: "8.0", size: M30 }
      free: { engine: mongodb-atlas, version: "8.0", size: M30, autoscaling: { minSize: M20, maxSize: M50 } }
  `);
  const scaling = (name: string) => {
    const { inputs } = nodeOf(stack, CLUSTER, name);
    const [spec] = inputs["replicationSpecs"] as unknown as [{ regionConfigs: [{ autoScaling: object }] }];
    return [inputs["useEffectiveFields"], spec.regionConfigs[0].autoScaling];
  };
  expect(scaling("fixed")).toEqual([false, { diskGbEnabled: true, computeEnabled: false }]);
  expect(scaling("free")).toEqual([
    true,
    {
      diskGbEnabled: true,
      computeEnabled: true,
      computeMaxInstanceSize: "M50",
      computeScaleDownEnabled: true,
      computeMinInstanceSize: "M20",
    },
  ]);
});

it("takes the second provider only where it is needed, its credentials from the configuration", () => {
  const stack = stackOf(graphOf(referenceSources()), "production");
  const provider = stack.nodes.find(({ token }) => token === "pulumi:providers:mongodbatlas");
  expect(provider?.inputs).toEqual({
    clientId: { $: "configuration", key: "atlasClientId", secret: false },
    clientSecret: { $: "configuration", key: "atlasClientSecret", secret: true },
  });
  const without = production(`services: { web: { ${IMAGE} } }`);
  expect(without.nodes.filter(({ kind }) => kind === "provider").map(({ name }) => name)).toEqual(["aws"]);
});
