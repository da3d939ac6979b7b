/** The functions of the simulated providers. */
import { isRecord, type Wire } from "../../../src/graph/wire.ts";
import { connectionStrings } from "./made/atlas.ts";
import type { Place } from "./made.ts";
import { Refusal } from "./refusal.ts";
import type { CloudObject, Properties, Store } from "./store.ts";

/** The result of a function. Throws `Refusal` for one that the cloud does not have, or finds nothing. */
export function callFunction(token: string, args: Properties, place: Place, store: Store): Properties {
  const region = typeof args["region"] === "string" ? args["region"] : place.region;
  switch (token) {
    case "aws:index/getCallerIdentity:getCallerIdentity": {
      const { account } = place;
      return { id: account, accountId: account, arn: `arn:aws:iam::${account}:user/tester`, userId: "AIDATESTER" };
    }
    case "aws:index/getRegion:getRegion":
      return { id: region, region, name: region, endpoint: `ec2.${region}.amazonaws.com`, description: region };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
    case "aws:index/getAvailabilityZones:getAvailabilityZones": {
      const names = ["a", "b", "c"].map((zone) => `${region}${zone}`);
      return { id: region, names, zoneIds: names, groupNames: [region], region };
    }
    case "aws:ec2/getManagedPrefixList:getManagedPrefixList":
    case "aws:ec2/getPrefixList:getPrefixList":
      return { id: "pl-0123456789abcdef0", name: args["name"] ?? "", arn: "", entries: [], tags: {}, cidrBlocks: [] };
    case "aws:route53/getZone:getZone": {
      const zone = store.list().find(({ type, id, inputs }) => {
        if (type !== "aws:route53/zone:Zone") return false;
        return args["zoneId"] === id || withoutDot(args["name"]) === withoutDot(inputs["name"]);
      });
      if (zone === undefined) throw new Refusal(`no matching Route 53 Hosted Zone found (${JSON.stringify(args)})`);
      return { ...zone.inputs, ...zone.outputs, id: zone.id };
    }
    case "aws:resourcegroupstaggingapi/getResources:getResources":
      return { id: region, resourceTagMappingLists: tagged(args, region, place, store) };
    case "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster": {
      const { projectId, name } = args;
      const inProject = (type: string) =>
        store.list().filter((object) => object.type === type && object.inputs["projectId"] === projectId);
      const cluster = inProject("mongodbatlas:index/advancedCluster:AdvancedCluster").find(
        ({ inputs }) => inputs["name"] === name,
      );
      if (cluster === undefined)
        throw new Refusal(`CLUSTER_NOT_FOUND: no cluster ${String(name)} in ${String(projectId)}`);
      const [endpoint] = inProject("mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService");
      const strings = connectionStrings(String(name), endpoint);
      return { ...cluster.inputs, ...cluster.outputs, id: cluster.id, connectionStrings: strings };
    }
    default:
      throw new Refusal(`the simulated cloud has no function ${token}; add it to functions.ts`);
  }
}

/** What has all the tags that are asked for; what is global is found in us-east-1. */
function tagged(args: Properties, region: string, { account }: Place, store: Store): readonly Wire[] {
  const filters = (args["tagFilters"] ?? []) as unknown as readonly { key: string; values: readonly string[] }[];
  const services = (args["resourceTypeFilters"] ?? []) as readonly string[];
  return store.list().flatMap((object) => {
    const arn = object.outputs["arn"] ?? arnOf(object);
    const tags = object.inputs["tagsAll"];
    if (object.account !== account || (object.region || "us-east-1") !== region) return [];
    if (typeof arn !== "string" || !isRecord(tags) || !services.includes(arn.split(":")[2] ?? "")) return [];
    return filters.every(({ key, values }) => values.includes(String(tags[key]))) ? [{ resourceArn: arn, tags }] : [];
  });
}

/** ARNs that AWS has and the provider does not give. */
function arnOf({ type, id, account, region }: CloudObject): string | undefined {
  return type === "aws:ec2/natGateway:NatGateway" ? `arn:aws:ec2:${region}:${account}:natgateway/${id}` : undefined;
}

function withoutDot(name: Wire | undefined): Wire | undefined {
  return isRecord(name) ? undefined : String(name ?? "").replace(/\.$/, "");
}
