/**
 * What the simulated cloud makes of the inputs of each type: the identifier and the outputs, in AWS's forms. A type that
 * the registry gains needs a line in the file of its kind in `made/`.
 */
import { typeFacts } from "../../../src/graph/sdk-facts.ts";
import { isRecord, type Wire } from "../../../src/graph/wire.ts";
import { accessMakers } from "./made/access.ts";
import { atlasMakers } from "./made/atlas.ts";
import { backupMakers } from "./made/backup.ts";
import { complianceMakers } from "./made/compliance.ts";
import { containersMakers } from "./made/containers.ts";
import { edgeMakers } from "./made/edge.ts";
import { functionsAndSchedulesMakers } from "./made/functions-and-schedules.ts";
import { hex, type Maker, type Place } from "./made/maker.ts";
import { messagesMakers } from "./made/messages.ts";
import { networkMakers } from "./made/network.ts";
import { observabilityMakers } from "./made/observability.ts";
import { storesMakers } from "./made/stores.ts";
import type { Properties } from "./store.ts";

export type { Place };

export interface Made {
  readonly id: string;
  readonly outputs: Properties;
}

const makers: Readonly<Record<string, Maker>> = {
  ...accessMakers,
  ...atlasMakers,
  ...backupMakers,
  ...complianceMakers,
  ...containersMakers,
  ...edgeMakers,
  ...functionsAndSchedulesMakers,
  ...messagesMakers,
  ...networkMakers,
  ...observabilityMakers,
  ...storesMakers,
};

/** The identifier and outputs of a new object. Throws for a type that the cloud does not know. */
export function makeObject(type: string, inputs: Properties, place: Place): Made {
  const maker = makers[type];
  if (maker === undefined) throw new Error(`the simulated cloud has no ${type}; add it to a file of made/`);
  const text = (property: string) => {
    const value = inputs[property];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const { id, ...outputs } = maker(text, place);
  const known = typeFacts(type)?.outputs ?? [];
  const own = Object.entries({ ...outputs, ...madeOfLists(type, inputs) }).filter(([name]) => known.includes(name));
  return { id, outputs: { ...Object.fromEntries(own), ...madeInside(type, inputs) } };
}

/** The outputs that are known only when the object exists. */
export function outputNames(type: string): readonly string[] {
  return (typeFacts(type)?.outputs ?? []).filter((name) => name !== "tagsAll");
}

/** What the cloud adds to inputs that are structures. */
function madeInside(type: string, { replicationSpecs }: Properties): Properties {
  if (type !== "mongodbatlas:index/advancedCluster:AdvancedCluster" || !Array.isArray(replicationSpecs)) return {};
  return { replicationSpecs: replicationSpecs.map((one) => (isRecord(one) ? { ...one, zoneId: hex(24) } : one)) };
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
