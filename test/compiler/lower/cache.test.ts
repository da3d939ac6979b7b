/** What a reviewer of a cache would look at. */
import { expect, it } from "vitest";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const USER = "aws:elasticache/user:User";
const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const ENVIRONMENTS = {
  production: 'account: { id: "111122223333" }',
  test: '{ account: { id: "444455556666" }, protected: false }',
};

const PLATFORM = `
  network: { availabilityZones: 3 }
  services:
    web: { ${IMAGE}, uses: { store: { access: read-write, as: SESSIONS } } }
    reports: { ${IMAGE}, uses: { store: { access: read, keys: ["session:*", "report:*"] } } }
  caches:
    store: { engine: redis, version: "7.1", size: r6g.large, nodes: 4 }
    alone: { engine: valkey, version: "8.1", size: r6gd.xlarge, nodes: 1, backup: { enabled: false, reason: made again } }
`;
const graph = graphOfText(PLATFORM, ENVIRONMENTS);
const production = stackOf(graph, "production");

it("is encrypted with the platform's key, at rest and on the way, and stands in the data subnets", () => {
  const group = nodeOf(production, GROUP, "store");
  expect(group.inputs).toMatchObject({
    replicationGroupId: "acme-production-store",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.r6g.large",
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    port: 6379,
  });
  expect(readable(group.inputs["kmsKeyId"])).toBe("<aws:kms/key:Key::platform-data.arn>");
  const subnets = nodeOf(production, "aws:elasticache/subnetGroup:SubnetGroup", "store");
  expect(readable(subnets.inputs["subnetIds"])).toBe("<awsx:ec2:Vpc::platform.isolatedSubnetIds>");
});

it("spreads its nodes over the zones and fails over between them", () => {
  expect(nodeOf(production, GROUP, "store").inputs).toMatchObject({
    numCacheClusters: 4,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    preferredCacheClusterAzs: ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1a"],
  });
  expect(nodeOf(production, GROUP, "alone").inputs).toMatchObject({
    automaticFailoverEnabled: false,
    multiAzEnabled: false,
    preferredCacheClusterAzs: ["us-east-1a"],
  });
});

it("takes snapshots and a last one where it is protected, and is never made again for what filled it", () => {
  const group = nodeOf(production, GROUP, "store");
  expect(group.inputs).toMatchObject({
    snapshotRetentionLimit: 30,
    snapshotWindow: "02:00-03:00",
    maintenanceWindow: "sun:04:00-sun:05:00",
    finalSnapshotIdentifier: "acme-production-store-final",
  });
  expect(group.options).toMatchObject({
    protect: true,
    retainOnDelete: true,
    ignoreChanges: ["snapshotArns", "snapshotName"],
  });
  const disposable = nodeOf(stackOf(graph, "test"), GROUP, "store");
  expect(disposable.inputs).not.toHaveProperty("finalSnapshotIdentifier");
  expect(disposable.options).not.toHaveProperty("protect");
  const alone = nodeOf(production, GROUP, "alone").inputs;
  expect(alone["snapshotRetentionLimit"]).toBe(0);
  expect(alone).not.toHaveProperty("snapshotWindow");
});

it("tiers data where the nodes have disks, with the parameters of its engine and version", () => {
  expect(nodeOf(production, GROUP, "alone").inputs["dataTieringEnabled"]).toBe(true);
  expect(nodeOf(production, GROUP, "store").inputs).not.toHaveProperty("dataTieringEnabled");
  const families = nodesOf(production, "aws:elasticache/parameterGroup:ParameterGroup");
  expect([...families.values()].map(({ name, inputs }) => [name, inputs["family"], inputs["parameters"]])).toEqual([
    ["alone", "valkey8", [{ name: "maxmemory-policy", value: "volatile-lru" }]],
    ["store", "redis7", [{ name: "maxmemory-policy", value: "volatile-lru" }]],
  ]);
});

it("knows a user for each that uses it, whose commands are those of its access, and lets nobody in without a name", () => {
  const users = [...nodesOf(production, USER).values()];
  const told = users.map(({ name, owner, inputs }) => [name, owner, inputs["userName"], inputs["accessString"]]);
  expect(told).toEqual([
    ["alone-default-user", "caches.alone", "default", "off ~* -@all"],
    ["store-default-user", "caches.store", "default", "off ~* -@all"],
    [
      "reports-uses-store",
      "services.reports",
      "acme-production-reports-uses-store",
      "on ~session:* ~report:* -@all +@read +@connection -@dangerous -@admin +info",
    ],
    ["web-uses-store", "services.web", "acme-production-web-uses-store", "on ~* +@all -@dangerous -@admin +info"],
  ]);
  for (const { inputs } of users.filter(({ name }) => name.includes("-uses-"))) {
    expect(inputs["userId"]).toBe(inputs["userName"]);
    expect(inputs["authenticationMode"]).toEqual({ type: "iam" });
  }
  const group = nodeOf(production, "aws:elasticache/userGroup:UserGroup", "store");
  expect(readable(group.inputs["userIds"])).toEqual(
    ["store-default-user", "reports-uses-store", "web-uses-store"].map((name) => `<${USER}::${name}.userId>`),
  );
});

it("lets a task in by its group, its role, and its user, and tells it where to", () => {
  const policy = nodeOf(production, "aws:iam/rolePolicy:RolePolicy", "web-task");
  expect(readable(policy.inputs["policy"])).toMatchObject({
    Statement: [
      {
        Sid: "CacheStore",
        Action: "elasticache:Connect",
        Resource: [`<${GROUP}::store.arn>`, `<${USER}::web-uses-store.arn>`],
      },
    ],
  });
  const ingress = nodeOf(production, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "web-uses-store");
  expect(readable(ingress.inputs)).toMatchObject({
    securityGroupId: "<aws:ec2/securityGroup:SecurityGroup::store.id>",
    referencedSecurityGroupId: "<aws:ec2/securityGroup:SecurityGroup::web.id>",
    fromPort: 6379,
    toPort: 6379,
  });
  const task = nodeOf(production, "aws:ecs/taskDefinition:TaskDefinition", "web");
  const [main] = readable(task.inputs["containerDefinitions"]) as { environment: { name: string; value: unknown }[] }[];
  expect(main?.environment).toEqual([
    { name: "SESSIONS_CLUSTER", value: `<${GROUP}::store.replicationGroupId>` },
    { name: "SESSIONS_HOST", value: `<${GROUP}::store.primaryEndpointAddress>` },
    { name: "SESSIONS_PORT", value: "6379" },
    { name: "SESSIONS_READER_HOST", value: `<${GROUP}::store.readerEndpointAddress>` },
    { name: "SESSIONS_USER", value: `<${USER}::web-uses-store.userName>` },
  ]);
  expect(nodeOf(production, "aws:ecs/service:Service", "web").options.dependsOn).toContain(ingress.id);
});
