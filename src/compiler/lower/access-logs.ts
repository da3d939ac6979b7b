/**
 * Where access logs go: those of the load balancer, of buckets, of the CDN. These services write with S3's own key only. The
 * logs of a bucket stay in its region, so the replicas' have a bucket there.
 */
import { interpolate, type Reference } from "../../graph/values.ts";
import operations from "../facts/operations.json" with { type: "json" };
import type { Model } from "../model/model.ts";
import { lowerBucketWithSettings } from "./bucket.ts";
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
export const LOG_PREFIXES = { loadBalancer: "alb", buckets: "s3" } as const;

export function lowerAccessLogs(lowering: Lowering): AccessLogs {
  const { model } = lowering;
  const primary = [
    ...(hasLoadBalancer(model) ? [loadBalancersWrite(lowering)] : []),
    ...(model.buckets.length > 0 ? [bucketsWrite(lowering)] : []),
  ];
  const replicated = model.standby !== undefined && model.buckets.some(({ replicated: own }) => own);
  return {
    primary: primary.length === 0 ? undefined : logBucket(lowering, undefined, primary),
    standby: replicated ? logBucket(lowering, model.standby, [bucketsWrite(lowering)]) : undefined,
  };
}

/** Whether anything is reached from outside. */
export function hasLoadBalancer({ domain, services }: Model): boolean {
  return domain !== undefined && services.some(({ route }) => route !== undefined);
}

type Writer = (bucketArn: Reference<string>) => Statement;

function logBucket(lowering: Lowering, region: string | undefined, writers: readonly Writer[]): LogBucket {
  const scope = lowering.builder.scope(sharedPlace(lowering, "access-logs", ""));
  return lowerBucketWithSettings(scope, {
    name: shared(region === undefined ? "access-logs" : "access-logs-standby"),
    role: region === undefined ? "log-bucket" : "standby-log-bucket",
    region,
    protected: lowering.model.protected,
    versioned: false,
    expire: { current: operations.accessLogDays, incompleteUploads: operations.incompleteUploadDays },
    events: false,
    statements: (arn) => writers.map((writer) => writer(arn)),
  });
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
