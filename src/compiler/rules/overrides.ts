/** What an override speaks of. */
import { fullToken } from "../../graph/tokens.ts";

/** The full type in `<owner>/<type>` or `<owner>/<type>/<logical name>`, whose type is written in full or short. */
export function overriddenType(resource: string): string {
  const rest = resource.slice(resource.indexOf("/") + 1);
  return fullToken(/^[^:]+:[^:]+:[^/]+/.exec(rest)?.[0] ?? rest);
}

/** The properties that make the physical name of a resource. */
const NAME_PROPERTIES: ReadonlySet<string> = new Set(["name", "namePrefix", "bucketPrefix"]);
const NAME_PROPERTIES_OF: Readonly<Record<string, string>> = {
  "aws:ecs/taskDefinition:TaskDefinition": "family",
  "aws:s3/bucket:Bucket": "bucket",
};

/** Whether a property makes the physical name of a resource of that type. */
export function isNameProperty(type: string, property: string): boolean {
  return NAME_PROPERTIES.has(property) || NAME_PROPERTIES_OF[type] === property;
}
