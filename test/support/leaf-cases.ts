/**
 * For every leaf of the language, valid values that must make a difference, and the minimal context in which the leaf is
 * relevant. Paths are those of the schema: `*` is any key of a record, `[]` any element of a list.
 */
import type { PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, only, prefixed, within } from "./leaf-case.ts";
import { complianceCases, complianceSingletonCases } from "./leaf-cases-compliance.ts";
import { costCases, costSingletonCases } from "./leaf-cases-cost.ts";
import { observabilityCases, serviceAlarmCases } from "./leaf-cases-observability.ts";
import { bucket, cache, queue, storeCases } from "./leaf-cases-stores.ts";

const secrets = (body: PlainMap = { generate: {} }): PlainMap => ({ secrets: { key: body } });
const image = { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" };
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
export const MINIMAL: PlainMap = {
  platform: "hello",
  owner: "web-team",
  costCenter: "web-1001",
  regions: { primary: "us-east-1" },
  services: { web: { image } },
};
export const ENVIRONMENT: PlainMap = {
  account: { id: "111122223333", quotas: { fargateVcpu: 1000, fargateSpotVcpu: 1000 } },
};

/** What stands for the keys of records and the elements of lists. */
export const CONCRETE: readonly (readonly [RegExp, string])[] = [
  [/^services\.\*/, "services.web"],
  [/^jobs\.\*/, "jobs.report"],
  [/^databases\.\*/, "databases.players"],
  [/^databases\.\*/, "databases.players"],
  [/^queues\.\*/, "queues.mail"],
  [/^topics\.\*/, "topics.news"],
  [/subscriptions\.\*/, "subscriptions.mail"],
  [/filter\.\*/, "filter.kind"],
  [/^buckets\.\*/, "buckets.files"],
  [/^caches\.\*/, "caches.store"],
  [/uses\.\*\.keys/, "uses.store.keys"],
  [/errors\.\*/, "errors.404"],
  [/^secrets\.\*/, "secrets.key"],
  [/secrets\.\*/, "secrets.KEY"],
  [/uses\.\*/, "uses.mail"],
  [/sidecars\.\*/, "sidecars.aside"],
  [/dependsOn\.\*/, "dependsOn.other"],
  [/variables\.\*/, "variables.MODE"],
  [/^tags\.\*/, "tags.note"],
  [/zones\.\*/, "zones.us-east-1a"],
  [/set\.\*/, "set.availabilityZoneRebalancing"],
  [/images\.\*/, "images.web"],
  [/smoke\.\*/, "smoke.web"],
];

const web = (body: PlainMap): PlainMap => ({ services: { web: { image, ...body } } });
const port = web({ port: 8080 });
const domain = { name: "hello.example", hostedZone: { id: "Z0123456789ABCDEFGHIJ" } };
const routed = (body: PlainMap = {}): PlainMap => ({
  domain,
  ...web({ port: 8080, route: { paths: ["/a/*"] }, ...body }),
});
const files: PlainMap = {
  domain,
  buckets: { files: {}, others: {} },
  cdn: { aliases: ["hello.example"], assets: "files" },
};
const filesBehaviour = (without: string): PlainMap => {
  const { [without]: _, ...behaviour } = { path: "/a/*", cache: "static" } as PlainMap;
  return { ...files, cdn: { ...(files["cdn"] as PlainMap), behaviours: [behaviour] } };
};
const job = (body: PlainMap = {}): PlainMap => ({
  jobs: { report: { image, schedule: { cron: "0 3 * * 1" }, ...body } },
});
const sidecar = (body: PlainMap = {}): PlainMap =>
  web({ cpu: 512, memory: "2GB", sidecars: { aside: { image, ...body }, other: { image, healthCommand: ["true"] } } });
const zone = (digit: string) => ({
  public: `subnet-0000000${digit}1`,
  private: `subnet-0000000${digit}2`,
  data: `subnet-0000000${digit}4`,
  routeTable: `rtb-0000000${digit}3`,
});
const existing: PlainMap = {
  ...routed(),
  network: {
    existing: { vpc: "vpc-00000001", cidr: "10.1.0.0/16", zones: { "us-east-1a": zone("1"), "us-east-1b": zone("2") } },
  },
};

const imageCases = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  "image.repository": within(context({ image: { tag: "1" } }), "nginx", "redis"),
  "image.tag": within(context({ image: { repository: "nginx" } }), "1", "2"),
  "image.digest": within(context({ image: { repository: "nginx" } }), digest("a"), digest("b")),
});

