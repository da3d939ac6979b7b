/** What the simulated cloud makes of what holds data. */
import { arn, byArn, hex, type Maker, settingOf, zoneId } from "./maker.ts";

export const storesMakers: Readonly<Record<string, Maker>> = {
  "aws:elasticache/parameterGroup:ParameterGroup": (input, place) => ({
    id: input("name"),
    arn: arn("elasticache", place, `parametergroup:${input("name")}`),
  }),
  "aws:elasticache/replicationGroup:ReplicationGroup": (input, place) => {
    const id = input("replicationGroupId");
    const host = `${id}.${hex(6)}.ng.0001.${place.region}.cache.amazonaws.com`;
    return {
      id,
      arn: arn("elasticache", place, `replicationgroup:${id}`),
      primaryEndpointAddress: `master.${host}`,
      readerEndpointAddress: `replica.${host}`,
      clusterEnabled: false,
      engineVersionActual: `${input("engineVersion")}.0`,
      memberClusters: Array.from({ length: Number(input("numCacheClusters")) }, (_, node) => `${id}-00${node + 1}`),
    };
  },
  "aws:elasticache/subnetGroup:SubnetGroup": (input, place) => ({
    id: input("name"),
    arn: arn("elasticache", place, `subnetgroup:${input("name")}`),
    vpcId: `vpc-${hex(17)}`,
  }),
  "aws:elasticache/user:User": (input, place) => ({
    id: input("userId"),
    arn: arn("elasticache", place, `user:${input("userId")}`),
  }),
  "aws:elasticache/userGroup:UserGroup": (input, place) => ({
    id: input("userGroupId"),
    arn: arn("elasticache", place, `usergroup:${input("userGroupId")}`),
  }),
  "aws:s3/bucket:Bucket": (input, { region }) => ({
    id: input("bucket"),
    arn: `arn:aws:s3:::${input("bucket")}`,
    bucketRegion: region,
    bucketDomainName: `${input("bucket")}.s3.amazonaws.com`,
    bucketRegionalDomainName: `${input("bucket")}.s3.${region}.amazonaws.com`,
    hostedZoneId: zoneId(),
  }),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": settingOf("bucket"),
  "aws:s3/bucketLogging:BucketLogging": settingOf("bucket"),
  "aws:s3/bucketNotification:BucketNotification": settingOf("bucket"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": settingOf("bucket"),
  "aws:s3/bucketPolicy:BucketPolicy": settingOf("bucket"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": settingOf("bucket"),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": settingOf("bucket"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": settingOf("bucket"),
  "aws:s3/bucketVersioning:BucketVersioning": settingOf("bucket"),
  "aws:secretsmanager/secret:Secret": byArn((input, place) => ({
    id: arn("secretsmanager", place, `secret:${input("name")}-${hex(6)}`),
  })),
  "aws:secretsmanager/secretPolicy:SecretPolicy": settingOf("secretArn"),
  "aws:secretsmanager/secretRotation:SecretRotation": settingOf("secretId"),
};
