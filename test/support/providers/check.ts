/**
 * Check, as the real providers do it before anything is planned: unknown and missing inputs are failures, the physical
 * name is made where none is given, the provider's default tags are merged into `tagsAll`.
 */
import { createHash } from "node:crypto";
import { autoNameLimit, typeFacts } from "../../../src/graph/sdk-facts.ts";
import { holdsUnknown, isRecord, UNKNOWN, type Wire } from "../../../src/graph/wire.ts";
import { nameEnding, nameFailure } from "./fifo.ts";
import { plain } from "./properties.ts";
import type { Properties } from "./store.ts";

export interface CheckRequest {
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly seed: Uint8Array;
  /** What the last check returned; empty for a new resource. */
  readonly olds: Properties;
  readonly news: Properties;
  readonly defaultTags: Properties;
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

/** pulumi-terraform-bridge, autonaming: a hyphen and seven hexadecimal digits. */
const SUFFIX = 7;
/** Which names the provider has made itself, as the bridge writes it down among the inputs. */
const DEFAULTS = "__defaults";

/** The inputs that the engine goes on with, and what is wrong with them. */
export function checkInputs(request: CheckRequest): Checked {
  const { type, news, olds } = request;
  const facts = typeFacts(type);
  if (facts === undefined)
    return { inputs: news, failures: [{ property: "", reason: `unknown resource type "${type}"` }] };
  const failures = [
    ...Object.keys(news)
      .filter((property) => !property.startsWith("__") && !facts.inputs.includes(property))
      .map((property) => ({ property, reason: `Invalid or unknown key. "${property}" is no input of ${type}` })),
    ...facts.required
      .filter((property) => news[property] === undefined || news[property] === null)
      .map((property) => ({ property, reason: `Missing required argument. The argument "${property}" is required` })),
  ];
  const inputs: Record<string, Wire> = { ...news, [DEFAULTS]: [] };
  const property = autoNameProperty(type);
  if (property !== undefined && news[property] === undefined && news[`${property}Prefix`] === undefined) {
    const made = (olds[DEFAULTS] as readonly string[] | undefined)?.includes(property) ? olds[property] : undefined;
    const name = made ?? autoName(request, property);
    inputs[property] = name;
    inputs[DEFAULTS] = [property];
    const limit = autoNameLimit(type);
    if (typeof name === "string" && name.length > limit) {
      failures.push({
        property,
        reason: `"${property}" would be "${name}", ${name.length} characters long; at most ${limit} are allowed`,
      });
    }
  }
  const wrongName = nameFailure(type, inputs);
  if (wrongName !== undefined) failures.push({ property: "name", reason: wrongName });
  const securityGroup = plain(inputs["name"] ?? null);
  if (type === "aws:ec2/securityGroup:SecurityGroup" && String(securityGroup).startsWith("sg-")) {
    failures.push({ property: "name", reason: 'invalid value for name (cannot begin with "sg-")' });
  }
  if (facts.outputs.includes("tagsAll")) {
    const tagsAll = allTags(news["tags"], request.defaultTags);
    if (tagsAll !== undefined) inputs["tagsAll"] = tagsAll;
  }
  return { inputs, failures };
}

/** The property that is named automatically; `undefined` for types without, or whose name is required. */
export function autoNameProperty(type: string): string | undefined {
  const facts = typeFacts(type);
  const property = type === "aws:s3/bucket:Bucket" ? "bucket" : "name";
  return facts?.inputs.includes(property) && !facts.required.includes(property) ? property : undefined;
}

/** Whether the provider has made the name itself. */
export function isAutoNamed(inputs: Properties): boolean {
  return ((inputs[DEFAULTS] ?? []) as readonly string[]).length > 0;
}

function autoName({ type, name, seed, news }: CheckRequest, property: string): string {
  const suffix = createHash("sha256").update(seed).update(`${type} ${name} ${property}`).digest("hex").slice(0, SUFFIX);
  const prefix = type === "aws:kms/alias:Alias" ? `alias/${name}` : name;
  return `${type === "aws:s3/bucket:Bucket" ? prefix.toLowerCase() : prefix}-${suffix}${nameEnding(type, news)}`;
}

function allTags(tags: Wire | undefined, defaultTags: Properties): Wire | undefined {
  if (holdsUnknown(tags)) return UNKNOWN;
  const own = plain(tags ?? null);
  const all = { ...defaultTags, ...(isRecord(own) ? own : {}) };
  return Object.keys(all).length === 0 ? undefined : all;
}