const containerCases = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  ...imageCases((body) => context(body)),
  "command[]": within(context({}), "serve", "work"),
  "variables.*": within(context({}), "a", "b"),
  user: within(context({}), "10001", "1000:1000"),
  readOnlyRoot: within(context({}), true, false),
  stopTimeout: within(context({}), "30s", "31s"),
});

const taskCases = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  id: within(context({}), "one", "two"),
  architecture: within(context({}), "arm64", "x86_64"),
  cpu: within(context({ memory: "2GB" }), 256, 512),
  memory: within(context({}), "512MB", "1GB"),
  ephemeral: within(context({}), "20GB", "21GB"),
  "logs.retention": within(context({}), "30d", "60d"),
  "logs.format": within(context({}), "json", "text"),
});

const useCases = (context: (body: PlainMap) => PlainMap): Readonly<Record<string, LeafCase>> => ({
  // An access that the kind does not offer is an error: the values are those of one kind.
  "uses.*.access": within({ ...context({}), ...queue }, "send", "consume", "send-consume"),
  "secrets.*": within(
    { ...context({}), secrets: { one: {}, two: {}, three: { generate: {} } } },
    "one",
    "two",
    "three",
  ),
  "uses.*.as": within({ ...context({ uses: { mail: { access: "send" } } }), ...queue }, "ONE", "TWO"),
  "uses.*.keys[]": within({ ...context({ uses: { store: { access: "read" } } }), ...cache }, "a:*", "b:*"),
});

/** Fields of services that `defaults.service` has, too. */
const commonCases: Readonly<Record<string, LeafCase>> = {
  "health.path": within(port, "/a", "/b"),
  "health.interval": within(port, "15s", "16s"),
  "health.timeout": within(port, "4s", "5s"),
  "health.healthyAfter": within(routed(), 2, 3),
  "health.unhealthyAfter": within(port, 3, 4),
  "health.grace": within(port, "60s", "61s"),
  "scaling.min": only(2, 3),
  "scaling.max": only(9, 10),
  "scaling.target.cpu": only(70, 71),
  "scaling.target.memory": only(70, 71),
  "scaling.target.requestsPerTask": within(routed(), 100, 101),
  "scaling.target.backlogPerTask.queue": within(
    {
      queues: { mail: {}, post: {} },
      ...web({
        uses: { mail: { access: "consume" }, post: { access: "consume" } },
        scaling: { target: { backlogPerTask: { messages: 10 } } },
      }),
    },
    "mail",
    "post",
  ),
  "scaling.target.backlogPerTask.messages": within(
    {
      ...queue,
      ...web({
        uses: { mail: { access: "consume" } },
        scaling: { target: { backlogPerTask: { queue: "mail" } } },
      }),
    },
    100,
    101,
  ),
  "scaling.cooldown.out": only("60s", "61s"),
  "scaling.cooldown.in": only("60s", "61s"),
  "scaling.schedules[].name": within(scheduled("name"), "night", "noon"),
  "scaling.schedules[].cron": within(scheduled("cron"), "0 22 * * *", "1 22 * * *"),
  "scaling.schedules[].timezone": within(scheduled("timezone"), "UTC", "Europe/Berlin"),
  "scaling.schedules[].min": within(scheduled("min"), 1, 2),
  "scaling.schedules[].max": within(scheduled("max"), 4, 5),
  "deploy.strategy": within(routed(), "rolling", "recreate", "blue-green", "canary"),
  "deploy.minHealthy": only(50, 51),
  "deploy.maxHealthy": only(199, 200),
  "deploy.circuitBreaker": only(true, false),
  "deploy.rollbackOn[]": within(routed(), "errors", "latency"),
  "deploy.percent": within(routed({ deploy: { strategy: "canary" } }), 10, 11),
  "deploy.bake": within(routed({ deploy: { strategy: "blue-green" } }), "10m", "11m"),
  "tracing.sampling": within({ ...port, observability: { tracing: {} } }, 5, 6),
  ...serviceAlarmCases,
  exec: only(true, false),
  critical: only(true, false),
};

