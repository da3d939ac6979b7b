/** Rules about ECS, and about the tags of everything. */
import { documentOf, type Resource } from "./account.ts";
import type { Evaluator } from "./evaluators.ts";

interface Container {
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly environment?: readonly { readonly name: string }[];
}

function containersOf({ node }: Resource): readonly Container[] {
  return (documentOf(node.inputs["containerDefinitions"]) ?? []) as readonly Container[];
}

function everyContainer(
  holds: (container: Container, parameters: Readonly<Record<string, string>>) => boolean,
): Evaluator {
  return {
    tokens: ["aws:ecs/taskDefinition:TaskDefinition"],
    isCompliant: (task, _, parameters) => {
      const containers = containersOf(task);
      return containers.length > 0 && containers.every((container) => holds(container, parameters));
    },
  };
}

/** The types of AWS Config that the rule of tags is narrowed to, as Pulumi calls them. */
export const TAGGED_TOKENS: Readonly<Record<string, readonly string[]>> = {
  "AWS::ACM::Certificate": ["aws:acm/certificate:Certificate"],
  "AWS::AutoScaling::AutoScalingGroup": ["aws:autoscaling/group:Group"],
  "AWS::DynamoDB::Table": ["aws:dynamodb/table:Table"],
  "AWS::EC2::Instance": ["aws:ec2/instance:Instance"],
  "AWS::EC2::InternetGateway": ["aws:ec2/internetGateway:InternetGateway"],
  "AWS::EC2::SecurityGroup": [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  ],
  "AWS::EC2::Subnet": ["aws:ec2/subnet:Subnet"],
  "AWS::EC2::VPC": ["aws:ec2/vpc:Vpc"],
  "AWS::EC2::Volume": ["aws:ebs/volume:Volume"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["aws:lb/loadBalancer:LoadBalancer"],
  "AWS::RDS::DBInstance": ["aws:rds/instance:Instance"],
  "AWS::S3::Bucket": ["aws:s3/bucket:Bucket"],
};

export const taskEvaluators: Readonly<Record<string, Evaluator>> = {
  ECS_CONTAINERS_NONPRIVILEGED: everyContainer(({ privileged }) => privileged !== true),
  ECS_CONTAINERS_READONLY_ACCESS: everyContainer(({ readonlyRootFilesystem }) => readonlyRootFilesystem === true),
  ECS_NO_ENVIRONMENT_SECRETS: everyContainer(({ environment = [] }, { secretKeys = "" }) => {
    const keys = secretKeys.split(",").map((key) => key.trim());
    return !environment.some(({ name }) => keys.includes(name));
  }),
  ECS_CONTAINER_INSIGHTS_ENABLED: {
    tokens: ["aws:ecs/cluster:Cluster"],
    isCompliant: ({ node }) => {
      const settings = (node.inputs["settings"] ?? []) as readonly { name: string; value: string }[];
      return settings.some(
        ({ name, value }) => name === "containerInsights" && ["enabled", "enhanced"].includes(value),
      );
    },
  },
  REQUIRED_TAGS: {
    tokens: Object.values(TAGGED_TOKENS).flat(),
    isCompliant: ({ tags }, _, parameters) =>
      Object.entries(parameters)
        .filter(([name]) => /^tag[1-6]Key$/.test(name))
        .every(([, key]) => Object.hasOwn(tags, key)),
  },
};
