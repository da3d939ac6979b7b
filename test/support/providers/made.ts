/**
 * What the simulated cloud makes of the inputs of each type: the identifier and the outputs, in AWS's forms. A type that
 * the registry gains needs a line here.
 */
import { randomBytes } from "node:crypto";
import { typeFacts } from "../../../src/graph/sdk-facts.ts";
import { isRecord, type Wire } from "../../../src/graph/wire.ts";
import { atlasMakers } from "./made-atlas.ts";
import type { Properties } from "./store.ts";

export interface Place {
  readonly account: string;
  readonly region: string;
}

export interface Made {
  readonly id: string;
  readonly outputs: Properties;
}

export type Maker = (inputs: Inputs, place: Place) => { readonly id: string } & Properties;

/** Inputs as text, for identifiers that are made of them. */
type Inputs = (property: string) => string;

const hex = (digits: number) =>
  randomBytes(Math.ceil(digits / 2))
    .toString("hex")
    .slice(0, digits);
const arn = (service: string, { account, region }: Place, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
const iam = ({ account }: Place, resource: string) => `arn:aws:iam::${account}:${resource}`;

/** An object of EC2: `vpc-0123…`, with an ARN of that. */
function ec2(prefix: string, kind: string, more: (id: string, place: Place) => Properties = () => ({})): Maker {
  return (_, place) => {
    const id = `${prefix}-${hex(17)}`;
    return { id, arn: arn("ec2", place, `${kind}/${id}`), ownerId: place.account, ...more(id, place) };
  };
}

/** Something that is named by its ARN. */
function byArn(make: Maker): Maker {
  return (inputs, place) => {
    const { id, ...outputs } = make(inputs, place);
    return { id, arn: id, ...outputs };
  };
}

/** A setting of another object, named as that is. */
function settingOf(property: string): Maker {
  return (input) => ({ id: input(property) });
}

const zoneId = () => `Z${hex(20).toUpperCase()}`;
const key: Maker = (_, place) => {
  const id = `mrk-${hex(32)}`;
  return { id, arn: arn("kms", place, `key/${id}`), keyId: id };
};

const makers: Readonly<Record<string, Maker>> = {
  "aws:acm/certificate:Certificate": byArn((_, place) => ({
    id: arn("acm", place, `certificate/${hex(8)}-${hex(4)}-${hex(12)}`),
    status: "PENDING_VALIDATION",
    type: "AMAZON_ISSUED",
  })),
  "aws:acm/certificateValidation:CertificateValidation": () => ({
    id: `${new Date().toISOString()} ${process.hrtime.bigint()}`,
  }),
  "aws:appautoscaling/policy:Policy": (input, place) => ({
    id: input("name"),
    arn: arn("autoscaling", place, `scalingPolicy:${hex(8)}:resource/ecs/${input("resourceId")}`),
    alarmArns: [],
  }),
  "aws:appautoscaling/scheduledAction:ScheduledAction": (input, place) => ({
    id: `${input("name")}-${input("serviceNamespace")}-${input("resourceId")}`,
    arn: arn("autoscaling", place, `scheduledAction:${hex(8)}:resource/ecs/${input("resourceId")}`),
  }),
  "aws:appautoscaling/target:Target": (input, place) => ({
    id: input("resourceId"),
    arn: arn("application-autoscaling", place, `scalable-target/${hex(16)}`),
  }),
  "aws:cloudfront/distribution:Distribution": (_, { account }) => {
    const id = `E${hex(13).toUpperCase()}`;
    return {
      id,
      arn: `arn:aws:cloudfront::${account}:distribution/${id}`,
      domainName: `d${hex(13)}.cloudfront.net`,
      // Of all distributions (Route 53: AliasTarget).
      hostedZoneId: "Z2FDTNDATAQYW2",
      etag: `E${hex(13).toUpperCase()}`,
      status: "Deployed",
    };
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": (_, { account }) => {
    const id = `E${hex(13).toUpperCase()}`;
    return { id, arn: `arn:aws:cloudfront::${account}:origin-access-control/${id}`, etag: `E${hex(13).toUpperCase()}` };
  },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": (_, { account }) => {
    const id = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    return {
      id,
      arn: `arn:aws:cloudfront::${account}:response-headers-policy/${id}`,
      etag: `E${hex(13).toUpperCase()}`,
    };
  },
  "aws:cloudwatch/logDelivery:LogDelivery": (_, place) => {
    const id = hex(16);
    return { id, arn: arn("logs", place, `delivery:${id}`) };
  },
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `delivery-destination:${input("name")}`),
  }),
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `delivery-source:${input("name")}`),
    service: "cloudfront",
  }),
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": (input, place) => ({
    id: input("alarmName"),
    arn: arn("cloudwatch", place, `alarm:${input("alarmName")}`),
  }),
  "aws:cloudwatch/dashboard:Dashboard": (input, { account }) => ({
    id: input("dashboardName"),
    dashboardArn: `arn:aws:cloudwatch::${account}:dashboard/${input("dashboardName")}`,
  }),
  "aws:cloudwatch/eventRule:EventRule": (input, place) => ({
    id: input("name"),
    arn: arn("events", place, `rule/${input("name")}`),
  }),
  "aws:cloudwatch/eventTarget:EventTarget": (input) => ({ id: `${input("rule")}-${input("targetId")}` }),
  "aws:cloudwatch/logGroup:LogGroup": (input, place) => ({
    id: input("name"),
    arn: arn("logs", place, `log-group:${input("name")}`),
  }),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": settingOf("name"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": (input, place) => ({
    id: input("name"),
    arn: arn("cloudwatch", place, `alarm:${input("name")}`),
  }),
  "aws:cloudwatch/queryDefinition:QueryDefinition": (_, place) => {
    const queryDefinitionId = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    return {
      id: queryDefinitionId,
      queryDefinitionId,
      arn: arn("logs", place, `query-definition:${queryDefinitionId}`),
    };
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ec2("sg", "security-group", () => ({
    name: "default",
    description: "default VPC security group",
  })),
  "aws:ec2/eip:Eip": ec2("eipalloc", "elastic-ip", (id) => ({ allocationId: id, publicIp: "198.51.100.7" })),
  "aws:ec2/flowLog:FlowLog": ec2("fl", "vpc-flow-log"),
  "aws:ec2/internetGateway:InternetGateway": ec2("igw", "internet-gateway"),
  "aws:ec2/natGateway:NatGateway": ec2("nat", "natgateway", () => ({ publicIp: "198.51.100.7" })),
  "aws:ec2/route:Route": (input) => ({
    id: `r-${input("routeTableId")}-${input("destinationCidrBlock")}`,
    origin: "CreateRoute",
    state: "active",
  }),
  "aws:ec2/routeTable:RouteTable": ec2("rtb", "route-table"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": () => ({ id: `rtbassoc-${hex(17)}` }),
  "aws:ec2/securityGroup:SecurityGroup": ec2("sg", "security-group"),
  "aws:ec2/subnet:Subnet": ec2("subnet", "subnet"),
  "aws:ec2/vpc:Vpc": ec2("vpc", "vpc", () => ({
    defaultSecurityGroupId: `sg-${hex(17)}`,
    defaultRouteTableId: `rtb-${hex(17)}`,
    mainRouteTableId: `rtb-${hex(17)}`,
    defaultNetworkAclId: `acl-${hex(17)}`,
    dhcpOptionsId: `dopt-${hex(17)}`,
  })),
  "aws:ec2/vpcEndpoint:VpcEndpoint": ec2("vpce", "vpc-endpoint", () => ({
    state: "available",
    prefixListId: `pl-${hex(8)}`,
    networkInterfaceIds: [],
    dnsEntries: [],
    cidrBlocks: [],
    requesterManaged: false,
  })),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": registry("repository"),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": registry(),
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": registry(),
  "aws:ecr/repository:Repository": (input, place) => ({
    id: input("name"),
    arn: arn("ecr", place, `repository/${input("name")}`),
    registryId: place.account,
    repositoryUrl: `${place.account}.dkr.ecr.${place.region}.amazonaws.com/${input("name")}`,
  }),
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": registry("prefix"),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": registry("repository"),
  "aws:ecs/cluster:Cluster": byArn((input, place) => ({ id: arn("ecs", place, `cluster/${input("name")}`) })),
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": settingOf("clusterName"),
  "aws:ecs/service:Service": byArn((input, place) => ({
    id: arn("ecs", place, `service/${input("cluster").split("/").at(-1)}/${input("name")}`),
  })),
  "aws:ecs/taskDefinition:TaskDefinition": (input, place) => {
    const family = arn("ecs", place, `task-definition/${input("family")}`);
    const revision = Number.parseInt(hex(5), 16) + 1;
    return { id: input("family"), arn: `${family}:${revision}`, arnWithoutRevision: family, revision };
  },
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
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": byArn((input, place) => ({
    id: iam(place, `oidc-provider/${input("url").replace("https://", "")}`),
    thumbprintLists: [],
  })),
  "aws:iam/policy:Policy": byArn((input, place) => ({
    id: iam(place, `policy${input("path") || "/"}${input("name")}`),
    policyId: `ANPA${hex(17).toUpperCase()}`,
    attachmentCount: 0,
  })),
  "aws:iam/role:Role": (input, place) => ({
    id: input("name"),
    arn: iam(place, `role${input("path") || "/"}${input("name")}`),
    uniqueId: `AROA${hex(17).toUpperCase()}`,
    createDate: new Date().toISOString(),
  }),
  "aws:iam/rolePolicy:RolePolicy": (input) => ({ id: `${input("role")}:${input("name")}` }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (input) => ({ id: `${input("role")}-${input("policyArn")}` }),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": byArn((input, place) => ({
    id: iam(place, `role/aws-service-role/${input("awsServiceName")}/AWSServiceRole`),
    name: "AWSServiceRole",
    path: `/aws-service-role/${input("awsServiceName")}/`,
    uniqueId: `AROA${hex(17).toUpperCase()}`,
  })),
  "aws:kms/alias:Alias": (input, place) => ({
    id: input("name"),
    arn: arn("kms", place, input("name")),
    targetKeyArn: arn("kms", place, `key/${input("targetKeyId")}`),
  }),
  "aws:kms/key:Key": key,
  "aws:kms/replicaKey:ReplicaKey": (input, place) => {
    const id = input("primaryKeyArn").split("/").at(-1) ?? "";
    const usage = { keyRotationEnabled: true, keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" };
    return { id, arn: arn("kms", place, `key/${id}`), keyId: id, ...usage };
  },
  "aws:lambda/function:Function": (input, place) => ({
    id: input("name"),
    arn: arn("lambda", place, `function:${input("name")}`),
    version: "$LATEST",
    lastModified: new Date().toISOString(),
  }),
  "aws:lambda/permission:Permission": (input) => ({ id: input("statementId") }),
  "aws:lb/listener:Listener": byArn((input) => ({
    id: `${input("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${hex(16)}`,
  })),
  "aws:lb/listenerCertificate:ListenerCertificate": (input) => ({
    id: `${input("listenerArn")}_${input("certificateArn")}`,
  }),
  "aws:lb/listenerRule:ListenerRule": byArn((input) => ({
    id: `${input("listenerArn").replace(":listener/", ":listener-rule/")}/${hex(16)}`,
  })),
  "aws:lb/loadBalancer:LoadBalancer": byArn((input, place) => {
    const arnSuffix = `app/${input("name")}/${hex(16)}`;
    return {
      id: arn("elasticloadbalancing", place, `loadbalancer/${arnSuffix}`),
      arnSuffix,
      dnsName: `${input("name")}-${Number.parseInt(hex(7), 16)}.${place.region}.elb.amazonaws.com`,
      zoneId: zoneId(),
      vpcId: `vpc-${hex(17)}`,
    };
  }),
  "aws:lb/targetGroup:TargetGroup": byArn((input, place) => {
    const arnSuffix = `targetgroup/${input("name")}/${hex(16)}`;
    return { id: arn("elasticloadbalancing", place, arnSuffix), arnSuffix, loadBalancerArns: [] };
  }),
  "aws:route53/record:Record": (input) => ({
    id: [input("zoneId"), input("name"), input("type"), input("setIdentifier")].filter((part) => part !== "").join("_"),
    fqdn: input("name"),
  }),
  "aws:route53/zone:Zone": (_, { account }) => {
    const id = zoneId();
    const nameServers = [1, 2, 3, 4].map((server) => `ns-${server}.awsdns-0${server}.example`);
    return {
      id,
      zoneId: id,
      nameServers,
      primaryNameServer: "ns-1.awsdns-01.example",
      arn: `arn:aws:route53::${account}:hostedzone/${id}`,
    };
  },
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
  "aws:scheduler/schedule:Schedule": (input, place) => ({
    id: `${input("groupName") || "default"}/${input("name")}`,
    arn: arn("scheduler", place, `schedule/${input("groupName") || "default"}/${input("name")}`),
  }),
  "aws:scheduler/scheduleGroup:ScheduleGroup": (input, place) => ({
    id: input("name"),
    arn: arn("scheduler", place, `schedule-group/${input("name")}`),
    state: "ACTIVE",
  }),
  "aws:secretsmanager/secret:Secret": byArn((input, place) => ({
    id: arn("secretsmanager", place, `secret:${input("name")}-${hex(6)}`),
  })),
  "aws:secretsmanager/secretPolicy:SecretPolicy": settingOf("secretArn"),
  "aws:secretsmanager/secretRotation:SecretRotation": settingOf("secretId"),
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": (_, place) => {
    const id = `ns-${hex(16)}`;
    return { id, arn: arn("servicediscovery", place, `namespace/${id}`), hostedZone: zoneId() };
  },
  "aws:servicediscovery/service:Service": (_, place) => {
    const id = `srv-${hex(16)}`;
    return { id, arn: arn("servicediscovery", place, `service/${id}`) };
  },
  "aws:sfn/stateMachine:StateMachine": byArn((input, place) => ({
    id: arn("states", place, `stateMachine:${input("name")}`),
    status: "ACTIVE",
    creationDate: new Date().toISOString(),
    revisionId: "INITIAL",
  })),
  "aws:sns/topic:Topic": byArn((input, place) => ({
    id: arn("sns", place, input("name")),
    owner: place.account,
    beginningArchiveTime: "",
  })),
  "aws:sns/topicPolicy:TopicPolicy": (input, { account }) => ({ id: input("arn"), owner: account }),
  "aws:sns/topicSubscription:TopicSubscription": byArn((input, { account }) => ({
    id: `${input("topic")}:${hex(8)}-${hex(4)}-${hex(12)}`,
    ownerId: account,
    pendingConfirmation: input("protocol") === "email",
    confirmationWasAuthenticated: input("protocol") !== "email",
  })),
  "aws:sqs/queue:Queue": (input, place) => {
    const url = `https://sqs.${place.region}.amazonaws.com/${place.account}/${input("name")}`;
    return { id: url, url, arn: arn("sqs", place, input("name")) };
  },
  "aws:sqs/queuePolicy:QueuePolicy": settingOf("queueUrl"),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": settingOf("queueUrl"),
  "aws:ssm/parameter:Parameter": (input, place) => ({
    id: input("name"),
    arn: arn("ssm", place, `parameter/${input("name").replace(/^\//, "")}`),
    version: 1,
    hasValueWo: false,
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule(),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": securityGroupRule(),
  "aws:wafv2/webAcl:WebAcl": (input, place) => {
    const id = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    const level = input("scope") === "CLOUDFRONT" ? "global" : "regional";
    return {
      id,
      arn: arn("wafv2", place, `${level}/webacl/${input("name")}/${id}`),
      capacity: 925,
      lockToken: hex(16),
    };
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": (input) => ({ id: `${input("webAclArn")},${input("resourceArn")}` }),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": settingOf("resourceArn"),
  "aws:xray/group:Group": byArn((input, place) => ({
    id: arn("xray", place, `group/${input("groupName")}/${hex(26).toUpperCase()}`),
  })),
  "aws:xray/samplingRule:SamplingRule": (input, place) => ({
    id: input("ruleName"),
    arn: arn("xray", place, `sampling-rule/${input("ruleName")}`),
  }),
  ...atlasMakers,
};

/** The identifier and outputs of a new object. Throws for a type that the cloud does not know. */
export function makeObject(type: string, inputs: Properties, place: Place): Made {
  const maker = makers[type];
  if (maker === undefined) throw new Error(`the simulated cloud has no ${type}; add it to made.ts`);
  const text = (property: string) => {
    const value = inputs[property];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const { id, ...outputs } = maker(text, place);
  const known = typeFacts(type)?.outputs ?? [];
  const own = Object.entries({ ...outputs, ...madeOfLists(type, inputs) }).filter(([name]) => known.includes(name));
  return { id, outputs: Object.fromEntries(own) };
}

/** The outputs that are known only when the object exists. */
export function outputNames(type: string): readonly string[] {
  return (typeFacts(type)?.outputs ?? []).filter((name) => name !== "tagsAll");
}

function registry(property?: string): Maker {
  return (input, { account }) => ({ id: property === undefined ? account : input(property), registryId: account });
}

function securityGroupRule(): Maker {
  return (_, place) => {
    const id = `sgr-${hex(17)}`;
    return { id, arn: arn("ec2", place, `security-group-rule/${id}`), securityGroupRuleId: id };
  };
}

function madeOfLists(type: string, inputs: Properties): Properties {
  if (type !== "aws:acm/certificate:Certificate") return {};
  const { domainName, subjectAlternativeNames } = inputs;
  const domains = [domainName, ...((subjectAlternativeNames ?? []) as readonly Wire[])].filter(
    (domain): domain is string => typeof domain === "string",
  );
  // One record validates a domain and its wildcard.
  const records = new Map(domains.map((domain) => [domain.replace(/^\*\./, ""), hex(32)]));
  const domainValidationOptions = [...new Set(domains)].map((domain) => ({
    domainName: domain,
    resourceRecordName: `_${records.get(domain.replace(/^\*\./, ""))}.${domain.replace(/^\*\./, "")}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${hex(32)}.acm-validations.aws.`,
  }));
  return { domainValidationOptions };
}

/** The default tags of a provider's configuration. */
export function defaultTagsOf(configuration: Properties): Properties {
  const { defaultTags } = configuration;
  const tags = isRecord(defaultTags) ? defaultTags["tags"] : undefined;
  return isRecord(tags) ? tags : {};
}