function scheduled(without: string): PlainMap {
  const { [without]: _, ...schedule } = { name: "night", cron: "0 22 * * *", min: 1, max: 5 } as PlainMap;
  return web({ scaling: { schedules: [schedule] } });
}

/** What is given whole stands under `defaults.service`: a schedule, a backlog. */
function byDefault({ values, platform = {} }: LeafCase): LeafCase {
  const { scaling, ...body } = (platform["services"] as PlainMap)["web"] as PlainMap;
  return {
    values,
    platform: { ...platform, services: { web: body }, defaults: { service: { scaling: scaling as PlainMap } } },
  };
}

const shared = ["architecture", "cpu", "memory", "ephemeral", "logs.retention", "logs.format"];
const sharedContainer = ["variables.*", "user", "readOnlyRoot", "stopTimeout"];
const pick = (cases: Readonly<Record<string, LeafCase>>, paths: readonly string[]) =>
  Object.fromEntries(Object.entries(cases).filter(([path]) => paths.includes(path)));

const override = (set: PlainMap): PlainMap => ({
  overrides: [{ resource: "services.web/aws:ecs/service:Service", set }],
});
const built = web({ image: { build: "services/web" } });

function delivered(body: PlainMap, without?: string): PlainMap {
  const { [without ?? ""]: _, ...head } = { provider: "github-actions", repository: "acme/shop" } as PlainMap;
  return { state: { backend: "s3://one-state" }, delivery: { ...head, ...body } };
}

