/** The whole of `platform.yaml`. */
import * as z from "zod";
import { backup } from "./backup.ts";
import { bucket } from "./bucket.ts";
import { cache } from "./cache.ts";
import { cdn } from "./cdn.ts";
import { compliance } from "./compliance.ts";
import { cost } from "./cost.ts";
import { atlas, database } from "./database.ts";
import { delivery } from "./delivery.ts";
import { field, text } from "./field.ts";
import { job } from "./job.ts";
import { domain, network } from "./network.ts";
import { objectives, observability } from "./observability.ts";
import { queue } from "./queue.ts";
import { accountId, name, region, tagKey, tagValue } from "./scalars.ts";
import { secret } from "./secret.ts";
import { service, serviceDefaults } from "./service.ts";
import { state } from "./state.ts";
import { topic } from "./topic.ts";

export const override = field(
  z.strictObject({
    resource: field(
      text(
        /^[a-z][A-Za-z0-9.-]*\/[a-z]+:[A-Za-z0-9/]+:[A-Za-z0-9]+(\/[a-z0-9-]+)?$/,
        "an owner and a type, such as services.gateway/aws:lb/targetGroup:TargetGroup",
      ),
      {
        description:
          "The resource: its owner in the specification, a slash, and its Pulumi type, in full or as `plan` shows it; where an owner has several of a type, a slash and the logical name. `plan` lists them.",
        example: "services.gateway/aws:lb/targetGroup:TargetGroup",
      },
    ),
    set: field(z.record(text(/^[A-Za-z][A-Za-z0-9]*$/, "a property of the resource, such as slowStart"), z.unknown()), {
      description: "Properties of the Pulumi resource and their values.",
      example: { slowStart: 30, loadBalancingAlgorithmType: "round_robin" },
    }),
  }),
  {
    description: "One resource and what is set on it.",
    example: {
      resource: "services.gateway/aws:lb/targetGroup:TargetGroup",
      set: { slowStart: 30, loadBalancingAlgorithmType: "round_robin" },
    },
  },
);

