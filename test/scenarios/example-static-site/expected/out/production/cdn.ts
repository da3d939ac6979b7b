// spec/platform.yaml cdn
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { logBucket, logBucketPolicy } from "./access-logs";
import { bucket, bucketOwnership, bucketPublicAccessBlock } from "./buckets/site";
import { validationRecord } from "./domain";
import { Group } from "./group";
import { logsEdgeKey } from "./keys";
import { provider } from "./provider";

// cdn
const platformCdn = new Group("platform-cdn");

// cdn
const immutableHeaders = new aws.cloudfront.ResponseHeadersPolicy(
  "platform-immutable",
  {
    comment: "Security headers, and a year in the browser",
    customHeadersConfig: {
      items: [
        { header: "Cache-Control", value: "public, max-age=31536000, immutable", override: true },
      ],
    },
    securityHeadersConfig: {
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "SAMEORIGIN", override: false },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
      strictTransportSecurity: { accessControlMaxAgeSec: 31536000, override: false },
    },
  },
  { parent: platformCdn, provider },
);

// cdn
const cdnFirewall = new aws.wafv2.WebAcl(
  "platform-cdn",
  {
    region: "us-east-1",
    scope: "CLOUDFRONT",
    description: "brochure production, the CDN",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "rate-limit",
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: { limit: 2000, aggregateKeyType: "IP", evaluationWindowSec: 300 },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "brochure-production-cdn-rate-limit",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "ip-reputation",
        priority: 1,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            vendorName: "AWS",
            name: "AWSManagedRulesAmazonIpReputationList",
          },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "brochure-production-cdn-ip-reputation",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "known-bad-inputs",
        priority: 2,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: {
            vendorName: "AWS",
            name: "AWSManagedRulesKnownBadInputsRuleSet",
          },
        },
        visibilityConfig: {
          cloudwatchMetricsEnabled: true,
          metricName: "brochure-production-cdn-known-bad-inputs",
          sampledRequestsEnabled: true,
        },
      },
      {
        name: "common",
        priority: 3,
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
          metricName: "brochure-production-cdn-common",
          sampledRequestsEnabled: true,
        },
      },
    ],
    visibilityConfig: {
      cloudwatchMetricsEnabled: true,
      metricName: "brochure-production-cdn-all",
      sampledRequestsEnabled: true,
    },
    tags: { Name: "brochure-production-platform-cdn" },
  },
  { parent: platformCdn, provider },
);

