/**
 * The CDN: a distribution that serves the bucket of assets, and hands on to the load balancer what behaviours say. Its
 * certificate, its firewall, and the logs of both are in us-east-1, wherever the platform is.
 */
import { interpolate, type Reference } from "../../graph/values.ts";
import {
  CACHE_POLICIES,
  EDGE_REGION,
  ORIGIN_REQUEST_POLICIES,
  RESPONSE_HEADERS_POLICIES,
} from "../facts/cloudfront.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { BehaviourModel, BucketModel, CdnModel } from "../model/model.ts";
import type { AccessLogs } from "./access-logs.ts";
import { type BucketHandle, lowerBucketPolicy } from "./bucket.ts";
import { lowerCdnLogs } from "./cdn-logs.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import { type Domain, originHost } from "./domain.ts";
import { lowerFirewall } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import { ORIGIN_HEADER, sentSecret } from "./origin-secret.ts";

export interface CdnSettings {
  readonly keys: Keys;
  readonly domain: Domain;
  readonly accessLogs: AccessLogs;
  readonly buckets: ReadonlyMap<string, BucketHandle>;
  /** The rules of the listener behind the CDN, which are to be there before it; undefined where no service is behind it. */
  readonly rules: readonly { readonly $id: string }[] | undefined;
}

const ASSETS = "assets";
const SERVICES = "services";

export function lowerCdn(lowering: Lowering, cdn: CdnModel, settings: CdnSettings): void {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "cdn", "cdn"));
  const assets = settings.buckets.get(cdn.assets);
  const entry = model.buckets.find(({ id }) => id === cdn.assets);
  if (assets === undefined || entry === undefined || model.domain === undefined) return;
  const immutable = cdn.behaviours.some(({ cache }) => cache === "immutable") ? immutableHeaders(scope) : undefined;
  const { rules } = settings;
  const distribution = scope.resource(
    "aws:cloudfront/distribution:Distribution",
    shared(),
    {
      enabled: true,
      comment: `${model.platform} ${model.environment}`,
      aliases: cdn.aliases,
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      defaultRootObject: "index.html",
      webAclId: lowerFirewall(lowering, scope, { firewall: cdn.firewall, use: "cdn", keys: settings.keys }),
      origins: [
        {
          originId: ASSETS,
          domainName: assets.regionalDomainName,
          originAccessControlId: accessControl(scope, entry),
        },
        ...(rules === undefined ? [] : [loadBalancerOrigin(model.domain.name)]),
      ],
      defaultCacheBehavior: behaviour({ cache: "static", service: undefined }, immutable),
      orderedCacheBehaviors: cdn.behaviours.map((one) => ({
        pathPattern: one.path,
        ...behaviour(one, immutable),
        ...(one.service?.grpc === true ? { grpcConfig: { enabled: true } } : {}),
      })),
      customErrorResponses: cdn.errors.map(({ code, page }) => ({
        errorCode: code,
        responseCode: code,
        responsePagePath: page,
        errorCachingMinTtl: operations.errorPageSeconds,
      })),
      restrictions: { geoRestriction: geoRestriction(cdn) },
      viewerCertificate: {
        acmCertificateArn: certificate(scope, model.domain.name, settings.domain),
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
    },
    { ...(rules === undefined ? {} : { dependsOn: rules }) },
  );
  allowReading(lowering, scope, entry, assets, distribution.arn);
  if (settings.accessLogs.primary) lowerCdnLogs(scope, settings.accessLogs.primary, distribution.arn);
  for (const alias of cdn.aliases) aliasRecords(scope, settings.domain, alias, distribution);
  builder.output("cdnDomainName", { value: distribution.domainName, description: "The CDN's own name" });
  builder.output("cdnDistributionId", {
    value: distribution.id,
    description: "The distribution, for what is to be forgotten at its edges",
  });
}

