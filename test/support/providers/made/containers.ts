/** What the simulated cloud makes of what runs containers. */
import { arn, byArn, hex, type Maker, settingOf, zoneId } from "./maker.ts";

export const containersMakers: Readonly<Record<string, Maker>> = {
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
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": (_, place) => {
    const id = `ns-${hex(16)}`;
    return { id, arn: arn("servicediscovery", place, `namespace/${id}`), hostedZone: zoneId() };
  },
  "aws:servicediscovery/service:Service": (_, place) => {
    const id = `srv-${hex(16)}`;
    return { id, arn: arn("servicediscovery", place, `service/${id}`) };
  },
};

function registry(property?: string): Maker {
  return (input, { account }) => ({ id: property === undefined ? account : input(property), registryId: account });
}
