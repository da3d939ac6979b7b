// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { logBucket, logBucketPolicy } from "./access-logs";
import { certificateValidation } from "./domain";
import { Group } from "./group";
import { logsKey } from "./keys";
import { vpc } from "./network";
import { provider } from "./provider";

// domain
const platformDirectLoadBalancer = new Group("platform-direct-load-balancer");

// domain
export const directLoadBalancerSecurityGroup = new aws.ec2.SecurityGroup(
  "platform-direct-load-balancer",
  {
    vpcId: vpc.vpcId,
    description: "The load balancer outside the CDN",
    tags: { Name: "hello-production-platform-direct-load-balancer" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
const directHttpIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-direct-load-balancer-http",
  {
    securityGroupId: directLoadBalancerSecurityGroup.id,
    description: "HTTP from the internet",
    ipProtocol: "tcp",
    fromPort: 80,
    toPort: 80,
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-platform-direct-load-balancer-http" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
const directHttpsIngress = new aws.vpc.SecurityGroupIngressRule(
  "platform-direct-load-balancer-https",
  {
    securityGroupId: directLoadBalancerSecurityGroup.id,
    description: "HTTPS from the internet",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-platform-direct-load-balancer-https" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
const directEgress = new aws.vpc.SecurityGroupEgressRule(
  "platform-direct-load-balancer",
  {
    securityGroupId: directLoadBalancerSecurityGroup.id,
    description: "To the services",
    ipProtocol: "-1",
    cidrIpv4: "0.0.0.0/0",
    tags: { Name: "hello-production-platform-direct-load-balancer" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
export const directLoadBalancer = new aws.lb.LoadBalancer(
  "platform-direct",
  {
    loadBalancerType: "application",
    subnets: vpc.publicSubnetIds,
    securityGroups: [directLoadBalancerSecurityGroup.id],
    enableDeletionProtection: true,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: "strictest",
    enableZonalShift: true,
    idleTimeout: 60,
    accessLogs: { bucket: logBucket.bucket, prefix: "alb", enabled: true },
    tags: { Name: "hello-production-platform-direct" },
  },
  { parent: platformDirectLoadBalancer, provider, dependsOn: [logBucketPolicy] },
);

// domain
const directHttpListener = new aws.lb.Listener(
  "platform-direct-http",
  {
    loadBalancerArn: directLoadBalancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ],
    tags: { Name: "hello-production-platform-direct-http" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
export const directHttpsListener = new aws.lb.Listener(
  "platform-direct-https",
  {
    loadBalancerArn: directLoadBalancer.arn,
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
    tags: { Name: "hello-production-platform-direct-https" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// cdn.firewall
const directFirewall = new aws.wafv2.WebAcl(
  "platform-direct",
  {
    scope: "REGIONAL",
    description: "hello production, what stays outside the CDN",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "rate-limit",
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: { limit: 100, aggregateKeyType: "IP", evaluationWindowSec: 300 },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "hello-production-direct-rate-limit",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "anonymous-ip",
        priority: 1,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesAnonymousIpList" },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "hello-production-direct-anonymous-ip",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "common",
        priority: 2,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            vendorName: "AWS",
            name: "AWSManagedRulesCommonRuleSet",
            ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
          },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "hello-production-direct-common",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "sql",
        priority: 3,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesSQLiRuleSet" },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "hello-production-direct-sql",
          sampledRequestsEnabled: true,
        },
      },
    ],
    visibilityConfig: {
      cloudwatchMetricsEnabled: true,
      metricName: "hello-production-direct-all",
      sampledRequestsEnabled: true,
    },
    tags: { Name: "hello-production-platform-direct" },
  },
  { parent: platformDirectLoadBalancer, provider },
);

// cdn.firewall
const directFirewallLogGroup = new aws.cloudwatch.LogGroup(
  "platform-direct-firewall",
  {
    name: "aws-waf-logs-hello-production-direct",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-platform-direct-firewall" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// cdn.firewall
const directFirewallLogging = new aws.wafv2.WebAclLoggingConfiguration(
  "platform-direct",
  {
    resourceArn: directFirewall.arn,
    logDestinationConfigs: [directFirewallLogGroup.arn],
    redactedFields: [
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ],
  },
  { parent: platformDirectLoadBalancer, provider },
);

// domain
const directFirewallAssociation = new aws.wafv2.WebAclAssociation(
  "platform-direct",
  { resourceArn: directLoadBalancer.arn, webAclArn: directFirewall.arn },
  { parent: platformDirectLoadBalancer, provider },
);