// cdn
const cdnFirewallLogGroup = new aws.cloudwatch.LogGroup(
  "platform-cdn-firewall",
  {
    region: "us-east-1",
    name: "aws-waf-logs-brochure-production-cdn",
    retentionInDays: 30,
    kmsKeyId: logsEdgeKey.arn,
    tags: { Name: "brochure-production-platform-cdn-firewall" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// cdn
const cdnFirewallLogging = new aws.wafv2.WebAclLoggingConfiguration(
  "platform-cdn",
  {
    region: "us-east-1",
    resourceArn: cdnFirewall.arn,
    logDestinationConfigs: [cdnFirewallLogGroup.arn],
    redactedFields: [
      { singleHeader: { name: "authorization" } },
      { singleHeader: { name: "cookie" } },
    ],
  },
  { parent: platformCdn, provider },
);

// cdn
const originAccessControl = new aws.cloudfront.OriginAccessControl(
  "platform",
  {
    description: "Reads site",
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  },
  { parent: platformCdn, provider },
);

// cdn
const cdnCertificate = new aws.acm.Certificate(
  "platform-cdn",
  {
    region: "us-east-1",
    domainName: "brochure.example",
    subjectAlternativeNames: ["*.brochure.example"],
    validationMethod: "DNS",
    tags: { Name: "brochure-production-platform-cdn" },
  },
  { parent: platformCdn, provider },
);

// cdn
const cdnCertificateValidation = new aws.acm.CertificateValidation(
  "platform-cdn",
  {
    region: "us-east-1",
    certificateArn: cdnCertificate.arn,
    validationRecordFqdns: [validationRecord.fqdn],
  },
  { parent: platformCdn, provider },
);

// cdn
export const distribution = new aws.cloudfront.Distribution(
  "platform",
  {
    enabled: true,
    comment: "brochure production",
    aliases: ["brochure.example", "www.brochure.example"],
    httpVersion: "http2and3",
    isIpv6Enabled: true,
    defaultRootObject: "index.html",
    webAclId: cdnFirewall.arn,
    origins: [
      {
        originId: "assets",
        domainName: bucket.bucketRegionalDomainName,
        originAccessControlId: originAccessControl.id,
      },
    ],
    defaultCacheBehavior: {
      targetOriginId: "assets",
      viewerProtocolPolicy: "redirect-to-https",
      compress: true,
      allowedMethods: ["GET", "HEAD", "OPTIONS"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      responseHeadersPolicyId: "67f7725c-6f97-4210-82d7-5512b31e9d03",
    },
    orderedCacheBehaviors: [
      {
        pathPattern: "/assets/*",
        targetOriginId: "assets",
        viewerProtocolPolicy: "redirect-to-https",
        compress: true,
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        responseHeadersPolicyId: immutableHeaders.id,
      },
    ],
    customErrorResponses: [
      { errorCode: 404, responseCode: 404, responsePagePath: "/404.html", errorCachingMinTtl: 10 },
    ],
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: cdnCertificateValidation.certificateArn,
      sslSupportMethod: "sni-only",
      minimumProtocolVersion: "TLSv1.2_2021",
    },
    tags: { Name: "brochure-production-platform" },
  },
  { parent: platformCdn, provider },
);

// buckets.site
const bucketPolicy = new aws.s3.BucketPolicy(
  "site",
  {
    bucket: bucket.bucket,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "CdnReads",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
          Action: "s3:GetObject",
          Resource: pulumi.interpolate`${bucket.arn}/*`,
        },
        {
          Sid: "CdnFinds",
          Effect: "Allow",
          Principal: { Service: "cloudfront.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
          Action: "s3:ListBucket",
          Resource: bucket.arn,
        },
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: platformCdn, provider, dependsOn: [bucketPublicAccessBlock, bucketOwnership] },
);

// cdn
const logSource = new aws.cloudwatch.LogDeliverySource(
  "platform-cdn",
  {
    region: "us-east-1",
    logType: "ACCESS_LOGS",
    resourceArn: distribution.arn,
    tags: { Name: "brochure-production-platform-cdn" },
  },
  { parent: platformCdn, provider },
);

// cdn
const logDestination = new aws.cloudwatch.LogDeliveryDestination(
  "platform-cdn",
  {
    region: "us-east-1",
    outputFormat: "json",
    deliveryDestinationConfiguration: {
      destinationResourceArn: pulumi.interpolate`${logBucket.arn}/cdn`,
    },
    tags: { Name: "brochure-production-platform-cdn" },
  },
  { parent: platformCdn, provider, dependsOn: [logBucketPolicy] },
);

// cdn
const logDelivery = new aws.cloudwatch.LogDelivery(
  "platform-cdn",
  {
    region: "us-east-1",
    deliverySourceName: logSource.name,
    deliveryDestinationArn: logDestination.arn,
    tags: { Name: "brochure-production-platform-cdn" },
  },
  { parent: platformCdn, provider },
);

// cdn
const brochureExampleRecord = new aws.route53.Record(
  "platform-brochure.example",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: "brochure.example",
    type: "A",
    aliases: [
      {
        name: distribution.domainName,
        zoneId: distribution.hostedZoneId,
        evaluateTargetHealth: false,
      },
    ],
  },
  { parent: platformCdn, provider },
);

// cdn
const brochureExampleIpv6Record = new aws.route53.Record(
  "platform-brochure.example-ipv6",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: "brochure.example",
    type: "AAAA",
    aliases: [
      {
        name: distribution.domainName,
        zoneId: distribution.hostedZoneId,
        evaluateTargetHealth: false,
      },
    ],
  },
  { parent: platformCdn, provider },
);

// cdn
const wwwBrochureExampleRecord = new aws.route53.Record(
  "platform-www.brochure.example",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: "www.brochure.example",
    type: "A",
    aliases: [
      {
        name: distribution.domainName,
        zoneId: distribution.hostedZoneId,
        evaluateTargetHealth: false,
      },
    ],
  },
  { parent: platformCdn, provider },
);

// cdn
const wwwBrochureExampleIpv6Record = new aws.route53.Record(
  "platform-www.brochure.example-ipv6",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: "www.brochure.example",
    type: "AAAA",
    aliases: [
      {
        name: distribution.domainName,
        zoneId: distribution.hostedZoneId,
        evaluateTargetHealth: false,
      },
    ],
  },
  { parent: platformCdn, provider },
);
