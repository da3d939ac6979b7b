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
const httpIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-load-balancer-http",
  {
    securityGroupId: loadBalancerSecurityGroup.id,
    description: "HTTP from the internet",
    ipProtocol: "tcp",
    fromPort: 80,
    toPort: 80,
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-platform-load-balancer-http" },
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
    tags: { Name: "hello-production-platform-load-balancer-https" },
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
const httpListener = new aws.lb.Listener(
  "platform-http",
  {
    loadBalancerArn: loadBalancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ],
    tags: { Name: "hello-production-platform-http" },
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
    tags: { Name: "hello-production-platform-https" },
  },
  { parent: platformLoadBalancer, provider },
);
