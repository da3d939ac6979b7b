/**
 * The pricer of each type, and the types that cost nothing. A type that is in neither list is of unknown price; a test
 * holds that every type of the registry stands in one of them.
 */

import type { Pricer } from "../pricer.ts";
import { atlasBackups, backupSelection, restoreTest } from "./backup.ts";
import { ecsService, lambda, schedule } from "./compute.ts";
import free from "./free.json" with { type: "json" };
import { distribution, elasticIp, hostedZone, loadBalancer, natGateway, vpcEndpoint, webAcl } from "./network.ts";
import {
  atlasCluster,
  atlasPrivateLink,
  bucket,
  key,
  queue,
  replication,
  replicationGroup,
  repository,
  secret,
  topic,
} from "./stores.ts";
import {
  compositeAlarm,
  configRecorder,
  configRule,
  containerInsights,
  dashboard,
  flowLog,
  imageScanning,
  logGroup,
  metricAlarm,
  metricFilter,
} from "./watch.ts";

export const PRICERS: Readonly<Record<string, Pricer>> = {
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": restoreTest,
  "aws:backup/selection:Selection": backupSelection,
  "aws:cfg/recorder:Recorder": configRecorder,
  "aws:cfg/rule:Rule": configRule,
  "aws:cloudfront/distribution:Distribution": distribution,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": compositeAlarm,
  "aws:cloudwatch/dashboard:Dashboard": dashboard,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": metricFilter,
  "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
  "aws:ec2/eip:Eip": elasticIp,
  "aws:ec2/flowLog:FlowLog": flowLog,
  "aws:ec2/natGateway:NatGateway": natGateway,
  "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": imageScanning,
  "aws:ecr/repository:Repository": repository,
  "aws:ecs/cluster:Cluster": containerInsights,
  "aws:ecs/service:Service": ecsService,
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:kms/key:Key": key,
  "aws:kms/replicaKey:ReplicaKey": key,
  "aws:lambda/function:Function": lambda,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:route53/zone:Zone": hostedZone,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": replication,
  "aws:scheduler/schedule:Schedule": schedule,
  "aws:secretsmanager/secret:Secret": secret,
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": hostedZone,
  "aws:sns/topic:Topic": topic,
  "aws:sqs/queue:Queue": queue,
  "aws:wafv2/webAcl:WebAcl": webAcl,
  "mongodbatlas:index/advancedCluster:AdvancedCluster": atlasCluster,
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": atlasBackups,
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": atlasPrivateLink,
};

/** By type, why it costs nothing by itself. */
export const FREE: Readonly<Record<string, string>> = free.types;

/** What prices a type: a pricer, `free`, or undefined where nothing is known. */
export function pricerOf(token: string): Pricer | "free" | undefined {
  if (Object.hasOwn(PRICERS, token)) return PRICERS[token];
  return Object.hasOwn(FREE, token) ? "free" : undefined;
}