/** Requests to the bucket are signed, so that it knows them as the distribution's. */
function accessControl(scope: Scope, { id }: BucketModel): Reference<string> {
  const control = scope.resource("aws:cloudfront/originAccessControl:OriginAccessControl", shared(), {
    description: `Reads ${id}`,
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
  return control.id as Reference<string>;
}

function loadBalancerOrigin(domain: string) {
  return {
    originId: SERVICES,
    domainName: originHost(domain),
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: "https-only",
      originSslProtocols: ["TLSv1.2"],
      originReadTimeout: 60,
    },
    customHeaders: [{ name: ORIGIN_HEADER, value: sentSecret }],
  };
}

/** Security headers, and a year in the browser: a file with another content has another name. */
function immutableHeaders(scope: Scope): Reference<string> {
  const policy = scope.resource(
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
    shared("immutable"),
    {
      comment: "Security headers, and a year in the browser",
      customHeadersConfig: {
        items: [
          {
            header: "Cache-Control",
            value: `public, max-age=${operations.immutableSeconds}, immutable`,
            override: true,
          },
        ],
      },
      securityHeadersConfig: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: "SAMEORIGIN", override: false },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
        strictTransportSecurity: { accessControlMaxAgeSec: operations.immutableSeconds, override: false },
      },
    },
    { role: "immutable-headers" },
  );
  return policy.id as Reference<string>;
}

const READING = ["GET", "HEAD", "OPTIONS"];
const ALL_METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
const POLICIES: Readonly<Record<BehaviourModel["cache"], string>> = {
  immutable: CACHE_POLICIES.CachingOptimized,
  static: CACHE_POLICIES.CachingOptimized,
  dynamic: CACHE_POLICIES["UseOriginCacheControlHeaders-QueryStrings"],
  none: CACHE_POLICIES.CachingDisabled,
};

function behaviour({ cache, service }: Omit<BehaviourModel, "path">, immutable: Reference<string> | undefined) {
  return {
    targetOriginId: service === undefined ? ASSETS : SERVICES,
    viewerProtocolPolicy: "redirect-to-https",
    compress: true,
    allowedMethods: service === undefined ? READING : ALL_METHODS,
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: POLICIES[cache],
    // The host goes with the request: rules of the listener look at it. A bucket would refuse one that is not its own.
    ...(service === undefined ? {} : { originRequestPolicyId: ORIGIN_REQUEST_POLICIES.AllViewer }),
    responseHeadersPolicyId:
      cache === "immutable" && immutable !== undefined ? immutable : RESPONSE_HEADERS_POLICIES.SecurityHeadersPolicy,
  };
}

function geoRestriction({ geo }: CdnModel) {
  if (geo === undefined) return { restrictionType: "none" };
  return { restrictionType: geo.kind === "allow" ? "whitelist" : "blacklist", locations: geo.countries };
}

/** The record that proves the domain to the load balancer's certificate proves it to this one. */
function certificate(scope: Scope, domain: string, { validationFqdn }: Domain): Reference<string> {
  const issued = scope.resource(
    "aws:acm/certificate:Certificate",
    shared("cdn"),
    {
      region: EDGE_REGION,
      domainName: domain,
      subjectAlternativeNames: [`*.${domain}`],
      validationMethod: "DNS",
    },
    { role: "cdn-certificate" },
  );
  const validation = scope.resource(
    "aws:acm/certificateValidation:CertificateValidation",
    shared("cdn"),
    { region: EDGE_REGION, certificateArn: issued.arn, validationRecordFqdns: [validationFqdn] },
    { role: "cdn-certificate-validation" },
  );
  return validation.certificateArn;
}

/** Reading, and listing: without the second S3 answers 403 where there is no object. The root is index.html, so nobody lists. */
function allowReading(
  { model }: Lowering,
  scope: Scope,
  { owner, key }: BucketModel,
  bucket: BucketHandle,
  distributionArn: Reference<string>,
): void {
  const common = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceArn": distributionArn } },
  } as const;
  lowerBucketPolicy(
    scope,
    bucket,
    [
      { Sid: "CdnReads", ...common, Action: "s3:GetObject", Resource: interpolate`${bucket.arn}/*` },
      { Sid: "CdnFinds", ...common, Action: "s3:ListBucket", Resource: bucket.arn },
    ],
    { owner, origin: model.origin(`buckets.${key}`) },
  );
}

function aliasRecords(
  scope: Scope,
  { zoneId }: Domain,
  host: string,
  target: { readonly domainName: Reference<string>; readonly hostedZoneId: Reference<string> },
): void {
  for (const type of ["A", "AAAA"] as const) {
    scope.resource(
      "aws:route53/record:Record",
      shared(type === "A" ? host : `${host}-ipv6`),
      {
        zoneId,
        name: host,
        type,
        aliases: [{ name: target.domainName, zoneId: target.hostedZoneId, evaluateTargetHealth: false }],
      },
      { role: `${host}-${type === "A" ? "record" : "ipv6-record"}` },
    );
  }
}
