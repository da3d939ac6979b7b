/**
 * Where access logs go: those of the load balancer, of buckets, of the CDN. These services write with S3's own key only. The
 * logs of a bucket stay in its region, so the replicas' have a bucket there.
 */
import { interpolate, type Reference } from "../../graph/values.ts";
import { EDGE_REGION } from "../facts/cloudfront.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { Model } from "../model/model.ts";
import { lowerBucketPolicy, lowerBucketWithSettings } from "./bucket.ts";
import { bucketTags } from "./compliance/tags.ts";
import { type Lowering, shared, sharedPlace } from "./context.ts";
import type { Statement } from "./policy.ts";

export interface LogBucket {
  readonly bucket: Reference<string>;
  readonly arn: Reference<string>;
  readonly policy: { readonly $id: string };
}

export interface AccessLogs {
  /** In the primary region; undefined where nothing would write. */
  readonly primary: LogBucket | undefined;
  /** In the standby region. */
  readonly standby: LogBucket | undefined;
}

/** The first step of the keys under which each writes. */
export const LOG_PREFIXES = { loadBalancer: "alb", buckets: "s3", cdn: "cdn" } as const;

export function lowerAccessLogs(lowering: Lowering): AccessLogs {
  const { model } = lowering;
  const primary = [
    ...(hasLoadBalancer(model, "main") || hasLoadBalancer(model, "direct") ? [loadBalancersWrite(lowering)] : []),
    ...(model.buckets.length > 0 ? [bucketsWrite(lowering)] : []),
    ...(model.cdn === undefined ? [] : [cdnWrites(lowering)]),
  ];
  const replicated = model.standby !== undefined && model.buckets.some(({ replicated: own }) => own);
  return {
    primary: primary.length === 0 ? undefined : logBucket(lowering, undefined, primary),
    standby: replicated ? logBucket(lowering, model.standby, [bucketsWrite(lowering)]) : undefined,
  };
}

/** The load balancer of the platform, and the one of services that stay outside its CDN. */
export type LoadBalancerKind = "main" | "direct";

/** Whether anything is reached through it. */
export function hasLoadBalancer({ domain, services }: Model, kind: LoadBalancerKind): boolean {
  return (
    domain !== undefined && services.some(({ route }) => route !== undefined && route.direct === (kind === "direct"))
  );
}

type Writer = (bucketArn: Reference<string>) => Statement;

function logBucket(lowering: Lowering, region: string | undefined, writers: readonly Writer[]): LogBucket {
  const scope = lowering.builder.scope(
    sharedPlace(lowering, "access-logs", lowering.model.domain === undefined ? "buckets" : "domain"),
  );
  const bucket = lowerBucketWithSettings(scope, {
    name: shared(region === undefined ? "access-logs" : "access-logs-standby"),
    role: region === undefined ? "log-bucket" : "standby-log-bucket",
    region,
    protected: lowering.model.protected,
    versioned: false,
    expire: { current: operations.accessLogDays, incompleteUploads: operations.incompleteUploadDays },
    events: false,
    tags: bucketTags(lowering.model.compliance, {
      encryption: "those who write access logs know no other key than that of S3",
      versions: "logs are written once",
    }),
  });
  const policy = lowerBucketPolicy(
    scope,
    bucket,
    writers.map((writer) => writer(bucket.arn)),
  );
  return { bucket: bucket.bucket, arn: bucket.arn, policy };
}

function loadBalancersWrite({ model, account }: Lowering): Writer {
  return (arn) => ({
    Sid: "LoadBalancerWrites",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: interpolate`${arn}/${LOG_PREFIXES.loadBalancer}/AWSLogs/${account}/*`,
    Condition: {
      ArnLike: { "aws:SourceArn": interpolate`arn:aws:elasticloadbalancing:${model.region}:${account}:loadbalancer/*` },
    },
  });
}

/** Amazon S3 User Guide: Enabling Amazon S3 server access logging. */
function bucketsWrite({ account }: Lowering): Writer {
  return (arn) => ({
    Sid: "BucketsWrite",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: interpolate`${arn}/${LOG_PREFIXES.buckets}/*`,
    Condition: {
      ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
      StringEquals: { "aws:SourceAccount": account },
    },
  });
}

/** Amazon CloudFront Developer Guide: Configure standard logging (v2), permissions to deliver logs to Amazon S3. */
function cdnWrites({ account }: Lowering): Writer {
  return (arn) => ({
    Sid: "CdnWrites",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: interpolate`${arn}/${LOG_PREFIXES.cdn}/AWSLogs/${account}/*`,
    Condition: {
      ArnLike: { "aws:SourceArn": interpolate`arn:aws:logs:${EDGE_REGION}:${account}:delivery-source:*` },
      StringEquals: { "aws:SourceAccount": account },
    },
  });
}
