// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { logBucket, logBucketPolicy } from "./access-logs";
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
    tags: { Name: "hello-production-platform-load-balancer" },
  },
  { parent: platformLoadBalancer, provider },
);

// domain
const cdnAddresses = aws.ec2.getManagedPrefixListOutput(
  { name: "com.amazonaws.global.cloudfront.origin-facing" },
  { provider },
);

// domain
const cdnIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-load-balancer-cdn",
  {
    securityGroupId: loadBalancerSecurityGroup.id,
    description: "HTTPS from CloudFront",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    prefixListId: cdnAddresses.id,
    tags: { Name: "hello-production-platform-load-balancer-cdn" },
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
    tags: { Name: "hello-production-platform-load-balancer" },
  },
  { parent: platformLoadBalancer, provider },
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
    tags: { Name: "hello-production-platform" },
  },
  { parent: platformLoadBalancer, provider, dependsOn: [logBucketPolicy] },
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
    tags: { Name: "hello-production-platform-https" },
  },
  { parent: platformLoadBalancer, provider },
);
