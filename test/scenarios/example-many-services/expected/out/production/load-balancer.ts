// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { certificateValidation } from "./domain";
import { Group } from "./group";
import { vpc } from "./network";
import { provider } from "./provider";

// domain
const platformLoadBalancer = new Group("platform-load-balancer");

// domain
export const loadBalancerSecurityGroup = new aws.ec2.SecurityGroup(
  "platform-load-balancer",
  {
    vpcId: vpc.vpcId,
    description: "The load balancer",
    tags: { Name: "marketplace-production-platform-load-balancer" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const httpIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-load-balancer-http",
  {
    securityGroupId: loadBalancerSecurityGroup.id,
    description: "HTTP from the internet",
    ipProtocol: "tcp",
    fromPort: 80,
    toPort: 80,
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "marketplace-production-platform-load-balancer-http" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const httpsIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-load-balancer-https",
  {
    securityGroupId: loadBalancerSecurityGroup.id,
    description: "HTTPS from the internet",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "marketplace-production-platform-load-balancer-https" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const egress = new aws.vpc.SecurityGroupEgressRule(
  "platform-load-balancer",
  {
    securityGroupId: loadBalancerSecurityGroup.id,
    description: "To the services",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "marketplace-production-platform-load-balancer" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const logBucket = new aws.s3.Bucket(
  "platform-access-logs",
  { forceDestroy: false, tags: { Name: "marketplace-production-platform-access-logs" } },
  { provider, protect: true, retainOnDelete: true },
);

// domain
const logBucketOwnership = new aws.s3.BucketOwnershipControls(
  "platform-access-logs",
  { bucket: logBucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
  { parent: platformLoadBalancer, provider },
);

// domain
const logBucketPublicAccessBlock = new aws.s3.BucketPublicAccessBlock(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const logBucketEncryption = new aws.s3.BucketServerSideEncryptionConfiguration(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const logBucketLifecycle = new aws.s3.BucketLifecycleConfiguration(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    rules: [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ],
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const logBucketPolicy = new aws.s3.BucketPolicy(
  "platform-access-logs",
  {
    bucket: logBucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LoadBalancerWrites",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: pulumi.interpolate`${logBucket.arn}/alb/AWSLogs/111122223333/*`,
          Condition: {
            ArnLike: {
              "aws:SourceArn": "arn:aws:elasticloadbalancing:us-west-2:111122223333:loadbalancer/*",
            },
          },
        },
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [logBucket.arn, pulumi.interpolate`${logBucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  {
    parent: platformLoadBalancer,
    provider,
    dependsOn: [logBucketPublicAccessBlock, logBucketOwnership],
  },
);

// domain
export const loadBalancer = new aws.lb.LoadBalancer(
  "platform",
  {
    loadBalancerType: "application",
    subnets: vpc.publicSubnetIds,
    securityGroups: [loadBalancerSecurityGroup.id],
    enableDeletionProtection: true,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "strictest",
    enableZonalShift: true,
    idleTimeout: 60,
    accessLogs: { bucket: logBucket.bucket, prefix: "alb", enabled: true },
    tags: { Name: "marketplace-production-platform" },
  },
  { parent: platformLoadBalancer, provider, dependsOn: [logBucketPolicy] },
);

// domain
const httpListener = new aws.lb.Listener(
  "platform-http",
  {
    loadBalancerArn: loadBalancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ],
    tags: { Name: "marketplace-production-platform-http" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
export const httpsListener = new aws.lb.Listener(
  "platform-https",
  {
    loadBalancerArn: loadBalancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    certificateArn: certificateValidation.certificateArn,
    defaultActions: [
      {
        type: "fixed-response",
        fixedResponse: { contentType: "text/plain", messageBody: "Not Found", statusCode: "404" },
      },
    ],
    tags: { Name: "marketplace-production-platform-https" },
  },
  { parent: platformLoadBalancer, provider },
);