export const platform = z.strictObject({
  platform: field(name, {
    description: "The platform's name. It stands in every name: it never changes.",
    example: "provfair",
  }),
  description: field(
    text(/^([^\n\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF]){1,200}$/, "one line of at most 200 characters"),
    {
      description: "What it is, in one line.",
      example: "Gaming platform",
    },
  ).optional(),
  owner: field(tagValue, {
    description: "The team that answers for it; the tag `owner`.",
    example: "platform-team",
  }),
  costCenter: field(tagValue, {
    description: "Who pays; the tag `cost-center`.",
    example: "games-1001",
  }),
  tags: field(z.record(tagKey, tagValue), {
    description: "Tags on every resource, besides project, environment, owner, and cost-center.",
    example: { "data-classification": "internal" },
  }).optional(),
  regions: field(
    z.strictObject({
      primary: field(region, { description: "Where the platform runs.", example: "us-east-1" }),
      standby: field(region, {
        description: "Where images and keys are replicated to.",
        example: "us-west-2",
      }).optional(),
    }),
    { description: "The AWS regions.", example: { primary: "us-east-1", standby: "us-west-2" } },
  ),
  network: field(network, {
    description: "The VPC.",
    example: { cidr: "10.0.0.0/16", availabilityZones: 2 },
  }).optional(),
  domain: field(domain, {
    description: "The DNS name under which routes are reached.",
    example: { name: "provfair.example", hostedZone: { id: "Z0123456789ABCDEFGHIJ" } },
  }).optional(),
  defaults: field(
    z.strictObject({
      service: field(serviceDefaults, {
        description: "Put under every service, before its own fields.",
        example: { cpu: 256, memory: "512MB" },
      }).optional(),
    }),
    { description: "What entries have in common.", example: { service: { cpu: 256, memory: "512MB" } } },
  ).optional(),
  services: field(z.record(name, service), {
    description: "Containers that run all the time.",
    example: { gateway: { image: { build: "services/gateway" }, port: 8080 } },
  }).optional(),
  jobs: field(z.record(name, job), {
    description: "Containers that run to their end at given times.",
    example: { "season-rollup": { image: { build: "jobs/season-rollup" }, schedule: { cron: "0 3 * * 1" } } },
  }).optional(),
  atlas: field(atlas, {
    description: "MongoDB Atlas, in which the databases are.",
    example: { organization: "5f3c0e8a9b1d2c3e4f5a6b7c" },
  }).optional(),
  databases: field(z.record(name, database), {
    description: "Databases: MongoDB clusters in Atlas.",
    example: { players: { engine: "mongodb-atlas", version: "8.0", size: "M30" } },
  }).optional(),
  caches: field(z.record(name, cache), {
    description: "Redis and Valkey, on ElastiCache.",
    example: { sessions: { engine: "redis", version: "7.1", size: "r6g.large", nodes: 3 } },
  }).optional(),
  queues: field(z.record(name, queue), {
    description: "SQS queues, each with its dead letters.",
    example: { "match-events": { visibility: "60s" } },
  }).optional(),
  topics: field(z.record(name, topic), {
    description: "SNS topics, each with the queues that subscribe to it.",
    example: { "player-events": { subscriptions: { "match-events": { filter: { type: ["result"] } } } } },
  }).optional(),
  buckets: field(z.record(name, bucket), {
    description: "S3 buckets.",
    example: { assets: { versioned: true } },
  }).optional(),
  cdn: field(cdn, {
    description: "The CloudFront distribution in front of buckets and services.",
    example: { aliases: ["www.provfair.example"], assets: "assets" },
  }).optional(),
  secrets: field(z.record(name, secret), {
    description: "Values that stand in no file, each a secret in Secrets Manager.",
    example: { "gateway-jwt": { generate: { length: 64 }, rotate: "30d" } },
  }).optional(),
  backup: backup.optional(),
  cost: cost.optional(),
  compliance: compliance.optional(),
  observability: field(observability, {
    description: "Who is told when something is wrong, and what there is to look at.",
    example: { notify: { email: ["oncall@provfair.example"] } },
  }).optional(),
  objectives: field(objectives, {
    description: "What users are promised; measured at the load balancer, and alarmed on before it is broken.",
    example: { availability: 99.9, latency: { p95: "500ms" } },
  }).optional(),
  images: field(
    z.strictObject({
      account: field(accountId, {
        description: "The account that holds the images of all environments; required once their accounts differ.",
        example: "111122223333",
      }),
    }),
    { description: "Where images are kept.", example: { account: "111122223333" } },
  ).optional(),
  iam: field(
    z.strictObject({
      permissionsBoundary: field(
        text(
          /^arn:aws:iam::([0-9]{12}|aws):policy\/[A-Za-z0-9+=,.@_/-]{1,512}$/,
          "a policy's ARN such as arn:aws:iam::111122223333:policy/boundary",
        ),
        {
          description: "The permissions boundary on every role.",
          example: "arn:aws:iam::111122223333:policy/boundary",
        },
      ).optional(),
    }),
    {
      description: "What the organisation asks of every role.",
      example: { permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" },
    },
  ).optional(),
  state: field(state, {
    description: "Where Pulumi keeps what it knows of the platform, of all environments together.",
    example: { backend: "s3://shop-state", secrets: "awskms://alias/shop-state?region=us-east-1" },
  }).optional(),
  delivery: field(delivery, {
    description: "The pipeline that checks, builds, and deploys the platform; `emit --workflows` writes it.",
    example: { provider: "github-actions", repository: "provfair/platform", approve: ["production"] },
  }).optional(),
  overrides: field(z.array(override), {
    description: "Properties of generated resources that the language has no field for. Shown by plan, held by verify.",
    example: [
      {
        resource: "services.gateway/aws:lb/targetGroup:TargetGroup",
        set: { slowStart: 30, loadBalancingAlgorithmType: "round_robin" },
      },
    ],
  }).optional(),
});

const singleton = z.enum(["create", "adopt", "skip"]);
const singletonValues = {
  create: "The account's stack makes it.",
  adopt: "It exists: the account's stack imports it and keeps it.",
  skip: "It is left to others.",
};

const complianceSingleton = (what: string) =>
  field(singleton, {
    description: `${what}, where there is a \`compliance\`. Default: create.`,
    example: "adopt",
    values: singletonValues,
  }).optional();

const complianceSingletons = {
  configRole: complianceSingleton("The service-linked role of AWS Config"),
  configRecorder: complianceSingleton("The recorder of AWS Config and its delivery channel, in each region"),
  trail: complianceSingleton("The trail of CloudTrail, called like the platform"),
  accessAnalyzer: complianceSingleton("The analyzer of IAM Access Analyzer, called like the platform, in each region"),
  volumeEncryption: complianceSingleton("The setting that new volumes are encrypted, in each region"),
  publicAccessBlock: complianceSingleton("The block of public access to all buckets"),
  passwordPolicy: complianceSingleton("The policy of users' passwords"),
};

/** What only an environment's file may say. */
export const environmentFields = {
  account: field(
    z.strictObject({
      id: field(accountId, {
        description: "The AWS account. Credentials of another one are refused.",
        example: "111122223333",
      }),
      singletons: field(
        z.strictObject({
          imageRegistry: field(singleton, {
            description:
              "The registry's scanning and replication settings, in the account that holds the images. Default: create.",
            example: "create",
            values: singletonValues,
          }).optional(),
          githubProvider: field(singleton, {
            description:
              "IAM's provider for the tokens of GitHub Actions, where there is a `delivery`. Default: create.",
            example: "adopt",
            values: singletonValues,
          }).optional(),
          computeOptimizer: field(singleton, {
            description: "The account's enrolment in AWS Compute Optimizer, where audits look for it. Default: create.",
            example: "create",
            values: singletonValues,
          }).optional(),
          backupSettings: field(singleton, {
            description:
              "Whether AWS Backup takes buckets in the regions of the account, where there are any. Default: create.",
            example: "create",
            values: singletonValues,
          }).optional(),
          costAllocationTags: field(singleton, {
            description:
              "The four tags as cost allocation tags, in the account that pays; AWS knows them a day after the first resource was billed. Default: skip.",
            example: "create",
            values: singletonValues,
          }).optional(),
          serviceLinkedRoles: field(singleton, {
            description:
              "The service-linked roles of ECS, load balancing, and auto scaling. AWS makes them at first use. Default: skip.",
            example: "skip",
            values: singletonValues,
          }).optional(),
          ...complianceSingletons,
        }),
        {
          description: "What exists once per account: create it, adopt what is there, or leave it alone.",
          example: { imageRegistry: "create" },
        },
      ).optional(),
      quotas: field(
        z.strictObject({
          fargateVcpu: field(z.int().min(1).max(1000000), {
            description: "Fargate on-demand vCPUs that the account may run (Service Quotas L-3032A538).",
            example: 200,
          }).optional(),
          fargateSpotVcpu: field(z.int().min(1).max(1000000), {
            description: "Fargate Spot vCPUs that the account may run (Service Quotas L-36FBB829).",
            example: 200,
          }).optional(),
          roles: field(z.int().min(1).max(1000000), {
            description: "IAM roles that the account may have (Service Quotas L-FE177D64).",
            example: 5000,
          }).optional(),
          vpcs: field(z.int().min(1).max(1000000), {
            description: "VPCs that the account may have in a region (Service Quotas L-F678F1CE).",
            example: 20,
          }).optional(),
          elasticIps: field(z.int().min(1).max(1000000), {
            description: "Elastic IP addresses that the account may have in a region (Service Quotas L-0263D0A3).",
            example: 20,
          }).optional(),
          rulesPerLoadBalancer: field(z.int().min(1).max(1000000), {
            description: "Rules that a load balancer may have, default rules not counted.",
            example: 200,
          }).optional(),
          rulesPerSecurityGroup: field(z.int().min(1).max(1000000), {
            description: "Inbound rules that a security group may have (Service Quotas L-0EA8095F).",
            example: 120,
          }).optional(),
        }),
        {
          description: "Quotas that were raised in this account; else AWS's defaults count.",
          example: { fargateVcpu: 200 },
        },
      ).optional(),
    }),
    { description: "The AWS account of this environment.", example: { id: "111122223333" } },
  ).optional(),
  protected: field(z.boolean(), {
    description:
      "Whether what holds data is protected from deletion. false: the environment may be destroyed and made again. Default: true.",
    example: true,
  }).optional(),
};

export type AuthoredPlatform = z.infer<typeof platform>;