/** In the order of the schema. */
export const leafCases: Readonly<Record<string, LeafCase>> = {
  platform: only("hello", "world"),
  description: only("one", "two"),
  owner: only("one", "two"),
  costCenter: only("one", "two"),
  "tags.*": only("one", "two"),
  "regions.primary": only("us-east-1", "eu-west-1"),
  "regions.standby": only("us-west-2", "eu-west-1"),
  "state.backend": only("file", "s3://one-state", "https://api.pulumi.com"),
  "state.region": within({ state: { backend: "s3://one-state" } }, "us-east-1", "us-west-2"),
  "state.replica": within(
    { regions: { primary: "us-east-1", standby: "us-west-2" }, state: { backend: "s3://one-state" } },
    "us-east-1",
    "us-west-2",
  ),
  "state.organization": within({ state: { backend: "https://api.pulumi.com" } }, "one", "two"),
  "state.secrets": only("passphrase", "awskms://alias/one?region=us-east-1"),
  "network.cidr": only("10.0.0.0/16", "10.1.0.0/16"),
  "network.availabilityZones": only(2, 3),
  "network.availabilityZones[]": {
    values: [
      ["us-east-1a", "us-east-1b"],
      ["us-east-1a", "us-east-1c"],
    ],
  },
  "network.natGateways": within(
    {
      ...web({ image: { build: "services/web" } }),
      network: { endpoints: ["s3", "ecr", "logs", "secretsmanager", "kms"] },
    },
    "per-zone",
    "single",
    "none",
  ),
  "network.endpoints[]": only("s3", "kms"),
  "network.flowLogs.retention": only("30d", "60d"),
  "network.existing.vpc": within(existing, "vpc-00000001", "vpc-00000002"),
  "network.existing.cidr": within(
    { ...existing, network: { ...(existing["network"] as PlainMap), endpoints: ["logs"] } },
    "10.1.0.0/16",
    "10.2.0.0/16",
  ),
  "network.existing.zones.*.public": within(existing, "subnet-00000001", "subnet-00000002"),
  "network.existing.zones.*.private": within(existing, "subnet-00000001", "subnet-00000002"),
  "network.existing.zones.*.data": within({ ...existing, ...cache }, "subnet-00000001", "subnet-00000002"),
  "network.existing.zones.*.routeTable": within(
    { ...existing, network: { ...(existing["network"] as PlainMap), endpoints: ["s3"] } },
    "rtb-00000001",
    "rtb-00000002",
  ),
  "domain.name": within({ ...routed(), domain: { hostedZone: "create" } }, "a.example", "b.example"),
  "domain.hostedZone": within({ ...routed(), domain: { name: "a.example" } }, "create", {
    id: "Z0123456789ABCDEFGHIJ",
  }),
  "domain.hostedZone.id": within(
    { ...routed(), domain: { name: "a.example", hostedZone: {} } },
    "Z0123456789ABCDEFGHIJ",
    "Z1123456789ABCDEFGHIJ",
  ),
  ...prefixed("defaults.service.", pick(taskCases(web), shared)),
  ...prefixed("defaults.service.", pick(containerCases(web), sharedContainer)),
  ...prefixed(
    "defaults.service.",
    Object.fromEntries(
      Object.entries(commonCases).map(([path, one]) => [path, /schedules|backlog/.test(path) ? byDefault(one) : one]),
    ),
  ),
  ...prefixed("services.*.", taskCases(web)),
  ...prefixed("services.*.", containerCases(web)),
  ...prefixed("services.*.", commonCases),
  "services.*.image.build": within(web({ image: {} }), "services/a", "services/b"),
  "services.*.port": only(8080, 8081),
  "services.*.route.paths[]": within(routed(), "/a/*", "/b/*"),
  "services.*.route.hosts[]": within(routed(), "hello.example", "www.hello.example"),
  "services.*.route.protocol": within(routed(), "http1", "http2", "grpc"),
  "services.*.route.stickiness": within(routed(), true, false),
  "services.*.route.drain": within(routed(), "0s", "30s"),
  "services.*.route.sourceIps[]": within(routed(), "203.0.113.0/24", "198.51.100.0/24"),
  "services.*.route.priority": within(routed(), 1, 2),
  "services.*.route.direct": within(routed(), true, false),
  "services.*.calls[]": within(
    { services: { web: { image }, a: { image, port: 80 }, b: { image, port: 80 } } },
    "a",
    "b",
  ),
  ...prefixed("services.*.sidecars.*.", containerCases(sidecar)),
  "services.*.sidecars.*.image.build": within(
    web({ cpu: 512, memory: "2GB", sidecars: { aside: { image: {} } } }),
    "services/a",
    "services/b",
  ),
  "services.*.sidecars.*.cpu": within(sidecar(), 1, 2),
  "services.*.sidecars.*.memory": within(sidecar(), "64MB", "128MB"),
  "services.*.sidecars.*.essential": within(sidecar(), true, false),
  "services.*.sidecars.*.healthCommand[]": within(sidecar(), "true", "false"),
  "services.*.sidecars.*.dependsOn.*": within(sidecar(), "started", "healthy", "completed", "succeeded"),
  "services.*.dependsOn.*": within(sidecar(), "started", "healthy", "completed", "succeeded"),
  ...prefixed("jobs.*.", taskCases(job)),
  ...prefixed("jobs.*.", containerCases(job)),
  "jobs.*.image.build": within(job({ image: {} }), "services/a", "services/b"),
  "jobs.*.schedule.cron": within(job(), "0 3 * * 1", "0 3 * * 2"),
  "jobs.*.schedule.timezone": within(job(), "UTC", "Europe/Berlin"),
  "jobs.*.timeout": within(job(), "1h", "2h"),
  "jobs.*.retries": within(job(), 0, 1, 2),
  "jobs.*.calls[]": within({ services: { a: { image, port: 80 }, b: { image, port: 80 } }, ...job() }, "a", "b"),
  ...prefixed("services.*.", useCases(web)),
  ...prefixed("jobs.*.", useCases(job)),
  ...storeCases,
  "cdn.aliases[]": within(files, "hello.example", "www.hello.example"),
  "cdn.assets": within(files, "files", "others"),
  "cdn.behaviours[].path": within(filesBehaviour("path"), "/a/*", "/b/*"),
  "cdn.behaviours[].cache": within(filesBehaviour("cache"), "immutable", "static", "none"),
  // A service that speaks gRPC is asked otherwise.
  "cdn.behaviours[].to": within(
    {
      ...files,
      cdn: {
        aliases: ["hello.example"],
        assets: "files",
        behaviours: [
          { path: "/a/b/c", cache: "none" },
          { path: "/a/b/*", to: "other", cache: "none" },
          { path: "/a/*", to: "web", cache: "none" },
        ],
      },
      services: {
        web: { image, port: 8080, route: { paths: ["/a/*"] } },
        other: { image, port: 8080, route: { paths: ["/a/b/*"], protocol: "grpc" } },
      },
    },
    "web",
    "other",
  ),
  "cdn.firewall.managedRules[]": within(files, "common", "sql"),
  "cdn.firewall.rateLimit": within(files, 10, 2000),
  "cdn.geo.allow[]": within(files, "US", "CA"),
  "cdn.geo.block[]": within(files, "US", "CA"),
  "cdn.errors.*": within(files, "/404.html", "/missing.html"),
  ...prefixed("secrets.*.", {
    id: within(secrets(), "one", "two"),
    "generate.length": within(secrets(), 16, 64),
    "generate.characters": within(secrets(), "alphanumeric", "symbols", "hexadecimal"),
    "keys[]": {
      values: ["one", "two"],
      platform: secrets({}),
      beside: { one: web({ secrets: { A: "key.one" } }), two: web({ secrets: { A: "key.two" } }) },
    },
    rotate: within(secrets(), "30d", "90d"),
  }),
  "cost.budget.monthlyUsd": only(1, 100000),
  ...costCases,
  "cost.usage.logsPerTask": only(1, 2),
  "cost.usage.transferPerTask": only(1, 2),
  "cost.usage.requests": within(queue, 1, 2),
  "cost.usage.cdnTransfer": within(files, 1, 2),
  "cost.usage.bucketStorage": within(routed(), 1, 2),
  "cost.offHours.cron": within({ cost: { offHours: { until: "0 7 * * *" } } }, "0 19 * * *", "0 20 * * *"),
  "cost.offHours.until": within({ cost: { offHours: { cron: "0 19 * * *" } } }, "0 6 * * *", "0 7 * * *"),
  "cost.offHours.timezone": within(
    { cost: { offHours: { cron: "0 19 * * *", until: "0 7 * * *" } } },
    "UTC",
    "Europe/Berlin",
  ),
  ...observabilityCases,
  "images.account": within(built, "111122223333", "444455556666"),
  "iam.permissionsBoundary": only("arn:aws:iam::111122223333:policy/a", "arn:aws:iam::111122223333:policy/b"),
  "delivery.provider": { values: ["github-actions"], platform: delivered({}), absent: "delivery" },
  "delivery.repository": within(delivered({}, "repository"), "acme/one", "acme/two"),
  "delivery.repositoryIds.owner": within(delivered({ repositoryIds: { repository: 1 } }), 1, 2),
  "delivery.repositoryIds.repository": within(delivered({ repositoryIds: { owner: 1 } }), 1, 2),
  "delivery.branch": within(delivered({}), "main", "trunk"),
  "delivery.environments[]": {
    values: [["production"], ["staging", "production"], ["production", "staging"]],
    platform: delivered({}),
    others: { staging: { account: { id: "444455556666" } } },
  },
  "delivery.approve[]": within(delivered({}), [], ["production"]),
  "delivery.inventory": within({ ...delivered({}), ...built }, "commit", "pull-request"),
  "delivery.smoke.*": within({ ...routed(), ...delivered({}) }, "/a/one", "/a/two"),
  "delivery.drift.cron": within(delivered({}), "0 4 * * *", "0 5 * * *"),
  "overrides[].resource": within(
    override({ description: "mine" }),
    "services.web/aws:iam/role:Role/web-task",
    "services.web/aws:iam/role:Role/web-execution",
  ),
  "overrides[].set.*": within(override({}), "ENABLED", "DISABLED"),
  "account.id": only("111122223333", "444455556666"),
  "account.singletons.imageRegistry": { values: ["create", "adopt", "skip"], platform: built },
  "account.singletons.githubProvider": within(delivered({}), "create", "adopt", "skip"),
  "account.singletons.backupSettings": within(bucket, "create", "adopt", "skip"),
  ...complianceSingletonCases,
  ...complianceCases,
  "account.singletons.serviceLinkedRoles": only("create", "adopt", "skip"),
  ...costSingletonCases,
  "account.quotas.fargateVcpu": only(3, 1000),
  "account.quotas.fargateSpotVcpu": within(web({ critical: false, cpu: 1024, memory: "2GB" }), 10, 1000),
  "account.quotas.roles": only(3, 1000),
  "account.quotas.vpcs": only(1, 100),
  "account.quotas.elasticIps": only(2, 100),
  "account.quotas.rulesPerLoadBalancer": within(routed(), 1, 100),
  "account.quotas.rulesPerSecurityGroup": within(
    { services: { web: { image, calls: ["a"] }, a: { image, port: 80 } } },
    1,
    60,
  ),
  protected: only(true, false),
};
